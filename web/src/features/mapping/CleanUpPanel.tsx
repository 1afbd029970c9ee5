// SPDX-License-Identifier: Apache-2.0
//
// Clean-ups that the values of a column call for, each with an example; nothing is done before it is ticked.
import { Button, Checkbox } from '@mantine/core';
import type { CleanUpOffer, ColumnMapping } from '../../api/types';
import { t } from '../../i18n/t';
import styles from './Mapping.module.css';

type CleanUpPanelProps = {
  name: string;
  offers: CleanUpOffer[];
  entry: ColumnMapping;
  onSet: (part: Partial<ColumnMapping>) => void;
  onSplitName: () => void;
};

export function CleanUpPanel({ name, offers, entry, onSet, onSplitName }: CleanUpPanelProps) {
  const chosen = entry.clean_up ?? [];
  return (
    <div className={styles['panel']} role="group" aria-label={t('clean.title', { name })}>
      {offers.map((offer) => {
        const { kind } = offer;
        const example = t('clean.example', { before: offer.before, after: offer.after, n: offer.count });
        if (kind === 'split_name') {
          return (
            <div key={kind} className="row wrap" style={{ gap: 12 }}>
              <span className="sm">
                {t('clean.split_name')} <span className="t3">{example}</span>
              </span>
              <Button size="xs" variant="default" onClick={onSplitName}>
                {t('clean.splitAction')}
              </Button>
            </div>
          );
        }
        return (
          <Checkbox
            key={kind}
            size="xs"
            label={t(`clean.${kind}`)}
            description={example}
            checked={chosen.includes(kind)}
            onChange={(event) =>
              onSet({
                clean_up: event.currentTarget.checked ? [...chosen, kind] : chosen.filter((one) => one !== kind),
              })
            }
          />
        );
      })}
    </div>
  );
}

// SPDX-License-Identifier: Apache-2.0
//
// Clean-ups that the values of a column call for, each with an example; nothing is done before it is ticked.
import { Button, Checkbox } from '@mantine/core';
import type { CleanUpOffer, ColumnMapping, Field } from '../../api/types';
import { t } from '../../i18n/t';
import { Select } from '../../ui/Select';
import styles from './Mapping.module.css';
import { canTakeSplit } from './mappingDraft';

type CleanUpPanelProps = {
  name: string;
  offers: CleanUpOffer[];
  entry: ColumnMapping;
  fields: Field[];
  onSet: (part: Partial<ColumnMapping>) => void;
  onSplitName: () => void;
};

export function CleanUpPanel({ name, offers, entry, fields, onSet, onSplitName }: CleanUpPanelProps) {
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
        if (kind === 'split_values') {
          return (
            <SplitChoice
              key={kind}
              name={name}
              offer={offer}
              example={example}
              entry={entry}
              fields={fields}
              onSet={onSet}
            />
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

type SplitChoiceProps = Pick<CleanUpPanelProps, 'name' | 'entry' | 'fields' | 'onSet'> & {
  offer: CleanUpOffer;
  example: string;
};

// The first value stays with the column's field; the second one needs a field of its own.
function SplitChoice({ name, offer, example, entry, fields, onSet }: SplitChoiceProps) {
  const places = fields.filter((field) => canTakeSplit(field) && field.key !== entry.field);
  return (
    <Select
      size="xs"
      maw={380}
      label={t('clean.split_values')}
      description={example}
      aria-label={t('clean.splitTo', { name })}
      placeholder={t('clean.splitNot')}
      data={places.map((field) => ({ value: field.key, label: field.label }))}
      value={entry.split?.to ?? null}
      searchable
      clearable
      comboboxProps={{ keepMounted: false }}
      onChange={(to) => onSet({ split: to === null ? null : { at: offer.at ?? ',', to } })}
    />
  );
}

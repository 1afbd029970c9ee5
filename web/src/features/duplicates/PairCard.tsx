// SPDX-License-Identifier: Apache-2.0
//
// One pair: why it is listed, both leads side by side, and what a person says of it.
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { dismissLikely } from '../../api/duplicates';
import { useSession } from '../../api/session';
import type { Field, LikelyPair } from '../../api/types';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { IconArrowMerge } from '../../ui/icons';
import { toast } from '../../ui/Toast/toast';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import styles from './Duplicates.module.css';
import { isMain, mergeLines } from './merge';
import { MergeDialog } from './MergeDialog';
import { PairTable } from './PairTable';

type PairCardProps = {
  pair: LikelyPair;
  fields: readonly Field[];
  leadLink: (id: number, children: ReactNode) => ReactNode;
  onSettled: (said: string) => void;
};

export function PairCard({ pair, fields, leadLink, onSettled }: PairCardProps) {
  const { rights } = useSession();
  const [all, setAll] = useState(false);
  const [merging, setMerging] = useState(false);
  const names = { one: pair.left.name, other: pair.right.name };
  const telling = useMutation({
    mutationFn: () => dismissLikely(pair.id),
    onSuccess: () => onSettled(t('likely.dismissed', names)),
    onError: (error) => toast({ tone: 'err', title: failureText(error).message, detail: failureText(error).remedy }),
  });
  const lines = mergeLines(fields, pair);
  const rest = lines.filter((line) => !isMain(line)).length;
  const title = t('likely.pair', names);
  return (
    <li>
      <article className="card" aria-label={title} data-pair={pair.id} tabIndex={-1} style={{ outline: 'none' }}>
        <div className={styles['head']}>
          <div className="grow" style={{ minWidth: 200 }}>
            <h2 className="h2">{title}</h2>
            <p className="row wrap sm" style={{ gap: '4px 6px', marginTop: 4 }}>
              <span className="t3 num">{t('likely.score', { n: pair.score })}</span>
              {pair.reasons.map((reason) => (
                <span key={reason.code} className="tag">
                  {t(`likely.reason.${reason.code}`)}
                </span>
              ))}
            </p>
          </div>
          {rights.edit_leads && (
            <div className="buttons">
              <WriteButton
                size="xs"
                variant="default"
                aria-busy={telling.isPending}
                aria-label={t('likely.dismissNamed', names)}
                onClick={() => !telling.isPending && telling.mutate()}
              >
                {t('likely.dismiss')}
              </WriteButton>
              <Button
                size="xs"
                leftSection={<IconArrowMerge size={15} aria-hidden />}
                aria-label={t('likely.mergeNamed', names)}
                onClick={() => setMerging(true)}
              >
                {t('likely.merge')}
              </Button>
            </div>
          )}
        </div>
        <PairTable
          label={t('likely.table', names)}
          pair={pair}
          lines={all ? lines : lines.filter(isMain)}
          leadLink={leadLink}
        />
        {rest > 0 && (
          <div className={styles['foot']}>
            <button type="button" className="link-button sm" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? t('likely.fewer') : t('likely.more', { n: rest })}
            </button>
          </div>
        )}
        {merging && (
          <MergeDialog
            pair={pair}
            lines={lines}
            leadLink={leadLink}
            onClose={() => setMerging(false)}
            onMerged={() => {
              setMerging(false);
              onSettled(t('likely.mergedSaid', names));
            }}
          />
        )}
      </article>
    </li>
  );
}

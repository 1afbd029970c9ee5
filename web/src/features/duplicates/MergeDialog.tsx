// SPDX-License-Identifier: Apache-2.0
//
// Makes one lead of two: the older one stays, and the person chooses between two values field by field.
import { Button, Radio } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { mergePair } from '../../api/duplicates';
import { isProblem } from '../../api/problem';
import type { LikelyPair } from '../../api/types';
import { t } from '../../i18n/t';
import { Dialog } from '../../ui/Dialog/Dialog';
import { failureText } from '../../ui/failureText';
import { Note } from '../../ui/Note/Note';
import { toast } from '../../ui/Toast/toast';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import styles from './Duplicates.module.css';
import { takenFromYounger, type MergeLine, type Side } from './merge';
import { PairTable } from './PairTable';

type MergeDialogProps = {
  pair: LikelyPair;
  lines: readonly MergeLine[];
  leadLink: (id: number, children: ReactNode) => ReactNode;
  onClose: () => void;
  onMerged: () => void;
};

export function MergeDialog({ pair, lines, leadLink, onClose, onMerged }: MergeDialogProps) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Record<string, Side>>({});
  const merging = useMutation({
    mutationFn: () => mergePair(pair, takenFromYounger(lines, chosen)),
    onSuccess: (kept) => {
      toast({ tone: 'ok', title: t('likely.merged', { name: kept.name, id: String(pair.right.id) }) });
      void client.invalidateQueries({ queryKey: ['leads'] });
      void client.invalidateQueries({ queryKey: ['lead'] });
      onMerged();
    },
    // Somebody changed one of the two: the list brings them as they are now.
    onError: (error) => {
      if (isProblem(error, 'CONFLICT')) void client.invalidateQueries({ queryKey: ['likely'] });
    },
  });
  const cell = (line: MergeLine, side: Side): ReactNode => {
    const text = line[side] === '' ? <span className="t3">{t('lead.none')}</span> : line[side];
    if (line.kind === 'choice') {
      return (
        <Radio
          size="sm"
          name={line.key}
          label={text}
          aria-label={t('likely.choose', { field: line.label, value: line[side] })}
          checked={(chosen[line.key] ?? 'older') === side}
          onChange={() => setChosen({ ...chosen, [line.key]: side })}
        />
      );
    }
    const stays = line.kind === 'joined' || line.kind === side || (line.kind === 'kept' && side === 'older');
    return (
      <>
        <span style={{ display: 'block' }}>{text}</span>
        {stays && (
          <span className={styles['result']}>{t(line.kind === 'joined' ? 'likely.joined' : 'likely.stays')}</span>
        )}
      </>
    );
  };
  const failure = merging.isError ? failureText(merging.error) : null;
  return (
    <Dialog opened onClose={onClose} title={t('likely.mergeTitle')} width={840}>
      <p className="t2" style={{ marginBottom: 14 }}>
        {t('likely.mergeHint', { older: String(pair.left.id), younger: String(pair.right.id) })}
      </p>
      {failure !== null && (
        <div style={{ marginBottom: 14 }}>
          <Note tone="err" alert>
            <span className="b">{failure.message}</span> {failure.remedy}
          </Note>
        </div>
      )}
      <div className="card">
        <PairTable label={t('likely.mergeTable')} pair={pair} lines={lines} leadLink={leadLink} cell={cell} />
      </div>
      <div className="buttons ends" style={{ marginTop: 20 }}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <WriteButton aria-busy={merging.isPending} onClick={() => !merging.isPending && merging.mutate()}>
          {t('likely.mergeAction')}
        </WriteButton>
      </div>
    </Dialog>
  );
}

// SPDX-License-Identifier: Apache-2.0
//
// Undo this import? First the honest count of what goes, what comes back, and what is kept.
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { importQuery, undoImport, undoQuery } from '../../api/imports';
import type { Import } from '../../api/types';
import { number } from '../../i18n/format';
import { rich, t } from '../../i18n/t';
import { Dialog } from '../../ui/Dialog/Dialog';
import { failureText } from '../../ui/failureText';
import { Note } from '../../ui/Note/Note';
import { LoadError, Skeleton } from '../../ui/States/States';
import { typeToConfirmAbove } from './report';

export function UndoDialog({ job, opened, onClose }: { job: Import; opened: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const query = useQuery({ ...undoQuery(job.id, 'ask'), enabled: opened, staleTime: 0 });
  const undoing = useMutation({
    mutationFn: () => undoImport(job.id),
    onSuccess: (next) => {
      client.setQueryData(importQuery(job.id).queryKey, next);
      void client.invalidateQueries({ queryKey: ['imports'] });
      onClose();
    },
  });
  const undo = query.data;
  const confirm = undo !== undefined && undo.trashed > typeToConfirmAbove;
  const press = () => {
    if (undo === undefined || !undo.possible || undoing.isPending) return;
    const ok = !confirm || typed.replace(/\D/g, '') === String(undo.trashed);
    setWrong(!ok);
    if (ok) undoing.mutate();
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={t('undo.title')} width={500}>
      {query.isPending && <Skeleton rows={3} label={t('undo.loading')} />}
      {query.isError && (
        <LoadError
          message={failureText(query.error).message}
          detail={failureText(query.error).remedy}
          onRetry={() => void query.refetch()}
        />
      )}
      {undoing.isError && (
        <Note tone="err" alert>
          <span className="b">{failureText(undoing.error).message}</span> {failureText(undoing.error).remedy}
        </Note>
      )}
      {undo !== undefined && !undo.possible && (
        <Note tone="warn">{undo.reason === '' ? t('undo.notPossible') : undo.reason}</Note>
      )}
      {undo !== undefined && undo.possible && (
        <>
          <ul style={{ paddingInlineStart: 18, display: 'grid', gap: 6 }} className="t2">
            <li>{t('undo.trashed', { n: undo.trashed })}</li>
            <li>{t('undo.restored', { n: undo.restored })}</li>
            <li>{t('undo.kept', { n: undo.kept })}</li>
            <li>{t('undo.final')}</li>
          </ul>
          {confirm && (
            <TextInput
              mt={18}
              label={rich('undo.type', { n: <b>{number(undo.trashed)}</b> })}
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              error={wrong ? t('undo.typeWrong') : undefined}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          )}
        </>
      )}
      <div className="buttons ends" style={{ marginTop: 22 }}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('cancel')}
        </Button>
        {undo?.possible === true && (
          <Button color="red.9" aria-busy={undoing.isPending} onClick={press}>
            {t('undo.action')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

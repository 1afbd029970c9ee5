// SPDX-License-Identifier: Apache-2.0
//
// Undo this import? First the honest count of what goes, what comes back, and what is kept.
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { importQuery, undoImport, undoQuery } from '../../api/imports';
import type { Import } from '../../api/types';
import { number } from '../../i18n/format';
import { rich, t } from '../../i18n/t';
import { Dialog } from '../../ui/Dialog/Dialog';
import { failureText } from '../../ui/failureText';
import { Note } from '../../ui/Note/Note';
import { LoadError, Skeleton } from '../../ui/States/States';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import { typeToConfirmAbove } from './report';
import { UndoLeads } from './UndoLeads';

type UndoDialogProps = {
  job: Import;
  opened: boolean;
  onClose: () => void;
  leadLink: (id: number, children: ReactNode) => ReactNode;
};

export function UndoDialog({ job, opened, onClose, leadLink }: UndoDialogProps) {
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const [seen, setSeen] = useState(false);
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
            <li>
              {t('undo.kept', { n: undo.kept })}{' '}
              {undo.kept > 0 && (
                <button type="button" className="link-button" aria-expanded={seen} onClick={() => setSeen(!seen)}>
                  {seen ? t('undo.hideKept') : t('undo.seeKept')}
                </button>
              )}
            </li>
            <li>{t('undo.final')}</li>
          </ul>
          {seen && (
            <div
              className="card sunken"
              style={{ padding: '8px 14px', marginTop: 12, maxHeight: 260, overflowY: 'auto' }}
            >
              <UndoLeads importId={job.id} fate="kept" state="ask" label={t('undo.fate.kept')} leadLink={leadLink} />
            </div>
          )}
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
          <WriteButton color="red.9" aria-busy={undoing.isPending} onClick={press}>
            {t('undo.action')}
          </WriteButton>
        )}
      </div>
    </Dialog>
  );
}

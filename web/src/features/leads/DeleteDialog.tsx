// SPDX-License-Identifier: Apache-2.0
//
// Asks before leads go to the trash, and says how many.
import { Button } from '@mantine/core';
import { t } from '../../i18n/t';
import { Dialog } from '../../ui/Dialog/Dialog';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import { mostAtOnce } from './useBulk';

type DeleteDialogProps = {
  count: number;
  days: number;
  opened: boolean;
  working: boolean;
  onClose: () => void;
  onDelete: () => void;
};

export function DeleteDialog({ count, days, opened, working, onClose, onDelete }: DeleteDialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={t('leads.deleteTitle', { n: count })}>
      <p className="t2">{t('leads.deleteHint', { days })}</p>
      {count > mostAtOnce && <p className="t2">{t('bulk.asJob')}</p>}
      <div className="buttons ends" style={{ marginTop: 22 }}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('cancel')}
        </Button>
        <WriteButton color="red.9" aria-busy={working} onClick={onDelete}>
          {t('leads.deleteAction', { n: count })}
        </WriteButton>
      </div>
    </Dialog>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteRole } from '../../api/people';
import type { Role } from '../../api/types';
import { t } from '../../i18n/t';
import { Dialog } from '../../ui/Dialog/Dialog';
import { failureText } from '../../ui/failureText';
import { Note } from '../../ui/Note/Note';
import { WriteButton } from '../../ui/WriteButton/WriteButton';

export function DeleteRole({ role, onClose }: { role: Role; onClose: () => void }) {
  const client = useQueryClient();
  const deleting = useMutation({
    mutationFn: () => deleteRole(role.id),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['roles'] });
      onClose();
    },
  });
  return (
    <Dialog opened onClose={onClose} title={t('roles.deleteTitle', { name: role.name })}>
      <p className="t2">{t('roles.deleteHint')}</p>
      {deleting.isError && (
        <div style={{ marginTop: 12 }}>
          <Note tone="err" alert>
            {failureText(deleting.error).message} {failureText(deleting.error).remedy}
          </Note>
        </div>
      )}
      <div className="buttons ends" style={{ marginTop: 22 }}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('cancel')}
        </Button>
        <WriteButton color="red.9" onClick={() => !deleting.isPending && deleting.mutate()}>
          {t('roles.delete')}
        </WriteButton>
      </div>
    </Dialog>
  );
}

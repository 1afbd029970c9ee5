// SPDX-License-Identifier: Apache-2.0
//
// Hiding a field: what that means for leads and templates, before it is done. Nothing is lost.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { fieldUseQuery, hideField } from '../../api/fields';
import type { Field } from '../../api/types';
import { t } from '../../i18n/t';
import { Dialog } from '../../ui/Dialog/Dialog';
import { failureText } from '../../ui/failureText';
import { Note } from '../../ui/Note/Note';
import { WriteButton } from '../../ui/WriteButton/WriteButton';

export function HideDialog({ field, onClose }: { field: Field; onClose: () => void }) {
  const client = useQueryClient();
  const use = useQuery(fieldUseQuery(field.key)).data;
  const hiding = useMutation({
    mutationFn: () => hideField(field.key),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['fields'] });
      onClose();
    },
  });
  return (
    <Dialog opened onClose={onClose} title={t('fields.hideTitle', { name: field.label })}>
      <div className="col" style={{ gap: 10 }}>
        <p className="t2" role="status">
          {use === undefined ? t('loading') : t('fields.hideHint', { n: use.leads })}
        </p>
        {use !== undefined && use.templates.length > 0 && (
          <p className="t2">
            {t('fields.hideTemplates', {
              n: use.templates.length,
              names: use.templates.map((template) => template.name).join(', '),
            })}
          </p>
        )}
        {hiding.isError && (
          <Note tone="err" alert>
            {failureText(hiding.error).message} {failureText(hiding.error).remedy}
          </Note>
        )}
      </div>
      <div className="buttons ends" style={{ marginTop: 22 }}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('cancel')}
        </Button>
        <WriteButton color="red.9" aria-busy={hiding.isPending} onClick={() => !hiding.isPending && hiding.mutate()}>
          {t('fields.hideAction')}
        </WriteButton>
      </div>
    </Dialog>
  );
}

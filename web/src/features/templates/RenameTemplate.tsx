// SPDX-License-Identifier: Apache-2.0
//
// The name of a template, to change.
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { editTemplate } from '../../api/catalog';
import type { Template } from '../../api/types';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { WriteButton } from '../../ui/WriteButton/WriteButton';

export function RenameTemplate({ template, onDone }: { template: Template; onDone: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState(template.name);
  const saving = useMutation({
    mutationFn: () => editTemplate(template.id, { version: template.version, name: name.trim() }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['templates'] });
      onDone();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') saving.mutate();
      }}
    >
      <TextInput
        label={t('templates.name')}
        maxLength={100}
        data-autofocus
        value={name}
        error={
          name.trim() === ''
            ? t('template.nameMissing')
            : saving.isError
              ? failureText(saving.error).message
              : undefined
        }
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className="buttons ends" style={{ marginTop: 22 }}>
        <Button variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
        <WriteButton type="submit">{t('save')}</WriteButton>
      </div>
    </form>
  );
}

// SPDX-License-Identifier: Apache-2.0
//
// Save Template: a name for the choices of this import, so that the next file of the kind maps by itself.
import { Button, Radio, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createTemplate, editTemplate } from '../../api/catalog';
import { isProblem } from '../../api/problem';
import type { Import, Template } from '../../api/types';
import { t } from '../../i18n/t';
import { Dialog } from '../../ui/Dialog/Dialog';
import { failureText } from '../../ui/failureText';
import { Note } from '../../ui/Note/Note';
import { toast } from '../../ui/Toast/toast';
import { WriteButton } from '../../ui/WriteButton/WriteButton';

type SaveTemplateProps = {
  job: Import;
  used: Template | undefined;
  opened: boolean;
  onClose: () => void;
  flush: () => Promise<unknown>;
};

export function SaveTemplate({ job, used, opened, onClose, flush }: SaveTemplateProps) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [missing, setMissing] = useState(false);
  const saving = useMutation({
    mutationFn: async (replace: Template | undefined) => {
      await flush();
      return replace === undefined
        ? createTemplate(name.trim(), shared, job.id)
        : editTemplate(replace.id, { version: replace.version, import: job.id });
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['templates'] });
      toast({ tone: 'ok', title: t('template.saved'), lifetimeMs: 4000 });
      setName('');
      onClose();
    },
  });
  const taken = isProblem(saving.error, 'NAME_TAKEN') ? (saving.error.body.current as Template | undefined) : undefined;
  const save = () => {
    setMissing(name.trim() === '');
    if (name.trim() !== '' && !saving.isPending) saving.mutate(undefined);
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={t('template.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <p className="t2 sm" style={{ marginBottom: 14 }}>
          {t('template.hint')}
        </p>
        {taken !== undefined && (
          <Note
            tone="warn"
            alert
            action={
              taken.may_change ? (
                <WriteButton size="xs" variant="default" onClick={() => saving.mutate(taken)}>
                  {t('template.replace')}
                </WriteButton>
              ) : undefined
            }
          >
            {t('template.taken')}
          </Note>
        )}
        {saving.isError && taken === undefined && (
          <Note tone="err" alert>
            {failureText(saving.error).message} {failureText(saving.error).remedy}
          </Note>
        )}
        <TextInput
          mt={12}
          label={t('template.name')}
          placeholder={t('template.nameHint')}
          data-autofocus
          maxLength={100}
          value={name}
          error={missing ? t('template.nameMissing') : undefined}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setMissing(false);
          }}
        />
        <Radio.Group
          label={t('template.who')}
          value={shared ? 'all' : 'me'}
          onChange={(value) => setShared(value === 'all')}
          mt={16}
        >
          <div className="col" style={{ gap: 8, marginTop: 8 }}>
            <Radio value="me" label={t('template.me')} />
            <Radio value="all" label={t('template.everyone')} />
          </div>
        </Radio.Group>
        <div className="buttons ends" style={{ marginTop: 24 }}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          {used !== undefined && used.may_change && (
            <WriteButton variant="default" onClick={() => saving.mutate(used)}>
              {t('template.update', { name: used.name })}
            </WriteButton>
          )}
          <WriteButton type="submit" aria-busy={saving.isPending}>
            {used === undefined ? t('template.title') : t('template.saveNew')}
          </WriteButton>
        </div>
      </form>
    </Dialog>
  );
}

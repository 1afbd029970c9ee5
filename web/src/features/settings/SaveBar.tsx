// SPDX-License-Identifier: Apache-2.0
//
// Below a group of settings: save or discard, what went wrong, and the choice after a conflict.
import { Button } from '@mantine/core';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { IconCheck } from '../../ui/icons';
import { Note } from '../../ui/Note/Note';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import type { SettingsForm } from './settingsForm';

type SaveBarProps = {
  form: Omit<SettingsForm<object>, 'part' | 'set'>;
  label: string;
  onSave: () => void;
};

export function SaveBar({ form, label, onSave }: SaveBarProps) {
  return (
    <div className="col" style={{ gap: 12 }}>
      {form.error !== null && (
        <Note tone="err" alert>
          <span className="b">{failureText(form.error).message}</span> {failureText(form.error).remedy}
        </Note>
      )}
      {form.conflict !== null && (
        <Note
          tone="warn"
          alert
          action={
            <>
              <Button size="xs" variant="default" onClick={form.conflict.useTheirs}>
                {t('lead.useTheirs')}
              </Button>
              <Button size="xs" variant="default" onClick={form.conflict.keepMine}>
                {t('lead.keepMine')}
              </Button>
            </>
          }
        >
          {t('settings.conflict')}
        </Note>
      )}
      <div className="buttons">
        <WriteButton aria-busy={form.saving} onClick={onSave}>
          {label}
        </WriteButton>
        {form.dirty && (
          <Button variant="subtle" color="gray" onClick={form.discard}>
            {t('settings.discard')}
          </Button>
        )}
        <span className="sm t2 row" role="status" style={{ gap: 6 }}>
          {form.saved && (
            <>
              <IconCheck size={16} aria-hidden className="ok" />
              {t('settings.saved')}
            </>
          )}
          {form.dirty && t('settings.unsaved')}
        </span>
      </div>
    </div>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { Switch } from '@mantine/core';
import { useState } from 'react';
import { t, type Key } from '../i18n/t';
import { Dialog } from '../ui/Dialog/Dialog';
import { setSingleKeys, singleKeysOn } from './shortcuts';

const keys: [string, Key][] = [
  ['Ctrl K', 'shortcuts.go'],
  ['/', 'shortcuts.search'],
  ['G L', 'shortcuts.leads'],
  ['G B', 'shortcuts.jobs'],
  ['G T', 'shortcuts.templates'],
  ['I', 'shortcuts.import'],
  ['J / K', 'shortcuts.rows'],
  ['X / Shift X', 'shortcuts.select'],
  ['Alt ← / →', 'shortcuts.step'],
  ['Alt ↓', 'shortcuts.attention'],
  ['Delete', 'shortcuts.clear'],
  ['Ctrl Enter', 'shortcuts.primary'],
  ['Esc', 'shortcuts.escape'],
  ['?', 'shortcuts.list'],
];

export function ShortcutsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [on, setOn] = useState(singleKeysOn);
  return (
    <Dialog opened={opened} onClose={onClose} title={t('shortcuts.title')}>
      <dl className="facts" style={{ marginBottom: 16 }}>
        {keys.map(([key, label]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(label)}</dd>
          </div>
        ))}
      </dl>
      <Switch
        label={t('shortcuts.on')}
        checked={on}
        onChange={(event) => {
          setSingleKeys(event.currentTarget.checked);
          setOn(event.currentTarget.checked);
        }}
      />
    </Dialog>
  );
}

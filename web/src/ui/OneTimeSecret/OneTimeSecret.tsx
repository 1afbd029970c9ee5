// SPDX-License-Identifier: Apache-2.0
//
// A secret that is shown once: to read, to select and to copy.
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../i18n/t';
import { IconCheck, IconCopy } from '../icons';

export function OneTimeSecret({ label, text }: { label: string; text: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <div className="row" style={{ alignItems: 'flex-end' }}>
      <TextInput
        className="grow"
        label={label}
        readOnly
        data-autofocus
        value={text}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12.5 } }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        variant="default"
        leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
        onClick={() => void navigator.clipboard?.writeText(text).then(() => setCopied(true))}
      >
        {copied ? t('users.copied') : t('users.copy')}
      </Button>
    </div>
  );
}

// SPDX-License-Identifier: Apache-2.0
//
// Where a file is dropped or chosen. The whole page takes a drop; dragging is never needed.
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { size } from '../../i18n/format';
import { t } from '../../i18n/t';
import { IconCloudUpload } from '../../ui/icons';
import { fileOfPaste } from './chooseFile';
import styles from './Upload.module.css';

type DropZoneProps = { limit: number; onFile: (file: File) => void; over: boolean };

export function useFileDrop(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const drag = (event: DragEvent) => {
      if (!hasFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFile(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) onFile(file);
    };
    const paste = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLInputElement) return;
      const file = event.clipboardData?.files[0] ?? fileOfPaste(event.clipboardData?.getData('text/plain') ?? '');
      if (file !== null && file !== undefined) onFile(file);
    };
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
    };
  }, [onFile]);
  return over;
}

export function ChooseFile({
  onFile,
  label,
  primary,
}: {
  onFile: (file: File) => void;
  label: string;
  primary: boolean;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,.xls"
        className="spoken"
        tabIndex={-1}
        aria-label={t('upload.input')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be chosen again after it was repaired.
          event.currentTarget.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
      <Button
        variant={primary ? 'filled' : 'default'}
        size={primary ? 'sm' : 'xs'}
        autoFocus={primary}
        aria-describedby={primary ? 'upload-formats' : undefined}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
    </>
  );
}

export function DropZone({ limit, onFile, over }: DropZoneProps) {
  return (
    <div className={styles['drop']} data-over={over}>
      <span className="big-icon">
        <IconCloudUpload size={27} stroke={1.6} aria-hidden />
      </span>
      <p className="b wide-only" style={{ fontSize: 15.5, marginTop: 8 }}>
        {over ? t('upload.dropNow') : t('upload.drop')}
      </p>
      <p className="t3 sm" id="upload-formats" style={{ marginBottom: 12 }}>
        {t('upload.formats', { size: size(limit) })}
      </p>
      <ChooseFile onFile={onFile} label={t('upload.choose')} primary />
    </div>
  );
}

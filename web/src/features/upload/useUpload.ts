// SPDX-License-Identifier: Apache-2.0
//
// One file on its way: sent, then made a draft. Nothing here reads the file.
import { useCallback, useEffect, useRef, useState } from 'react';
import { createImport } from '../../api/imports';
import { sendFile } from '../../api/uploads';
import type { Import } from '../../api/types';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { refusalOf } from './chooseFile';

export type UploadState =
  | { kind: 'idle' }
  | { kind: 'sending'; name: string; sent: number; total: number; since: number; paused: boolean }
  | { kind: 'reading'; name: string; total: number; since: number }
  | { kind: 'refused'; message: string; remedy: string };

type UseUpload = {
  state: UploadState;
  start: (file: File, template: number | null) => void;
  cancel: () => void;
  refuse: (message: string) => void;
};

export function useUpload(limit: number, onDraft: (job: Import) => void): UseUpload {
  const [state, setState] = useState<UploadState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const cancel = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setState({ kind: 'idle' });
  }, []);

  const start = useCallback(
    (file: File, template: number | null) => {
      // A second press while a file is on its way is no second upload.
      if (running.current !== null) return;
      const refusal = refusalOf(file.name, file.size, limit);
      if (refusal !== null) {
        setState({ kind: 'refused', message: refusal, remedy: '' });
        return;
      }
      const control = new AbortController();
      running.current = control;
      const since = Date.now();
      setState({ kind: 'sending', name: file.name, sent: 0, total: file.size, since, paused: false });
      const run = async () => {
        try {
          const upload = await sendFile(
            file,
            file.name,
            ({ sent, total, paused }) => {
              if (control.signal.aborted) return;
              setState(
                sent >= total && !paused
                  ? { kind: 'reading', name: file.name, total, since: Date.now() }
                  : { kind: 'sending', name: file.name, sent, total, since, paused },
              );
            },
            control.signal,
          );
          setState({ kind: 'reading', name: file.name, total: file.size, since: Date.now() });
          const job = await createImport(upload.id, template);
          running.current = null;
          if (control.signal.aborted) return;
          setState({ kind: 'idle' });
          onDraft(job);
        } catch (error) {
          running.current = null;
          if (control.signal.aborted) return;
          const told = failureText(error);
          const lost = error instanceof Error && error.name === 'NoConnection';
          setState({ kind: 'refused', message: lost ? t('upload.lost') : told.message, remedy: told.remedy });
        }
      };
      void run();
    },
    [limit, onDraft],
  );

  const refuse = useCallback((message: string) => setState({ kind: 'refused', message, remedy: '' }), []);
  return { state, start, cancel, refuse };
}

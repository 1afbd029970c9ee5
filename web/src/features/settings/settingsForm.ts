// SPDX-License-Identifier: Apache-2.0
//
// One part of the settings while it is changed: what differs, saving, and what to do when somebody else was faster.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { putSettings, settingsQuery } from '../../api/catalog';
import { isProblem } from '../../api/problem';
import { sessionQuery } from '../../api/session';
import type { Settings } from '../../api/types';

export type SettingsForm<Part> = {
  part: Part;
  set: (change: Partial<Part>) => void;
  dirty: boolean;
  discard: () => void;
  save: () => void;
  saving: boolean;
  saved: boolean;
  error: Error | null;
  // Somebody else saved meanwhile: mine goes over theirs, or theirs comes here.
  conflict: { keepMine: () => void; useTheirs: () => void } | null;
};

export function useSettingsForm<Part extends object>(
  settings: Settings,
  read: (settings: Settings) => Part,
  write: (settings: Settings, part: Part) => Settings,
): SettingsForm<Part> {
  const client = useQueryClient();
  const stored = read(settings);
  const [part, setPart] = useState(stored);
  const dirty = JSON.stringify(part) !== JSON.stringify(stored);
  const saving = useMutation({
    mutationFn: (base: Settings) => putSettings(write(base, part)),
    onSuccess: (next) => {
      client.setQueryData(settingsQuery.queryKey, next);
      setPart(read(next));
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  const current = isProblem(saving.error, 'CONFLICT') ? (saving.error.body.current as Settings | undefined) : undefined;
  return {
    part,
    set: (change) => {
      if (saving.isSuccess) saving.reset();
      setPart((before) => ({ ...before, ...change }));
    },
    dirty,
    discard: () => setPart(stored),
    save: () => !saving.isPending && saving.mutate(settings),
    saving: saving.isPending,
    saved: saving.isSuccess && !dirty,
    error: current === undefined ? saving.error : null,
    conflict:
      current === undefined
        ? null
        : {
            keepMine: () => saving.mutate(current),
            useTheirs: () => {
              client.setQueryData(settingsQuery.queryKey, current);
              setPart(read(current));
              saving.reset();
            },
          },
  };
}

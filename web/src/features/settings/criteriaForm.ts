// SPDX-License-Identifier: Apache-2.0
//
// The list of rules while it is changed. What is saved takes effect when its index is built; until then the list in force
// and the coming one are both known.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { settingsQuery } from '../../api/catalog';
import { criteriaQuery, putCriteria } from '../../api/duplicates';
import { isProblem } from '../../api/problem';
import type { Criterion, DuplicateCriteria } from '../../api/types';
import type { SettingsForm } from './settingsForm';

// A rule as it is compared: what is off and what is not said are the same.
function plain(criteria: readonly Criterion[]): string {
  return JSON.stringify(criteria.map(({ fields, ignore_gmail_dots }) => [fields, ignore_gmail_dots]));
}

// What the person works on: the list that comes, else the one in force.
export function wantedCriteria(stored: DuplicateCriteria): Criterion[] {
  return stored.building?.criteria ?? stored.criteria;
}

type CriteriaForm = Omit<SettingsForm<object>, 'part' | 'set'> & {
  criteria: Criterion[];
  change: (criteria: Criterion[]) => void;
};

export function useCriteriaForm(stored: DuplicateCriteria): CriteriaForm {
  const client = useQueryClient();
  const before = wantedCriteria(stored);
  const [own, setOwn] = useState<Criterion[] | null>(null);
  const criteria = own ?? before;
  const dirty = own !== null && plain(own) !== plain(before);
  const show = (next: DuplicateCriteria) => {
    client.setQueryData(criteriaQuery.queryKey, next);
    void client.invalidateQueries({ queryKey: settingsQuery.queryKey });
    setOwn(null);
  };
  const saving = useMutation({
    mutationFn: (version: number) => putCriteria(version, criteria),
    onSuccess: show,
  });
  const current = isProblem(saving.error, 'CONFLICT')
    ? (saving.error.body.current as DuplicateCriteria | undefined)
    : undefined;
  return {
    criteria,
    change: (next) => {
      if (saving.isSuccess) saving.reset();
      setOwn(next);
    },
    dirty,
    discard: () => setOwn(null),
    save: () => !saving.isPending && saving.mutate(stored.version),
    saving: saving.isPending,
    saved: saving.isSuccess && !dirty,
    error: current === undefined ? saving.error : null,
    conflict:
      current === undefined
        ? null
        : {
            keepMine: () => saving.mutate(current.version),
            useTheirs: () => {
              show(current);
              saving.reset();
            },
          },
  };
}

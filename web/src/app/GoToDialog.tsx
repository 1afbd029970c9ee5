// SPDX-License-Identifier: Apache-2.0
//
// Ctrl K: pages by their names, leads and imports from the server; arrows choose, Enter goes.
import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState, type KeyboardEvent } from 'react';
import { importsQuery } from '../api/imports';
import { leadsQuery } from '../api/leads';
import { useSession } from '../api/session';
import { t } from '../i18n/t';
import { Dialog } from '../ui/Dialog/Dialog';
import { IconFileImport, IconPlus, IconUpload, IconUser, type Icon } from '../ui/icons';
import styles from './GoTo.module.css';
import { entriesOf } from './Navigation';

type Target = { id: string; group: string; name: string; detail?: string; icon: Icon; go: () => void };

const fewest = 2;

export function GoToDialog({ onClose }: { onClose: () => void }) {
  const { rights } = useSession();
  const navigate = useNavigate();
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [searched] = useDebouncedValue(text.trim(), 200);
  const asks = searched.length >= fewest;
  const leads = useQuery({ ...leadsQuery({ search: searched, limit: 5 }), enabled: asks }).data?.leads ?? [];
  const jobs = useQuery({ ...importsQuery({ search: searched, limit: 5 }), enabled: asks }).data?.imports ?? [];
  const { own, admin } = entriesOf(rights);
  const fits = (name: string) => name.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase());

  const pages: Target[] = [...own, ...admin].map(({ to, name, icon }) => ({
    id: to,
    group: t('go.pages'),
    name: t(name),
    icon,
    go: () => void navigate({ to }),
  }));
  const actions: Target[] = [
    ...(rights.import
      ? [
          {
            id: 'import',
            group: t('go.actions'),
            name: t('wizard.title'),
            icon: IconUpload,
            go: () => void navigate({ to: '/leads/import' }),
          },
        ]
      : []),
    ...(rights.create_leads
      ? [
          {
            id: 'new',
            group: t('go.actions'),
            name: t('leads.new'),
            icon: IconPlus,
            go: () => void navigate({ to: '/leads', search: { lead: 'new' } }),
          },
        ]
      : []),
    {
      id: 'account',
      group: t('go.pages'),
      name: t('account.title'),
      icon: IconUser,
      go: () => void navigate({ to: '/account' }),
    },
  ];
  const targets: Target[] = [
    ...[...pages, ...actions].filter((target) => fits(target.name)).sort((a, b) => a.group.localeCompare(b.group)),
    ...(asks ? leads : []).map((lead) => ({
      id: `lead-${lead.id}`,
      group: t('go.leads'),
      name: lead.name,
      detail: lead.display['company'] ?? lead.display['email'] ?? '',
      icon: IconUser,
      go: () => void navigate({ to: '/leads/$id', params: { id: String(lead.id) } }),
    })),
    ...(asks ? jobs : []).map((job) => ({
      id: `job-${job.id}`,
      group: t('go.jobs'),
      name: job.file_name,
      detail: t('jobs.job', { id: String(job.id) }),
      icon: IconFileImport,
      go: () => void navigate({ to: '/admin/batch-jobs/$id', params: { id: String(job.id) } }),
    })),
  ];
  const chosen = Math.min(at, targets.length - 1);
  const go = (target: Target | undefined) => {
    if (target === undefined) return;
    onClose();
    target.go();
  };
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && targets.length > 0) {
      event.preventDefault();
      const next = (chosen + step + targets.length) % targets.length;
      setAt(next);
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      go(targets[chosen]);
    }
  };
  return (
    <Dialog opened onClose={onClose} title={t('go.title')} width={560}>
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={targets.length > 0 ? `${listId}-${chosen}` : undefined}
        aria-label={t('go.input')}
        placeholder={t('go.input')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <p className="spoken" role="status">
        {text === '' ? '' : t('go.count', { n: targets.length })}
      </p>
      {targets.length === 0 && <p className="t3 sm pad">{t('go.none')}</p>}
      <div id={listId} role="listbox" aria-label={t('go.title')} className={styles['list']}>
        {targets.map((target, index) => {
          const TargetIcon = target.icon;
          return (
            <div
              key={target.id}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === chosen}
              className={styles['option']}
              onMouseMove={() => setAt(index)}
              onClick={() => go(target)}
            >
              <TargetIcon size={16} stroke={1.7} aria-hidden className="t3" />
              <span className="cut">{target.name}</span>
              <span className="xs t3 cut grow">{target.detail}</span>
              <span className="xs t3">{target.group}</span>
            </div>
          );
        })}
      </div>
    </Dialog>
  );
}

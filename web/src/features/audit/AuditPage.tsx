// SPDX-License-Identifier: Apache-2.0
//
// Admin > Audit log: who did what to what, when, from where; filtered in the address, page by page, and as a file.
import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { usersQuery } from '../../api/catalog';
import { auditAddress, auditQuery } from '../../api/people';
import type { AuditEntry } from '../../api/types';
import { exactMoment, moment } from '../../i18n/format';
import { t, type Key } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { IconDownload, IconHistory } from '../../ui/icons';
import { ListTable } from '../../ui/ListTable';
import { Select } from '../../ui/Select';
import { Empty, LoadError, Skeleton } from '../../ui/States/States';
import { useTitle } from '../../ui/useTitle';
import { auditKinds, toAuditQuery, type AuditSearch } from './auditSearch';

type AuditPageProps = { search: AuditSearch; onSearch: (search: AuditSearch) => void };

function detailText(details: AuditEntry['details']): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}

function Entries({ entries }: { entries: AuditEntry[] }) {
  return (
    <ListTable
      label={t('audit.table')}
      caption={t('audit.title')}
      heads={[
        t('audit.when'),
        t('audit.who'),
        t('audit.what'),
        t('audit.subject'),
        t('audit.details'),
        t('audit.from'),
      ]}
    >
      {entries.map((entry) => {
        const details = detailText(entry.details);
        return (
          <tr key={entry.id}>
            <td className="num" title={exactMoment(entry.at)}>
              {moment(entry.at)}
            </td>
            <td data-label={t('audit.who')} style={{ color: 'var(--in-text)' }}>
              {entry.by?.name ?? t('audit.system')}
            </td>
            <td data-label={t('audit.what')} className="mono">
              {entry.action}
            </td>
            <td data-label={t('audit.subject')}>{entry.subject}</td>
            <td data-label={t('audit.details')} className="cut" style={{ maxWidth: 320 }} title={details}>
              {details}
            </td>
            <td data-label={t('audit.from')} className="num">
              {entry.from}
            </td>
          </tr>
        );
      })}
    </ListTable>
  );
}

export function AuditPage({ search, onSearch }: AuditPageProps) {
  useTitle(t('audit.title'));
  const users = useQuery(usersQuery).data ?? [];
  const filter = toAuditQuery(search);
  const query = useInfiniteQuery(auditQuery(filter));
  const entries = query.data?.pages.flatMap((page) => page.entries);
  const set = (part: Partial<Record<keyof AuditSearch, string | null>>) => {
    const next = { ...search, ...part };
    onSearch(Object.fromEntries(Object.entries(next).filter(([, value]) => value != null && value !== '')));
  };
  const filtered = Object.keys(search).length > 0;
  return (
    <>
      <div className="page-head">
        <div className="grow">
          <h1 className="h1">{t('audit.title')}</h1>
          <p className="t3 sm">{t('audit.hint')}</p>
        </div>
        <Button
          component="a"
          href={auditAddress(filter)}
          download
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('audit.export')}
        </Button>
      </div>
      <div className="toolbar" role="search" style={{ alignItems: 'flex-end' }}>
        <Select
          aria-label={t('audit.filterWho')}
          placeholder={t('audit.anybody')}
          clearable
          searchable
          data={users.map((user) => ({ value: String(user.id), label: user.name }))}
          value={search.by ?? null}
          onChange={(by) => set({ by })}
        />
        <Select
          aria-label={t('audit.filterWhat')}
          placeholder={t('audit.anything')}
          clearable
          data={auditKinds.map((kind) => ({ value: kind, label: t(`audit.kind.${kind}` as Key) }))}
          value={search.action ?? null}
          onChange={(action) => set({ action })}
        />
        <TextInput
          type="date"
          aria-label={t('audit.since')}
          leftSection={<span className="xs t3">{t('audit.since')}</span>}
          leftSectionWidth={48}
          value={search.since ?? ''}
          onChange={(event) => set({ since: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          aria-label={t('audit.until')}
          leftSection={<span className="xs t3">{t('audit.until')}</span>}
          leftSectionWidth={48}
          value={search.until ?? ''}
          onChange={(event) => set({ until: event.currentTarget.value })}
        />
        {filtered && (
          <button type="button" className="link-button sm" style={{ height: 36 }} onClick={() => onSearch({})}>
            {t('leads.clearFilters')}
          </button>
        )}
      </div>
      {query.isError && entries === undefined ? (
        <LoadError
          message={t('error.generic')}
          detail={failureText(query.error).message}
          requestId={failureText(query.error).requestId}
          onRetry={() => void query.refetch()}
        />
      ) : (
        <div className="card">
          {entries === undefined && <Skeleton />}
          {entries?.length === 0 &&
            (filtered ? (
              <Empty title={t('audit.noMatch')}>
                <Button variant="default" onClick={() => onSearch({})}>
                  {t('leads.clearFilters')}
                </Button>
              </Empty>
            ) : (
              <Empty
                icon={<IconHistory size={26} stroke={1.6} aria-hidden />}
                title={t('audit.empty')}
                hint={t('audit.emptyHint')}
              />
            ))}
          {entries !== undefined && entries.length > 0 && <Entries entries={entries} />}
          {query.hasNextPage && (
            <div className="table-foot" style={{ padding: '10px 16px' }}>
              <Button
                size="xs"
                variant="default"
                aria-busy={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t('audit.more')}
              </Button>
            </div>
          )}
        </div>
      )}
    </>
  );
}

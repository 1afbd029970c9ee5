// SPDX-License-Identifier: Apache-2.0
//
// Changes of many leads at once, newest first, with their undo.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { bulkListQuery, isBulkOver, undoBulk } from '../../api/bulk';
import { fieldsQuery, usersQuery } from '../../api/catalog';
import type { BulkChange, Field, User } from '../../api/types';
import { exactMoment, moment, number, percent } from '../../i18n/format';
import { t, type Key } from '../../i18n/t';
import { Avatar } from '../../ui/Avatar/Avatar';
import { failureText } from '../../ui/failureText';
import { IconStack2 } from '../../ui/icons';
import { ListTable } from '../../ui/ListTable';
import { JobBadge } from '../../ui/JobBadge/JobBadge';
import { Empty, LoadError, Skeleton } from '../../ui/States/States';
import { toast } from '../../ui/Toast/toast';
import { WriteButton } from '../../ui/WriteButton/WriteButton';

function valueText(field: Field | undefined, value: unknown, users: User[]): string {
  if (value === null || value === undefined) return t('lead.history.blank');
  if (field?.type === 'user') return users.find((user) => user.id === value)?.name ?? String(value);
  return field?.options.find((option) => option.id === value)?.label ?? String(value);
}

function useWhat(): (change: BulkChange) => string {
  const fields = useQuery(fieldsQuery).data ?? [];
  const users = useQuery(usersQuery).data ?? [];
  return (change) => {
    if (change.action !== 'edit') return t(`bulk.what.${change.action}` as Key, { id: String(change.undoes ?? '') });
    return Object.entries(change.values)
      .map(([key, value]) => {
        const field = fields.find((one) => one.key === key);
        return t('bulk.what.edit', { field: field?.label ?? key, value: valueText(field, value, users) });
      })
      .join(', ');
  };
}

const badges = { queued: 'queued', running: 'processing', done: 'completed', failed: 'failed' } as const;

function Row({ change, what, onUndo }: { change: BulkChange; what: string; onUndo: () => void }) {
  return (
    <tr>
      <td>
        <span className="b" style={{ color: 'var(--in-text)' }}>
          {what}
        </span>
        <div className="xs t3">{t('bulk.number', { id: String(change.id) })}</div>
      </td>
      <td data-label={t('jobs.status')}>
        <span className="row">
          <JobBadge state={badges[change.state]} undoState="none" />
          {!isBulkOver(change) && <span className="xs t3 num">{percent(change.done, change.total)}%</span>}
        </span>
      </td>
      <td data-label={t('leads.title')} className="num end">
        {number(change.total)}
      </td>
      <td data-label={t('bulk.changed')} className="num end">
        {number(change.changed)}
      </td>
      <td data-label={t('bulk.left')} className="num end">
        {number(change.kept)}
      </td>
      <td data-label={t('jobs.started')}>
        <span className="row num" style={{ gap: 7 }} title={exactMoment(change.created_at)}>
          {change.by !== null && <Avatar name={change.by.name} size={22} />}
          {moment(change.created_at)}
        </span>
      </td>
      <td className="end">
        {change.can_undo && (
          <WriteButton size="xs" variant="default" onClick={onUndo} aria-label={t('bulk.undoOf', { what })}>
            {t('leads.undo')}
          </WriteButton>
        )}
      </td>
    </tr>
  );
}

export function BulkChanges() {
  const client = useQueryClient();
  const list = useInfiniteQuery({
    ...bulkListQuery,
    refetchInterval: (query) =>
      query.state.data?.pages[0]?.changes.some((change) => !isBulkOver(change)) === true ? 1500 : false,
  });
  const what = useWhat();
  const undoing = useMutation({
    mutationFn: undoBulk,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['bulk'] }),
        client.invalidateQueries({ queryKey: ['leads'] }),
      ]),
    onError: (error) => toast({ tone: 'err', title: failureText(error).message, lifetimeMs: null }),
  });
  const changes = list.data?.pages.flatMap((page) => page.changes) ?? [];
  if (list.isError && list.data === undefined) {
    return (
      <LoadError
        message={t('error.jobs')}
        detail={failureText(list.error).message}
        requestId={failureText(list.error).requestId}
        onRetry={() => void list.refetch()}
      />
    );
  }
  return (
    <div className="card list-frame">
      {list.isPending && <Skeleton />}
      {list.isSuccess && changes.length === 0 && (
        <Empty
          icon={<IconStack2 size={26} stroke={1.6} aria-hidden />}
          title={t('bulk.none')}
          hint={t('bulk.noneHint')}
        />
      )}
      {changes.length > 0 && (
        <ListTable
          label={t('bulk.table')}
          caption={t('bulk.title')}
          heads={[
            t('bulk.change'),
            t('jobs.status'),
            { end: t('leads.title') },
            { end: t('bulk.changed') },
            { end: t('bulk.left') },
            t('jobs.started'),
            { spoken: t('leads.undo') },
          ]}
          twoLine
        >
          {changes.map((change) => (
            <Row key={change.id} change={change} what={what(change)} onUndo={() => undoing.mutate(change.id)} />
          ))}
        </ListTable>
      )}
      {list.hasNextPage && (
        <div className="table-foot">
          <button type="button" className="link-button sm" onClick={() => void list.fetchNextPage()}>
            {t('report.showMore')}
          </button>
        </div>
      )}
    </div>
  );
}

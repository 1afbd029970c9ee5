// SPDX-License-Identifier: Apache-2.0
//
// The list of leads: find, scan, act on many; the door to Import.
import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useMemo, useState, type ReactNode } from 'react';
import { fieldsQuery } from '../../api/catalog';
import { importQuery } from '../../api/imports';
import { address } from '../../api/http';
import { leadsQuery } from '../../api/leads';
import { useSession } from '../../api/session';
import type { BulkWish, Field, Lead } from '../../api/types';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { IconChartBar, IconPlus, IconTrash, IconUpload, IconUsers } from '../../ui/icons';
import { Note } from '../../ui/Note/Note';
import { Empty, LoadError, Skeleton } from '../../ui/States/States';
import { useTitle } from '../../ui/useTitle';
import { useColumns } from './columns';
import { LeadCards } from './LeadCards';
import { LeadsFoot } from './LeadsFoot';
import { defaultSort, filterText, idFilter, isFiltered, toQuery, withChange, type LeadsSearch } from './leadsSearch';
import { LeadsTable, type LinkToLead } from './LeadsTable';
import styles from './Leads.module.css';
import { LeadsToolbar } from './LeadsToolbar';
import { SelectAllNote } from './SelectAllNote';
import { useBulk } from './useBulk';

// The panel with its form and the dialog are not part of the first view.
const DeleteDialog = lazy(() => import('./DeleteDialog').then(({ DeleteDialog: dialog }) => ({ default: dialog })));
const SelectionBar = lazy(() => import('./SelectionBar').then(({ SelectionBar: bar }) => ({ default: bar })));
const BulkBar = lazy(() => import('./BulkBar').then(({ BulkBar: bar }) => ({ default: bar })));
const LeadsOverview = lazy(() =>
  import('./LeadsOverview').then(({ LeadsOverview: overview }) => ({ default: overview })),
);
const LeadPanel = lazy(() => import('./LeadPanel').then(({ LeadPanel: panel }) => ({ default: panel })));

export type LeadsPageProps = {
  search: LeadsSearch;
  onSearch: (search: LeadsSearch) => void;
  onImport: () => void;
  onOpenPage: (id: number) => void;
  onFindDuplicates: (id: number) => void;
  onSample: (fields: readonly Field[]) => void;
  link: LinkToLead;
  jobLink: (id: number, children: ReactNode) => ReactNode;
  drafts: ReactNode;
};

export function LeadsPage(props: LeadsPageProps) {
  const { search, onSearch, onImport, onSample, link, drafts } = props;
  const { rights, limits } = useSession();
  const [ownColumns, setOwnColumns] = useColumns();
  // A link shows the columns it was made with; a choice here is also remembered.
  const columns = search.columns ?? ownColumns;
  const setColumns = (keys: string[]) => {
    setOwnColumns(keys);
    onSearch(withChange(search, { columns: keys }));
  };
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [all, setAll] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const fields = useQuery(fieldsQuery).data;
  const leads = useQuery({ ...leadsQuery(toQuery(search)), placeholderData: keepPreviousData });
  const job = useQuery({ ...importQuery(search.job ?? 0), enabled: search.job !== undefined });
  const isNarrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  useTitle(t('leads.title'));

  const trash = search.trash === true;
  const page = leads.data;
  const allColumns = useMemo(
    () => [
      ...(fields ?? []).filter((field) => !field.import_only).map(({ key, label }) => ({ value: key, label })),
      { value: 'created_at', label: t('leads.created') },
      { value: 'updated_at', label: t('leads.updated') },
    ],
    [fields],
  );
  const shownColumns = useMemo(
    () => columns.flatMap((key) => allColumns.filter((column) => column.value === key)),
    [columns, allColumns],
  );

  const clear = () => {
    setSelected(new Set());
    setAll(false);
  };
  const change = (next: LeadsSearch) => {
    clear();
    onSearch(next);
  };
  // What the person sees as selected: leads by their ids, or the list as it is filtered.
  const filter = filterText(search);
  const listed = { ...(search.q !== undefined && { search: search.q }), ...(filter !== undefined && { filter }) };
  const selection = (): Pick<BulkWish, 'ids' | 'all' | 'search' | 'filter'> =>
    all ? { all: true, ...listed } : { ids: [...selected] };
  const exportAddress = address('/leads.csv', all ? listed : { filter: idFilter([...selected]) });
  const bulk = useBulk(() => {
    clear();
    setDeleting(false);
  });

  const count = all ? (page?.total ?? 0) : selected.size;
  const firstTime = page !== undefined && page.total === 0 && !isFiltered(search) && !trash;
  const pageFull = page !== undefined && page.leads.length > 0 && page.leads.every((lead) => selected.has(lead.id));
  const open = useCallback((lead: Lead) => onSearch(withChange(search, { lead: lead.id })), [onSearch, search]);
  const select = useCallback((ids: number[], on: boolean) => {
    setAll(false);
    setSelected((before) => {
      const next = new Set(before);
      for (const id of ids) {
        if (on) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  }, []);

  const shown = {
    leads: page?.leads ?? [],
    selected: all ? new Set(page?.leads.map((lead) => lead.id)) : selected,
    onSelect: select,
    link,
    stale: leads.isPlaceholderData,
    canSelect: rights.delete_leads || rights.edit_leads || rights.export_leads,
  };

  return (
    <>
      <div className="page-head">
        <div className="grow">
          <h1 className="h1">{trash ? t('leads.trash') : t('leads.title')}</h1>
          <p className="t3 sm num" role="status">
            {page === undefined ? '\u00a0' : t(trash ? 'leads.countTrash' : 'leads.count', { n: page.total })}
          </p>
        </div>
        <div className="buttons">
          {!trash && (
            <Button
              className="wide-only"
              variant="subtle"
              color="gray"
              styles={{ root: { color: 'var(--in-text-2)' } }}
              leftSection={<IconChartBar size={16} aria-hidden />}
              aria-expanded={search.overview === true}
              aria-controls="leads-overview"
              onClick={() => change(withChange(search, { overview: search.overview !== true }))}
            >
              {t('overview.open')}
            </Button>
          )}
          <Button
            variant="subtle"
            color="gray"
            styles={{ root: { color: 'var(--in-text-2)' } }}
            leftSection={trash ? undefined : <IconTrash size={16} aria-hidden />}
            onClick={() => change(withChange({}, { trash: !trash }))}
          >
            {trash ? t('leads.leaveTrash') : t('leads.trash')}
          </Button>
          {rights.create_leads && !trash && (
            <Button
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => onSearch(withChange(search, { lead: 'new' }))}
            >
              {t('leads.new')}
            </Button>
          )}
          {rights.import && !trash && (
            <Button leftSection={<IconUpload size={16} aria-hidden />} onClick={onImport}>
              {t('leads.import')}
            </Button>
          )}
        </div>
      </div>
      {drafts}
      <Suspense>
        <BulkBar />
      </Suspense>
      {firstTime ? (
        <div className="card">
          <Empty
            icon={<IconUsers size={26} stroke={1.6} aria-hidden />}
            title={t('leads.empty')}
            hint={rights.import ? t('leads.emptyHint') : t('leads.emptyNoRight')}
          >
            {rights.import && (
              <Button leftSection={<IconUpload size={16} aria-hidden />} onClick={onImport}>
                {t('leads.import')}
              </Button>
            )}
            {rights.create_leads && (
              <Button
                variant="default"
                leftSection={<IconPlus size={16} aria-hidden />}
                onClick={() => onSearch(withChange(search, { lead: 'new' }))}
              >
                {t('leads.new')}
              </Button>
            )}
          </Empty>
          {rights.import && (
            <p className={`sm t3 ${styles['notReady']}`}>
              {t('leads.notReady')}{' '}
              <button type="button" className="link-button" onClick={() => onSample(fields ?? [])}>
                {t('leads.sample')}
              </button>
            </p>
          )}
        </div>
      ) : (
        <>
          <LeadsToolbar
            search={search}
            onSearch={change}
            columns={columns}
            onColumns={setColumns}
            allColumns={allColumns}
          />
          {search.overview === true && (
            <Suspense>
              <LeadsOverview search={search} onSearch={change} fields={fields ?? []} />
            </Suspense>
          )}
          {search.job !== undefined && page !== undefined && (
            <div style={{ marginBottom: 12 }}>
              <Note
                tone="info"
                action={
                  <Button size="xs" variant="default" onClick={() => change(withChange(search, { job: undefined }))}>
                    {t('clear')}
                  </Button>
                }
              >
                {t('leads.importNote', {
                  n: page.total,
                  file: job.data?.file_name ?? t('leads.job', { id: search.job }),
                })}
              </Note>
            </div>
          )}
          {pageFull && page.total > page.leads.length && (
            <SelectAllNote onPage={page.leads.length} total={page.total} all={all} onAll={() => setAll(true)} />
          )}
          {leads.isError && page === undefined ? (
            <LoadError
              message={t('error.leads')}
              detail={failureText(leads.error).message}
              requestId={failureText(leads.error).requestId}
              onRetry={() => void leads.refetch()}
            />
          ) : (
            <div className="card list-frame">
              {page === undefined && <Skeleton />}
              {page !== undefined && page.leads.length === 0 && (
                <Empty
                  title={trash && !isFiltered(search) ? t('leads.emptyTrash') : t('leads.noMatch')}
                  hint={
                    trash && !isFiltered(search)
                      ? t('leads.emptyTrashHint', { days: limits.retention_days })
                      : t('leads.noMatchHint')
                  }
                >
                  {isFiltered(search) && (
                    <Button variant="default" onClick={() => change(withChange(trash ? { trash } : {}, {}))}>
                      {t('leads.clearAll')}
                    </Button>
                  )}
                </Empty>
              )}
              {page !== undefined && page.leads.length > 0 && (
                <>
                  {isNarrow ? (
                    <LeadCards {...shown} onClear={clear} />
                  ) : (
                    <LeadsTable
                      {...shown}
                      columns={shownColumns}
                      sort={search.sort ?? defaultSort}
                      onSort={(sort) => change(withChange(search, { sort: sort === defaultSort ? undefined : sort }))}
                      onOpen={open}
                    />
                  )}
                  <LeadsFoot page={page} search={search} onSearch={change} />
                </>
              )}
            </div>
          )}
        </>
      )}
      {count > 0 && (
        <Suspense>
          <SelectionBar
            count={count}
            trash={trash}
            working={bulk.isWorking}
            exportAddress={exportAddress}
            onEdit={(values) => bulk.change({ action: 'edit', ...selection(), values })}
            onDelete={() => setDeleting(true)}
            onRestore={() => bulk.change({ action: 'restore', ...selection() })}
            onClear={clear}
          />
        </Suspense>
      )}
      {deleting && (
        <Suspense>
          <DeleteDialog
            opened
            count={count}
            days={limits.retention_days}
            working={bulk.isWorking}
            onClose={() => setDeleting(false)}
            onDelete={() => bulk.change({ action: 'trash', ...selection() })}
          />
        </Suspense>
      )}
      {search.lead !== undefined && (
        <Suspense>
          <LeadPanel
            lead={search.lead}
            onClose={() => onSearch(withChange(search, { lead: undefined }))}
            onOpenLead={(id) => onSearch(withChange(search, { lead: id }))}
            onOpenPage={props.onOpenPage}
            onFindDuplicates={props.onFindDuplicates}
            jobLink={props.jobLink}
          />
        </Suspense>
      )}
    </>
  );
}

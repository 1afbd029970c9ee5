// SPDX-License-Identifier: Apache-2.0
//
// One lead: read, edit, delete, restore. The panel beside the list and the page of its own both show this.
import { ActionIcon, Button, Menu } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { leadQuery, restoreLeads, trashLeads } from '../../api/leads';
import { isProblem } from '../../api/problem';
import { useSession } from '../../api/session';
import type { LeadDetail } from '../../api/types';
import { t } from '../../i18n/t';
import { Avatar } from '../../ui/Avatar/Avatar';
import { failureText } from '../../ui/failureText';
import { IconArrowMerge, IconDots, IconMail, IconPencil, IconPhone, IconRotate, IconTrash } from '../../ui/icons';
import { Note } from '../../ui/Note/Note';
import { LoadError, Skeleton } from '../../ui/States/States';
import { toast } from '../../ui/Toast/toast';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import { WriteItem } from '../../ui/WriteButton/WriteItem';
import { DeleteDialog } from './DeleteDialog';
import { LeadEditor } from './LeadEditor';
import { LeadFacts, type JobLink } from './LeadFacts';
import styles from './Leads.module.css';

type LeadCardProps = {
  id: number;
  jobLink: JobLink;
  // How the name is drawn: it names the dialog in the panel and is the heading of the page.
  title: (name: string) => ReactNode;
  tools: ReactNode;
  onDeleted: () => void;
  onFindDuplicates: (id: number) => void;
};

function Actions({
  lead,
  onEdit,
  onDelete,
  onRestore,
  onFindDuplicates,
}: {
  lead: LeadDetail;
  onEdit: () => void;
  onDelete: () => void;
  onRestore: () => void;
  onFindDuplicates: () => void;
}) {
  const { rights } = useSession();
  const email = lead.display['email'];
  const phone = lead.display['phone'] ?? lead.display['mobile'];
  return (
    <div className={`buttons ${styles['acts']}`}>
      {email !== undefined && (
        <Button
          component="a"
          href={`mailto:${email}`}
          size="xs"
          variant="default"
          leftSection={<IconMail size={15} aria-hidden />}
        >
          {t('lead.email')}
        </Button>
      )}
      {phone !== undefined && (
        <Button
          component="a"
          href={`tel:${phone.replace(/\s/g, '')}`}
          size="xs"
          variant="default"
          leftSection={<IconPhone size={15} aria-hidden />}
        >
          {t('lead.call')}
        </Button>
      )}
      {rights.edit_leads && lead.deleted_at === null && (
        <Button size="xs" variant="default" leftSection={<IconPencil size={15} aria-hidden />} onClick={onEdit}>
          {t('lead.edit')}
        </Button>
      )}
      {lead.deleted_at === null && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowMerge size={15} aria-hidden />}
          onClick={onFindDuplicates}
        >
          {t('lead.findDuplicates')}
        </Button>
      )}
      {rights.delete_leads && lead.deleted_at === null && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={30} aria-label={t('lead.more')}>
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <WriteItem leftSection={<IconTrash size={16} aria-hidden />} onClick={onDelete}>
              {t('lead.delete')}
            </WriteItem>
          </Menu.Dropdown>
        </Menu>
      )}
      {rights.delete_leads && lead.deleted_at !== null && (
        <WriteButton size="xs" leftSection={<IconRotate size={15} aria-hidden />} onClick={onRestore}>
          {t('leads.restore')}
        </WriteButton>
      )}
    </div>
  );
}

export function LeadCard({ id, jobLink, title, tools, onDeleted, onFindDuplicates }: LeadCardProps) {
  const client = useQueryClient();
  const { limits } = useSession();
  const query = useQuery(leadQuery(id));
  const [editing, setEditing] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['leads'] }),
      client.invalidateQueries({ queryKey: ['lead', id] }),
    ]);
  const restoring = useMutation({
    mutationFn: () => restoreLeads({ ids: [id] }),
    onSuccess: refresh,
    onError: (error) => toast({ tone: 'err', title: failureText(error).message, lifetimeMs: null }),
  });
  const trashing = useMutation({
    mutationFn: () => trashLeads({ ids: [id] }),
    onSuccess: async ({ changed }) => {
      setDeleting(false);
      toast({
        tone: 'ok',
        title: t('leads.deleted', { n: changed }),
        lifetimeMs: 10_000,
        action: { label: t('leads.undo'), run: () => restoring.mutate(), writes: true },
      });
      onDeleted();
      await refresh();
    },
    onError: (error) => toast({ tone: 'err', title: failureText(error).message, lifetimeMs: null }),
  });

  const lead = query.data;
  if (lead === undefined) {
    const gone = isProblem(query.error) && query.error.status === 404;
    return (
      <div className={styles['panelBody']}>
        <div className="row">
          <div className="grow">{title(query.isError ? t('lead.gone') : t('lead.loading'))}</div>
          {tools}
        </div>
        {query.isPending && <Skeleton rows={6} label={t('lead.loading')} />}
        {query.isError && !gone && (
          <LoadError
            message={t('error.generic')}
            detail={failureText(query.error).message}
            requestId={failureText(query.error).requestId}
            onRetry={() => void query.refetch()}
          />
        )}
      </div>
    );
  }
  const jobTitle = lead.display['job_title'];
  const company = lead.display['company'];
  const about =
    jobTitle !== undefined && company !== undefined
      ? t('lead.at', { title: jobTitle, company })
      : (jobTitle ?? company);
  return (
    <>
      <div className={styles['panelHead']}>
        <div className="row" style={{ alignItems: 'flex-start', gap: 14 }}>
          <Avatar name={lead.name} size={44} />
          <div className="grow">
            {title(editing ? t('lead.editTitle', { name: lead.name }) : lead.name)}
            {about !== undefined && <p className="t2 sm">{about}</p>}
          </div>
          {tools}
        </div>
        {!editing && (
          <Actions
            lead={lead}
            onEdit={() => setEditing(true)}
            onDelete={() => setDeleting(true)}
            onRestore={() => restoring.mutate()}
            onFindDuplicates={() => onFindDuplicates(id)}
          />
        )}
      </div>
      <div className={styles['panelBody']}>
        {lead.deleted_at !== null && (
          <div style={{ marginBottom: 16 }}>
            <Note tone="warn">{t('lead.deleted')}</Note>
          </div>
        )}
        {editing ? (
          <LeadEditor
            lead={lead}
            onCancel={() => setEditing(false)}
            onDone={(saved) => {
              client.setQueryData(['lead', id], saved);
              setEditing(false);
              toast({ tone: 'ok', title: t('lead.saved'), lifetimeMs: 3000 });
            }}
          />
        ) : (
          <LeadFacts lead={lead} jobLink={jobLink} />
        )}
      </div>
      <DeleteDialog
        opened={deleting}
        count={1}
        days={limits.retention_days}
        working={trashing.isPending}
        onClose={() => setDeleting(false)}
        onDelete={() => trashing.mutate()}
      />
    </>
  );
}

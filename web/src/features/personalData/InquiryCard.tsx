// SPDX-License-Identifier: Apache-2.0
//
// One inquiry: how far it has come, what it found, and what can be done with that.
import { Button, Loader } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { dropInquiry, inquiryQuery, personExportAddress } from '../../api/personalData';
import type { InquiryView } from '../../api/types';
import { moment, number } from '../../i18n/format';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { IconDownload, IconTrash } from '../../ui/icons';
import { ListTable } from '../../ui/ListTable';
import { Note } from '../../ui/Note/Note';
import { LoadError, Skeleton } from '../../ui/States/States';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import { EraseDialog } from './EraseDialog';
import { findingsOf, whom } from './findings';

export type Links = {
  leadLink: (id: number, children: ReactNode) => ReactNode;
  jobLink: (id: number, children: ReactNode) => ReactNode;
};

function Stage({ inquiry }: { inquiry: InquiryView }) {
  const found = findingsOf(inquiry);
  switch (inquiry.stage) {
    case 'searching':
    case 'erasing':
      return (
        <p className="row t2" role="status" style={{ gap: 10 }}>
          <Loader size={16} aria-hidden /> {t(`person.stage.${inquiry.stage}.long`)}
        </p>
      );
    case 'failed':
      return <Note tone="err">{t('person.stage.failed.long')}</Note>;
    case 'erased':
      return <Note tone="ok">{t(found.length === 0 ? 'person.nothingErased' : 'person.stage.erased.long')}</Note>;
    case 'found':
      return found.length === 0 ? <Note tone="info">{t('person.nothing')}</Note> : null;
  }
}

function Leads({ inquiry, leadLink }: { inquiry: InquiryView } & Pick<Links, 'leadLink'>) {
  if (inquiry.leads.length === 0) return null;
  return (
    <div>
      <h3 className="h3">{t('person.leads')}</h3>
      <ul style={{ margin: '6px 0 0', paddingInlineStart: 20 }}>
        {inquiry.leads.map((lead) => (
          <li key={lead.id}>
            {lead.in_trash ? lead.title : leadLink(lead.id, lead.title)}{' '}
            <span className="t3">
              {t('person.leadNumber', { id: String(lead.id) })}
              {lead.in_trash && `, ${t('person.inTrash')}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Files({ inquiry, jobLink }: { inquiry: InquiryView } & Pick<Links, 'jobLink'>) {
  if (inquiry.uploads.length === 0) return null;
  return (
    <div>
      <h3 className="h3" style={{ marginBottom: 6 }}>
        {t('person.files')}
      </h3>
      <ListTable
        label={t('person.filesTable')}
        caption={t('person.files')}
        heads={[t('person.file'), t('person.received'), { end: t('person.rows') }, t('person.imports')]}
      >
        {inquiry.uploads.map((file, index) => (
          <tr key={index}>
            <td style={{ color: 'var(--in-text)' }}>
              {file.name}
              {!file.read_to_its_end && <span className="warn"> {t('person.unread')}</span>}
              {file.erased && <span className="t3"> {t('person.gone')}</span>}
            </td>
            <td data-label={t('person.received')} className="num">
              {moment(file.received_at)}
            </td>
            <td data-label={t('person.rows')} className="num end">
              {number(file.rows)}
            </td>
            <td data-label={t('person.imports')}>
              <span>
                {file.imports.map((id, place) => (
                  <span key={id}>
                    {place > 0 && ', '}
                    {jobLink(id, t('jobs.job', { id: String(id) }))}
                  </span>
                ))}
              </span>
            </td>
          </tr>
        ))}
      </ListTable>
    </div>
  );
}

function Actions({ inquiry, onGone }: { inquiry: InquiryView; onGone: () => void }) {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const dropping = useMutation({
    mutationFn: () => dropInquiry(inquiry.id),
    onSuccess: () => {
      client.removeQueries({ queryKey: inquiryQuery(inquiry.id).queryKey });
      void client.invalidateQueries({ queryKey: ['inquiries'], exact: true });
      onGone();
    },
  });
  const canErase = inquiry.stage === 'found' || inquiry.stage === 'failed';
  const hasFound = findingsOf(inquiry).length > 0;
  if (inquiry.stage === 'erasing' || inquiry.stage === 'erased') return null;
  return (
    <>
      {dropping.isError && <Note tone="err">{failureText(dropping.error).message}</Note>}
      <div className="buttons">
        {inquiry.stage === 'found' && hasFound && (
          <Button
            component="a"
            href={personExportAddress(inquiry.id)}
            download
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t('person.export')}
          </Button>
        )}
        {canErase && (hasFound || inquiry.stage === 'failed') && (
          <WriteButton color="red.9" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setAsking(true)}>
            {t('person.eraseAsk')}
          </WriteButton>
        )}
        <WriteButton variant="subtle" color="gray" onClick={() => !dropping.isPending && dropping.mutate()}>
          {t('person.drop')}
        </WriteButton>
      </div>
      {asking && <EraseDialog inquiry={inquiry} onClose={() => setAsking(false)} />}
    </>
  );
}

export function InquiryCard({ id, onGone, leadLink, jobLink }: { id: number; onGone: () => void } & Links) {
  const query = useQuery(inquiryQuery(id));
  const inquiry = query.data;
  if (inquiry === undefined) {
    return (
      <section className="card" style={{ padding: 20 }} aria-label={t('person.inquiry', { id: String(id) })}>
        {query.isPending && <Skeleton rows={3} />}
        {query.isError && <LoadError message={failureText(query.error).message} onRetry={() => void query.refetch()} />}
      </section>
    );
  }
  return (
    <section className="card" aria-label={t('person.inquiry', { id: String(id) })}>
      <div className="col" style={{ gap: 16, padding: 20 }}>
        <h2 className="h2">{whom(inquiry) || t('person.erasedTitle', { id: String(id) })}</h2>
        <Stage inquiry={inquiry} />
        {inquiry.stage !== 'searching' && findingsOf(inquiry).length > 0 && (
          <ul className="t2" style={{ margin: 0, paddingInlineStart: 20 }}>
            {findingsOf(inquiry).map(({ key, n }) => (
              <li key={key}>{t(key, { n })}</li>
            ))}
          </ul>
        )}
        {(inquiry.counts['unread_uploads'] ?? 0) > 0 && (
          <Note tone="warn">{t('person.unreadHint', { n: inquiry.counts['unread_uploads'] ?? 0 })}</Note>
        )}
        <Leads inquiry={inquiry} leadLink={leadLink} />
        <Files inquiry={inquiry} jobLink={jobLink} />
        <Actions inquiry={inquiry} onGone={onGone} />
      </div>
    </section>
  );
}

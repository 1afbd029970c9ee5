// SPDX-License-Identifier: Apache-2.0
//
// Admin > Personal data: search everything for one person, give it out, erase it.
import { TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { inquiriesQuery, inquiryQuery, searchPerson } from '../../api/personalData';
import type { Inquiry } from '../../api/types';
import { exactMoment, moment } from '../../i18n/format';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { IconSearch, IconUser } from '../../ui/icons';
import { ListTable } from '../../ui/ListTable';
import { Note } from '../../ui/Note/Note';
import { Empty, LoadError, Skeleton } from '../../ui/States/States';
import { useTitle } from '../../ui/useTitle';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import { whom } from './findings';
import { InquiryCard, type Links } from './InquiryCard';

type PersonalDataPageProps = { opened: number | undefined; onOpen: (id: number | undefined) => void } & Links;

function SearchForm({ onFound }: { onFound: (id: number) => void }) {
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [phone, setPhone] = useState('');
  const [tried, setTried] = useState(false);
  const isBlank = email.trim() === '' && phone.trim() === '';
  const searching = useMutation({
    mutationFn: () => searchPerson(email.trim(), phone.trim()),
    onSuccess: (inquiry) => {
      client.setQueryData(inquiryQuery(inquiry.id).queryKey, inquiry);
      void client.invalidateQueries({ queryKey: ['inquiries'], exact: true });
      setEmail('');
      setPhone('');
      setTried(false);
      onFound(inquiry.id);
    },
  });
  return (
    <form
      noValidate
      role="search"
      className="card"
      style={{ padding: 20 }}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isBlank && !searching.isPending) searching.mutate();
      }}
    >
      <div className="row wrap" style={{ gap: 14, alignItems: 'flex-start' }}>
        <TextInput
          className="grow"
          style={{ minWidth: 220 }}
          type="email"
          autoComplete="off"
          maxLength={254}
          label={t('person.email')}
          value={email}
          error={tried && isBlank ? t('person.missing') : undefined}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <TextInput
          className="grow"
          style={{ minWidth: 180 }}
          type="tel"
          autoComplete="off"
          maxLength={100}
          label={t('person.phone')}
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
        <WriteButton
          type="submit"
          style={{ marginTop: 24 }}
          leftSection={<IconSearch size={16} aria-hidden />}
          aria-busy={searching.isPending}
        >
          {t('person.search')}
        </WriteButton>
      </div>
      {searching.isError && (
        <div style={{ marginTop: 12 }}>
          <Note tone="err" alert>
            <span className="b">{failureText(searching.error).message}</span> {failureText(searching.error).remedy}
          </Note>
        </div>
      )}
    </form>
  );
}

function Inquiries({ inquiries, onOpen }: { inquiries: Inquiry[]; onOpen: (id: number) => void }) {
  return (
    <ListTable
      label={t('person.table')}
      caption={t('person.earlier')}
      heads={[t('person.whom'), t('users.status'), t('audit.when')]}
    >
      {inquiries.map((inquiry) => (
        <tr key={inquiry.id}>
          <td>
            <button type="button" className="link-button" onClick={() => onOpen(inquiry.id)}>
              {whom(inquiry) || t('person.erasedTitle', { id: String(inquiry.id) })}
            </button>
          </td>
          <td data-label={t('users.status')}>{t(`person.stage.${inquiry.stage}`)}</td>
          <td data-label={t('audit.when')} className="num" title={exactMoment(inquiry.changed_at)}>
            {moment(inquiry.changed_at)}
          </td>
        </tr>
      ))}
    </ListTable>
  );
}

export function PersonalDataPage({ opened, onOpen, leadLink, jobLink }: PersonalDataPageProps) {
  useTitle(t('person.title'));
  const query = useQuery(inquiriesQuery);
  return (
    <>
      <div className="page-head">
        <div className="grow">
          <h1 className="h1">{t('person.title')}</h1>
          <p className="t3 sm">{t('person.hint')}</p>
        </div>
      </div>
      <div className="col" style={{ gap: 16 }}>
        <SearchForm onFound={onOpen} />
        {opened !== undefined && (
          <InquiryCard
            key={opened}
            id={opened}
            onGone={() => onOpen(undefined)}
            leadLink={leadLink}
            jobLink={jobLink}
          />
        )}
        <section className="card" aria-label={t('person.earlier')}>
          {query.isPending && <Skeleton rows={3} />}
          {query.isError && query.data === undefined && (
            <LoadError message={failureText(query.error).message} onRetry={() => void query.refetch()} />
          )}
          {query.data?.length === 0 && (
            <Empty
              icon={<IconUser size={26} stroke={1.6} aria-hidden />}
              title={t('person.empty')}
              hint={t('person.emptyHint')}
            />
          )}
          {query.data !== undefined && query.data.length > 0 && <Inquiries inquiries={query.data} onOpen={onOpen} />}
        </section>
      </div>
    </>
  );
}

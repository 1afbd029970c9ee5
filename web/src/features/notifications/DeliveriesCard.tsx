// SPDX-License-Identifier: Apache-2.0
//
// What was sent by e-mail and to webhooks, and what became of it; a message can be sent again.
import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { deliveriesQuery, retryDelivery } from '../../api/notifications';
import type { Delivery } from '../../api/types';
import { exactMoment, moment } from '../../i18n/format';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { IconAlertTriangle, IconCircleCheck, IconClock } from '../../ui/icons';
import { ListTable } from '../../ui/ListTable';
import { LoadError, Skeleton } from '../../ui/States/States';
import { toast } from '../../ui/Toast/toast';
import { WriteLink } from '../../ui/WriteButton/WriteButton';
import styles from './Notifications.module.css';

type JobLink = (id: number, children: ReactNode) => ReactNode;

const looks = {
  waiting: { icon: IconClock, tone: 't2' },
  delivered: { icon: IconCircleCheck, tone: 'ok' },
  given_up: { icon: IconAlertTriangle, tone: 'err' },
} as const;

function State({ delivery }: { delivery: Delivery }) {
  const { icon: Icon, tone } = looks[delivery.state];
  const next =
    delivery.due_at !== null && delivery.tries > 0 ? t('deliveries.next', { at: moment(delivery.due_at) }) : '';
  return (
    <>
      <span className={`row ${tone}`} style={{ gap: 6 }}>
        <Icon size={16} aria-hidden />
        {t(`deliveries.${delivery.state}`)}
      </span>
      {(delivery.reason !== '' || next !== '') && (
        <span className="xs t3" style={{ display: 'block' }}>
          {[delivery.reason, next].filter((part) => part !== '').join('. ')}
        </span>
      )}
    </>
  );
}

function Row({ delivery, jobLink }: { delivery: Delivery; jobLink: JobLink }) {
  const client = useQueryClient();
  const retrying = useMutation({
    mutationFn: () => retryDelivery(delivery.id),
    onSuccess: () => client.invalidateQueries({ queryKey: deliveriesQuery.queryKey }),
    onError: (error) => toast({ tone: 'err', title: failureText(error).message, detail: failureText(error).remedy }),
  });
  return (
    <tr>
      <td className={styles['target']} style={{ color: 'var(--in-text)' }}>
        {delivery.target}
      </td>
      <td data-label={t('deliveries.about')}>
        {delivery.import === null
          ? t('deliveries.test')
          : jobLink(delivery.import, t('jobs.job', { id: String(delivery.import) }))}
      </td>
      <td data-label={t('deliveries.state')}>
        <State delivery={delivery} />
      </td>
      <td data-label={t('deliveries.tries')} className="num end">
        {delivery.tries}
      </td>
      <td data-label={t('deliveries.at')} className="num" title={exactMoment(delivery.created_at)}>
        {moment(delivery.created_at)}
      </td>
      <td>
        <WriteLink
          aria-label={t('deliveries.retryFor', { id: String(delivery.id), target: delivery.target })}
          aria-busy={retrying.isPending}
          onClick={() => !retrying.isPending && retrying.mutate()}
        >
          {t('deliveries.retry')}
        </WriteLink>
      </td>
    </tr>
  );
}

export function DeliveriesCard({ jobLink }: { jobLink: JobLink }) {
  const query = useInfiniteQuery(deliveriesQuery);
  const deliveries = query.data?.pages.flatMap((page) => page.deliveries) ?? [];
  return (
    <section className="card" aria-label={t('deliveries.title')} style={{ marginTop: 16 }}>
      <div className={styles['head']}>
        <h2 className="h2">{t('deliveries.title')}</h2>
        <p className="sm t3">{t('deliveries.hint')}</p>
      </div>
      {query.isPending && <Skeleton rows={3} />}
      {query.isError && query.data === undefined && (
        <LoadError message={failureText(query.error).message} onRetry={() => void query.refetch()} />
      )}
      {query.data !== undefined && deliveries.length === 0 && (
        <p className={`t3 sm ${styles['empty']}`}>{t('deliveries.none')}</p>
      )}
      {deliveries.length > 0 && (
        <ListTable
          label={t('deliveries.table')}
          caption={t('deliveries.title')}
          heads={[
            t('deliveries.target'),
            t('deliveries.about'),
            t('deliveries.state'),
            { end: t('deliveries.tries') },
            t('deliveries.at'),
            { spoken: t('jobs.actions') },
          ]}
          twoLine
        >
          {deliveries.map((delivery) => (
            <Row key={delivery.id} delivery={delivery} jobLink={jobLink} />
          ))}
        </ListTable>
      )}
      {query.hasNextPage && (
        <div style={{ padding: '12px 20px' }}>
          <Button
            size="xs"
            variant="default"
            aria-busy={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('deliveries.more')}
          </Button>
        </div>
      )}
    </section>
  );
}

// SPDX-License-Identifier: Apache-2.0
//
// How the world outside is told of ends of imports. Below the import settings, for those who may change them.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { notificationsQuery } from '../../api/notifications';
import { failureText } from '../../ui/failureText';
import { LoadError, Skeleton } from '../../ui/States/States';
import { DeliveriesCard } from './DeliveriesCard';
import { MailCard } from './MailCard';
import { WebhooksCard } from './WebhooksCard';

export function NotificationCards({ jobLink }: { jobLink: (id: number, children: ReactNode) => ReactNode }) {
  const query = useQuery(notificationsQuery);
  if (query.isPending) {
    return (
      <div className="card" style={{ marginTop: 16 }}>
        <Skeleton rows={4} />
      </div>
    );
  }
  if (query.data === undefined) {
    return <LoadError message={failureText(query.error).message} onRetry={() => void query.refetch()} />;
  }
  return (
    <>
      <MailCard stored={query.data} />
      <WebhooksCard stored={query.data} />
      <DeliveriesCard jobLink={jobLink} />
    </>
  );
}

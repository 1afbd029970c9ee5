// SPDX-License-Identifier: Apache-2.0
//
// What administrators set, and one's own account, bound to their addresses. Who lacks the right sees that it is so,
// also by a direct address; the server refuses in any case.
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSession } from '../api/session';
import type { Rights } from '../api/types';
import { AccountPage } from '../features/account/AccountPage';
import { AuditPage } from '../features/audit/AuditPage';
import { FieldsPage } from '../features/fields/FieldsPage';
import { NotificationCards } from '../features/notifications/NotificationCards';
import { UsersPage } from '../features/people/UsersPage';
import { PersonalDataPage } from '../features/personalData/PersonalDataPage';
import { DuplicatesPage } from '../features/settings/DuplicatesPage';
import { SettingsPage } from '../features/settings/SettingsPage';
import { NoRightPage } from './ErrorPage';
import { jobLink, leadPageLink } from './links';

const fieldsRoute = getRouteApi('/session/frame/admin/fields');
const usersRoute = getRouteApi('/session/frame/admin/users');
const personRoute = getRouteApi('/session/frame/admin/personal-data');
const auditRoute = getRouteApi('/session/frame/admin/audit');

type NeedsProps = { right: keyof Rights; otherwise?: ReactNode; children: ReactNode };

function Needs({ right, otherwise = <NoRightPage />, children }: NeedsProps) {
  const { rights } = useSession();
  return rights[right] ? children : otherwise;
}

export function FieldsRoute() {
  const { field } = fieldsRoute.useSearch();
  const navigate = useNavigate();
  return (
    <Needs right="see_settings">
      <FieldsPage
        opened={field}
        onOpen={(key) => void navigate({ to: '/admin/fields', search: key === undefined ? {} : { field: key } })}
      />
    </Needs>
  );
}

export function DuplicatesRoute() {
  return (
    <Needs right="see_settings">
      <DuplicatesPage />
    </Needs>
  );
}

export function SettingsRoute() {
  return (
    <Needs right="see_settings">
      <SettingsPage>
        <Needs right="change_settings" otherwise={null}>
          <NotificationCards jobLink={jobLink} />
        </Needs>
      </SettingsPage>
    </Needs>
  );
}

export function UsersRoute() {
  const { tab } = usersRoute.useSearch();
  const navigate = useNavigate();
  return (
    <Needs right="manage_users">
      <UsersPage
        tab={tab ?? 'users'}
        onTab={(next) => void navigate({ to: '/admin/users', search: next === 'users' ? {} : { tab: next } })}
      />
    </Needs>
  );
}

export function AuditRoute() {
  const search = auditRoute.useSearch();
  const navigate = useNavigate();
  return (
    <Needs right="manage_users">
      <AuditPage search={search} onSearch={(next) => void navigate({ to: '/admin/audit', search: next })} />
    </Needs>
  );
}

export function PersonalDataRoute() {
  const { inquiry } = personRoute.useSearch();
  const navigate = useNavigate();
  return (
    <Needs right="manage_users">
      <PersonalDataPage
        opened={inquiry}
        onOpen={(id) => void navigate({ to: '/admin/personal-data', search: id === undefined ? {} : { inquiry: id } })}
        leadLink={leadPageLink}
        jobLink={jobLink}
      />
    </Needs>
  );
}

export function AccountRoute() {
  return <AccountPage />;
}

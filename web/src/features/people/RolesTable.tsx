// SPDX-License-Identifier: Apache-2.0
//
// Rights by roles, as a table, on narrow screens as cards; own roles are copies of others with other ticks.
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { Role } from '../../api/types';
import { t } from '../../i18n/t';
import { ScrollRegion } from '../../ui/ScrollRegion/ScrollRegion';
import { DeleteRole } from './DeleteRole';
import { RoleCards } from './RoleCards';
import { type AskRole, RoleMenu, type RoleWish } from './RoleMenu';
import { RolePanel } from './RolePanel';
import { rights, roleName } from './roles';
import { ScopeMark } from './ScopeMark';

type Asked = { kind: RoleWish; role: Role } | null;

function Matrix({ roles, onAsk }: { roles: readonly Role[]; onAsk: AskRole }) {
  return (
    <ScrollRegion label={t('roles.table')}>
      <table className="list low">
        <caption className="spoken">{t('roles.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('roles.right')}</th>
            {roles.map((role) => (
              <th key={role.id} scope="col">
                <span className="row" style={{ gap: 4 }}>
                  <span>
                    {roleName(role)}
                    <span className="t3 num" style={{ fontWeight: 400 }}>
                      {' '}
                      {t('roles.people', { n: role.users })}
                    </span>
                  </span>
                  <RoleMenu role={role} onAsk={onAsk} />
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rights.map((right) => (
            <tr key={right}>
              <th scope="row" style={{ background: 'none', height: 38, color: 'var(--in-text-2)' }}>
                {t(`right.${right}`)}
              </th>
              {roles.map((role) => (
                <td key={role.id}>
                  <ScopeMark scope={role.rights[right] ?? 'none'} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

export function RolesTable({ roles }: { roles: Role[] }) {
  const [asked, setAsked] = useState<Asked>(null);
  const isNarrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  const ask: AskRole = (kind, role) => setAsked({ kind, role });
  const close = () => setAsked(null);
  return (
    <>
      <p className="sm t3" style={{ marginBottom: 10 }}>
        {t('roles.builtIn')}
      </p>
      {isNarrow ? (
        <RoleCards roles={roles} onAsk={ask} />
      ) : (
        <div className="card">
          <Matrix roles={roles} onAsk={ask} />
        </div>
      )}
      {asked !== null && asked.kind !== 'delete' && (
        <RolePanel role={asked.role} copy={asked.kind === 'copy'} onClose={close} />
      )}
      {asked?.kind === 'delete' && <DeleteRole role={asked.role} onClose={close} />}
    </>
  );
}

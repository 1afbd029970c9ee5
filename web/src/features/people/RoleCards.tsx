// SPDX-License-Identifier: Apache-2.0
//
// Roles on a narrow screen: one below the other, each with what it may do to everything, to what is its own, and not at all.
import type { Role, Scope } from '../../api/types';
import { t } from '../../i18n/t';
import { type AskRole, RoleMenu } from './RoleMenu';
import { rights, roleName } from './roles';
import { ScopeMark } from './ScopeMark';

const scopes: readonly Scope[] = ['all', 'own', 'none'];

function RoleCard({ role, onAsk }: { role: Role; onAsk: AskRole }) {
  const name = roleName(role);
  return (
    <section className="card pad" aria-label={name}>
      <div className="row">
        <h2 className="h2 grow">
          {name} <span className="t3 sm num">{t('roles.people', { n: role.users })}</span>
        </h2>
        <RoleMenu role={role} onAsk={onAsk} />
      </div>
      {scopes.map((scope) => {
        const shown = rights.filter((right) => (role.rights[right] ?? 'none') === scope);
        if (shown.length === 0) return null;
        return (
          <div key={scope} className="sm" style={{ marginTop: 12 }}>
            <h3 className="sm b">
              <ScopeMark scope={scope} />
            </h3>
            <ul className={`plain-list ${scope === 'none' ? 't3' : ''}`} style={{ paddingInlineStart: 21 }}>
              {shown.map((right) => (
                <li key={right} style={{ padding: '3px 0' }}>
                  {t(`right.${right}`)}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

export function RoleCards({ roles, onAsk }: { roles: readonly Role[]; onAsk: AskRole }) {
  return (
    <div className="col" style={{ gap: 12 }}>
      {roles.map((role) => (
        <RoleCard key={role.id} role={role} onAsk={onAsk} />
      ))}
    </div>
  );
}

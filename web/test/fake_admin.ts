// SPDX-License-Identifier: Apache-2.0
//
// What the fake API answers to the pages of administrators and to one's own account.
import { fields } from './fake_fields';
import { auditEntries, people, roles, sessions, tokens } from './fake_people';

type Answer = { status: number; body?: unknown };

const link = (name: string, email: string) => ({
  user: { id: 9, name, email, role: 'user', active: true, state: 'invited', last_seen_at: null },
  token: 'once',
  path: '/invitation#token=once',
  expires_at: new Date(Date.now() + 6e8).toISOString(),
});

export function admin(method: string, path: string, data: Record<string, unknown>): Answer | undefined {
  const ok = (body: unknown, status = 200): Answer => ({ status, body });
  const fieldPath = /^\/fields\/(\w+)(\/use)?$/.exec(path);
  if (fieldPath !== null && fieldPath[1] !== 'order') {
    const field = fields.find((one) => one.key === fieldPath[1]);
    if (fieldPath[2] !== undefined) {
      const options = (field?.options ?? []).map((option, index) => ({ id: option.id, leads: 900 * index }));
      return ok({ leads: 3302, without: 4169, options, templates: [{ id: 1, name: 'Trade Show Leads' }] });
    }
    return method === 'DELETE' ? { status: 204 } : ok({ ...field, ...data });
  }
  if (path === '/fields/order') return ok({ version: 2, fields });
  if (path === '/fields' && method === 'POST') {
    return fields.some((field) => field.label === data['label'])
      ? ok(
          { status: 409, code: 'NAME_TAKEN', detail: 'There is a field with this name.', remedy: '', arguments: [] },
          409,
        )
      : ok({ ...fields[0], ...data, key: 'cf_new', custom: true }, 201);
  }
  if (path === '/roles') return ok({ roles });
  if (path === '/audit') return ok({ next: null, entries: auditEntries() });
  if (path === '/sessions') return ok({ sessions });
  if (path === '/tokens')
    return method === 'POST' ? ok({ ...tokens[0], ...data, token: 'inlet_secret' }, 201) : ok({ tokens });
  if (path === '/users' && method === 'POST') return ok(link(String(data['name']), String(data['email'])), 201);
  if (/^\/users\/\d+\/reset$/.test(path)) return ok(link('Mei Chen', 'mei@inlet.example'), 201);
  if (/^\/users\/\d+$/.test(path)) return ok({ ...people[0], ...data });
  if (path === '/invitation/view') return ok({ name: 'Mei Chen', email: 'mei@inlet.example', has_password: false });
  return undefined;
}

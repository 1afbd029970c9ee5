// SPDX-License-Identifier: Apache-2.0
//
// What the fake API answers about e-mail, webhooks and deliveries. Keeps what is changed.
import type { Delivery, Notifications } from '../src/api/types';

type Answer = { status: number; body?: unknown };

export class FakeNotifications {
  private stored: Notifications = {
    version: 1,
    public_url: 'https://leads.example.com',
    mail: {
      host: 'smtp.example.com',
      port: 587,
      security: 'starttls',
      user: 'inlet',
      has_password: true,
      from: 'inlet@example.com',
    },
    webhooks: [{ id: 1, url: 'https://crm.example.com/hooks/inlet', has_secret: true }],
  };
  private deliveries: Delivery[] = [
    this.delivery(8, 'webhook', 'https://crm.example.com/hooks/inlet', 'given_up', 'it answered 503'),
    this.delivery(7, 'email', 'dana@inlet.example', 'delivered', ''),
  ];

  private delivery(
    id: number,
    kind: Delivery['kind'],
    target: string,
    state: Delivery['state'],
    reason: string,
  ): Delivery {
    const at = new Date(Date.now() - 3_600_000).toISOString();
    const ended = state === 'waiting' ? null : at;
    const due = state === 'waiting' ? at : null;
    const tries = state === 'given_up' ? 9 : 1;
    return {
      id,
      kind,
      event: 'import_completed',
      target,
      import: 1050,
      state,
      tries,
      reason,
      due_at: due,
      created_at: at,
      ended_at: ended,
    };
  }

  private send(kind: Delivery['kind'], target: string): Answer {
    const sent = {
      ...this.delivery(this.deliveries.length + 7, kind, target, 'delivered', ''),
      event: 'test',
      import: null,
    };
    this.deliveries.unshift(sent);
    return { status: 202, body: sent };
  }

  answer(method: string, path: string, data: Record<string, unknown>): Answer | undefined {
    const id = Number(/\d+/.exec(path)?.[0] ?? 0);
    const webhook = this.stored.webhooks.find((one) => one.id === id);
    switch (`${method} ${path.replace(/\d+/, '#')}`) {
      case 'GET /settings/notifications':
        return { status: 200, body: this.stored };
      case 'PUT /settings/notifications': {
        const mail = data['mail'] as Notifications['mail'];
        this.stored = {
          ...this.stored,
          version: this.stored.version + 1,
          public_url: String(data['public_url']),
          mail: mail === null ? null : { ...mail, has_password: true },
        };
        return { status: 200, body: this.stored };
      }
      case 'POST /settings/notifications/test':
        return this.send('email', String(data['to']));
      case 'POST /webhooks': {
        const made = { id: this.stored.webhooks.length + 1, url: String(data['url']) };
        this.stored = { ...this.stored, webhooks: [...this.stored.webhooks, { ...made, has_secret: true }] };
        return { status: 201, body: { ...made, secret: 'shown-once' } };
      }
      case 'DELETE /webhooks/#':
        this.stored = { ...this.stored, webhooks: this.stored.webhooks.filter((one) => one.id !== id) };
        return { status: 204 };
      case 'POST /webhooks/#/secret':
        return { status: 200, body: { ...webhook, secret: 'another-one' } };
      case 'POST /webhooks/#/test':
        return this.send('webhook', webhook?.url ?? '');
      case 'GET /deliveries':
        return { status: 200, body: { next: null, deliveries: this.deliveries } };
      case 'POST /deliveries/#/retry': {
        const index = this.deliveries.findIndex((one) => one.id === id);
        const again: Delivery = { ...this.deliveries[index]!, state: 'delivered', reason: '', tries: 1 };
        this.deliveries[index] = again;
        return { status: 202, body: again };
      }
      default:
        return undefined;
    }
  }
}

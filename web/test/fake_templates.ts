// SPDX-License-Identifier: Apache-2.0
//
// The templates of the fake server: listed, made, changed with their version, deleted.
import type { Template } from '../src/api/types';
import type { FakeAnswer } from './fake_answer';
import { templates } from './fake_import_data';

const problem = (status: number, code: string, text: string, current?: Template): FakeAnswer => ({
  status,
  body: { status, code, detail: text, remedy: '', arguments: [], current },
});

export class FakeTemplates {
  all = structuredClone(templates);

  answer(method: string, path: string, data: Record<string, unknown>): FakeAnswer | undefined {
    if (path === '/templates' && method === 'GET') return { status: 200, body: { templates: this.all } };
    if (path === '/templates' && method === 'POST') return this.make(data);
    const one = this.all.find(({ id }) => path === `/templates/${id}`);
    if (one === undefined) return undefined;
    if (method === 'PATCH') return this.change(one, data);
    if (method !== 'DELETE') return undefined;
    this.all = this.all.filter((other) => other !== one);
    return { status: 204 };
  }

  private make(data: Record<string, unknown>): FakeAnswer {
    const same = this.all.find(({ name }) => name === data['name']);
    if (same !== undefined) return problem(409, 'NAME_TAKEN', 'There is a template with this name.', same);
    return { status: 201, body: { ...templates[0], id: 9, name: data['name'] } };
  }

  private change(one: Template, { version, ...wish }: Record<string, unknown>): FakeAnswer {
    if (one.version !== version) return problem(409, 'CONFLICT', 'The template was changed meanwhile.', one);
    Object.assign(one, wish, { version: one.version + 1 });
    one.fields = one.columns.filter(({ field }) => field !== null).length;
    return { status: 200, body: one };
  }
}

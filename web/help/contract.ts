// SPDX-License-Identifier: Apache-2.0
//
// docs/api/openapi.yaml as a page to read: its rules, each operation under its path, each schema with its members.
import { Marked } from 'marked';
import { parse } from 'yaml';
import { escapeHtml, htmlTable } from './pages.ts';

type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  required?: string[];
  description?: string;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
};
type Content = Record<string, { schema?: Schema }>;
type Parameter = {
  $ref?: string;
  name?: string;
  in?: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
};
type Answer = { $ref?: string; description?: string; content?: Content };
type Operation = {
  operationId: string;
  summary?: string;
  description?: string;
  security?: unknown[];
  parameters?: Parameter[];
  requestBody?: { content?: Content };
  responses: Record<string, Answer>;
};
type Contract = {
  info: { description: string };
  paths: Record<string, Record<string, Operation | Parameter[]>>;
  components: {
    schemas: Record<string, Schema>;
    parameters?: Record<string, Parameter>;
    responses?: Record<string, Answer>;
  };
};

const methods = ['get', 'post', 'put', 'patch', 'delete'];
const prose = new Marked({ gfm: true });
const inline = (text: string | undefined): string =>
  text === undefined ? '' : prose.parseInline(text, { async: false });
const nameOf = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);
const schemaAnchor = (name: string): string => `schema-${name}`;

// A schema in a word or two, with links to those that have a name.
export function schemaText(schema: Schema | undefined): string {
  if (schema === undefined) return '';
  if (schema.$ref !== undefined) {
    const name = nameOf(schema.$ref);
    return `<a href="#${schemaAnchor(name)}">${escapeHtml(name)}</a>`;
  }
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined) return choices.map(schemaText).join(' or ');
  if (schema.allOf !== undefined) return schema.allOf.map(schemaText).join(' with ');
  if (schema.enum !== undefined)
    return schema.enum.map((value) => `<code>${escapeHtml(String(value))}</code>`).join(' ');
  if (schema.const !== undefined) return `<code>${escapeHtml(String(schema.const))}</code>`;
  const types = [schema.type ?? 'any'].flat();
  const words = types.map((type) => {
    if (type === 'array') return `list of ${schemaText(schema.items) || 'any'}`;
    if (type !== 'object') return schema.format === undefined || type === 'null' ? type : `${type} (${schema.format})`;
    if (schema.properties !== undefined) {
      const members = Object.entries(schema.properties).map(
        ([name, member]) => `<code>${escapeHtml(name)}</code>: ${schemaText(member)}`,
      );
      return `{ ${members.join(', ')} }`;
    }
    const values = typeof schema.additionalProperties === 'object' ? schemaText(schema.additionalProperties) : '';
    return values === '' ? 'object' : `object of ${values}`;
  });
  return words.join(' or ');
}

function contentText(content: Content | undefined): string {
  return Object.entries(content ?? {})
    .map(([kind, { schema }]) => {
      const text = schemaText(schema);
      return kind === 'application/json' || kind === 'application/problem+json'
        ? text
        : `<code>${escapeHtml(kind)}</code> ${text}`;
    })
    .join(' or ');
}

const table = (heads: string[], rows: string[][], name: string): string =>
  rows.length === 0 ? '' : htmlTable(heads, rows, name);

function operationHtml(
  contract: Contract,
  path: string,
  method: string,
  operation: Operation,
  shared: Parameter[],
): string {
  const resolve = <T extends { $ref?: string }>(thing: T, all: Record<string, T> | undefined): T =>
    thing.$ref === undefined ? thing : (all?.[nameOf(thing.$ref)] ?? thing);
  const parameters = [...shared, ...(operation.parameters ?? [])].map((one) =>
    resolve(one, contract.components.parameters),
  );
  const title = `${method.toUpperCase()} ${path}`;
  const body = contentText(operation.requestBody?.content);
  const answers = Object.entries(operation.responses).map(([status, answer]) => {
    const whole = resolve(answer, contract.components.responses);
    return [`<code>${status}</code>`, inline(whole.description), contentText(whole.content)];
  });
  return [
    `<h3 id="${operation.operationId}"><code>${escapeHtml(title)}</code></h3>`,
    operation.summary === undefined ? '' : `<p>${inline(operation.summary)}</p>`,
    operation.description === undefined ? '' : prose.parse(operation.description, { async: false }),
    operation.security?.length === 0 ? '<p>Needs no session.</p>' : '',
    table(
      ['Parameter', 'In', 'Type', 'Says'],
      parameters.map((one) => [
        `<code>${escapeHtml(one.name ?? '')}</code>${one.required === true ? ' (required)' : ''}`,
        escapeHtml(one.in ?? ''),
        schemaText(one.schema),
        inline(one.description),
      ]),
      `Parameters of ${title}`,
    ),
    body === '' ? '' : `<p>Takes ${body}</p>`,
    table(['Answer', 'Says', 'Body'], answers, `Answers of ${title}`),
  ].join('\n');
}

function schemaHtml(name: string, schema: Schema): string {
  const parts = (schema.allOf ?? [schema]).filter((part) => part.properties !== undefined);
  const rows = parts.flatMap((part) =>
    Object.entries(part.properties ?? {}).map(([member, of]) => [
      `<code>${escapeHtml(member)}</code>${part.required?.includes(member) === true ? '' : ' (optional)'}`,
      schemaText(of),
      inline(of.description),
    ]),
  );
  const text = rows.length === 0 ? `<p>${schemaText(schema)}</p>` : '';
  return [
    `<h3 id="${schemaAnchor(name)}">${escapeHtml(name)}</h3>`,
    schema.description === undefined ? '' : `<p>${inline(schema.description)}</p>`,
    text,
    table(['Member', 'Type', 'Says'], rows, `Members of ${name}`),
  ].join('\n');
}

export function renderContract(yaml: string): string {
  const contract = parse(yaml) as Contract;
  const groups = new Map<string, string[]>();
  for (const [path, item] of Object.entries(contract.paths)) {
    const group = path.split('/')[1] ?? '';
    const shared = Array.isArray(item['parameters']) ? item['parameters'] : [];
    for (const method of methods) {
      const operation = item[method];
      if (operation === undefined || Array.isArray(operation)) continue;
      groups.set(group, [...(groups.get(group) ?? []), operationHtml(contract, path, method, operation, shared)]);
    }
  }
  return [
    '<h1 id="rest-api">REST API</h1>',
    '<p>Every path stands below <code>/api/v1</code>. The same as a file for programs: <a href="/api/v1/openapi.yaml">openapi.yaml</a> (OpenAPI 3.1).</p>',
    prose.parse(contract.info.description, { async: false }),
    ...[...groups].map(
      ([group, operations]) => `<h2 id="${group}">${group.replaceAll('-', ' ')}</h2>\n${operations.join('\n')}`,
    ),
    '<h2 id="schemas">Schemas</h2>',
    ...Object.entries(contract.components.schemas).map(([name, schema]) => schemaHtml(name, schema)),
  ].join('\n');
}

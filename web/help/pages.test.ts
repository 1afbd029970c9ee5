// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { index, load } from 'virtual:help';
import { describe, expect, it, vi } from 'vitest';
import { renderContract, schemaText } from './contract.ts';
import { renderMarkdown } from './markdown.ts';
import { addressOf, anchorOf, slugOf } from './pages.ts';

// All documents are rendered at the first use, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describe('slugs', () => {
  it.each([
    ['docs/user/mapping.md', 'user/mapping'],
    ['docs/errors/README.md', 'errors'],
    ['docs/errors/INVALID_DATE.md', 'errors/INVALID_DATE'],
    ['docs/adr/README.md', undefined],
    ['README.md', undefined],
  ])('%s', (file, slug) => expect(slugOf(file)).toBe(slug));
});

describe('links', () => {
  it.each([
    ['a page beside it', 'mapping.md', '/help/user/mapping'],
    ['a page of another section', '../errors/INVALID_DATE.md', '/help/errors/INVALID_DATE'],
    ['a heading of another page', 'cli.md#exit-codes', '/help/user/cli#exit-codes'],
    ['a heading of the same page', '#later', '#later'],
    ['the contract', '../api/openapi.yaml', '/help/api'],
    ['another site', 'https://example.org/x', 'https://example.org/x'],
    ['a file that only a clone has', '../../samples/README.md', undefined],
  ])('%s', (_, href, address) => expect(addressOf(href, 'docs/user/first_import.md')).toBe(address));

  it('lead to headings', () => expect(anchorOf('The rows that failed, `all`')).toBe('the-rows-that-failed-all'));
});

describe('a document', () => {
  const { title, html, pictures } = renderMarkdown(
    '# Mapping & more\n\n| a | b |\n|---|---|\n| `<x>` | [to](../errors/README.md) |\n\n![Check](../pictures/check.png)\n',
    'docs/user/mapping.md',
  );
  it('has a title', () => expect(title).toBe('Mapping & more'));
  it('keeps signs harmless', () => expect(html).toContain('<code>&lt;x&gt;</code>'));
  it('has tables that scroll and say what they are', () =>
    expect(html).toContain('role="region" tabindex="0" aria-label="Mapping &amp; more"'));
  it('links to the pages of Help', () => expect(html).toContain('<a href="/help/errors">to</a>'));
  it('names its pictures', () => expect(pictures).toEqual(['../pictures/check.png']));
});

describe('the contract', () => {
  it('writes a schema in words', () => {
    expect(schemaText({ type: ['string', 'null'], format: 'date-time' })).toBe('string (date-time) or null');
    expect(schemaText({ type: 'array', items: { $ref: '#/components/schemas/Lead' } })).toBe(
      'list of <a href="#schema-Lead">Lead</a>',
    );
  });
  it('has every operation of the file', () => {
    const yaml = readFileSync('../docs/api/openapi.yaml', 'utf8');
    const ids = [...yaml.matchAll(/operationId: (\w+)/g)].map(([, id]) => id);
    const html = renderContract(yaml);
    expect(ids.length).toBeGreaterThan(50);
    for (const id of ids) expect(html).toContain(`id="${id}"`);
  });
});

describe('all documents', () => {
  it('are listed, each with a title', () => {
    expect(index.length).toBeGreaterThan(90);
    for (const { title } of index) expect(title).not.toBe('');
  });
  it('lead only to pages and headings that there are', async () => {
    const sections = await Promise.all(Object.values(load).map((section) => section()));
    const pages: Record<string, string> = Object.assign({}, ...sections.map((section) => section.pages));
    const missing: string[] = [];
    for (const [slug, html] of Object.entries(pages)) {
      for (const [, href = ''] of html.matchAll(/href="([/#][^"]*)"/g)) {
        if (href.startsWith('/api/')) continue;
        const [path = '', anchor] = href.replace(/^\/help\//, '').split('#');
        const target = pages[path === '' ? slug : path];
        const found = target !== undefined && (anchor === undefined || target.includes(`id="${anchor}"`));
        if (!found) missing.push(`${slug}: ${href}`);
      }
    }
    expect(missing).toEqual([]);
  });
});

// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { findPages, textOf } from './helpSearch';

const pages = [
  { slug: 'user/mapping', title: 'Mapping', text: 'Dates are decided for whole columns. Undo takes it back.' },
  { slug: 'user/undo', title: 'Undo', text: 'A whole import goes back. '.repeat(20) + 'Dates stay.' },
];

describe('search', () => {
  it('puts pages with the word in their title first', () =>
    expect(findPages(pages, 'undo').map(({ slug }) => slug)).toEqual(['user/undo', 'user/mapping']));
  it('wants all the words', () =>
    expect(findPages(pages, 'decided undo').map(({ slug }) => slug)).toEqual(['user/mapping']));
  it('shows the place of the first word', () =>
    expect(findPages(pages, 'dates')[1]?.excerpt).toMatch(/^… .*Dates stay\.$/));
  it('finds nothing for nothing', () => expect(findPages(pages, '  ')).toEqual([]));
  it('reads the text of a page', () => expect(textOf('<h1>A</h1>\n<p>b <code>&lt;c&gt;</code></p>')).toBe('A b <c>'));
});

// SPDX-License-Identifier: Apache-2.0
//
// The documents in the program, loaded section by section.
import { queryOptions } from '@tanstack/react-query';
import { index, load } from 'virtual:help';
import { textOf, type HelpText } from './helpSearch';

export const helpIndex = index;

export function pageQuery(slug: string) {
  return queryOptions({
    queryKey: ['help', slug],
    queryFn: async (): Promise<string | null> => {
      const page = index.find((one) => one.slug === slug);
      if (page === undefined) return null;
      const { pages } = await load[page.section]();
      return pages[slug] ?? null;
    },
    staleTime: Infinity,
  });
}

export const allTextsQuery = queryOptions({
  queryKey: ['help', 'texts'],
  queryFn: async (): Promise<HelpText[]> => {
    const sections = await Promise.all(Object.values(load).map((section) => section()));
    const html = Object.assign({}, ...sections.map(({ pages }) => pages)) as Record<string, string>;
    return index.map(({ slug, title }) => ({ slug, title, text: textOf(html[slug] ?? '') }));
  },
  staleTime: Infinity,
});

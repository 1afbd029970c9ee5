// SPDX-License-Identifier: Apache-2.0
//
// Finds pages of Help by the words in their titles and texts. Pure.
export type HelpText = { slug: string; title: string; text: string };
export type HelpHit = { slug: string; title: string; excerpt: string };

const excerptLength = 140;

export function textOf(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent.replace(/\s+/g, ' ').trim();
}

function excerptOf(text: string, word: string): string {
  const found = text.toLowerCase().indexOf(word);
  const start = found < 0 ? 0 : Math.max(0, text.lastIndexOf(' ', Math.max(0, found - 40)) + 1);
  const part = text.slice(start, start + excerptLength);
  return `${start > 0 ? '… ' : ''}${part}${start + excerptLength < text.length ? ' …' : ''}`;
}

// Pages that have all the words, those with a word in the title first.
export function findPages(pages: readonly HelpText[], query: string): HelpHit[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const [first] = words;
  if (first === undefined) return [];
  const inTitle = ({ title }: HelpText): boolean => words.some((word) => title.toLowerCase().includes(word));
  return pages
    .filter(({ title, text }) => words.every((word) => `${title} ${text}`.toLowerCase().includes(word)))
    .sort((a, b) => Number(inTitle(b)) - Number(inTitle(a)))
    .map(({ slug, title, text }) => ({ slug, title, excerpt: excerptOf(text, first) }));
}

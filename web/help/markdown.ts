// SPDX-License-Identifier: Apache-2.0
//
// A document of docs/ as a page of Help.
import { Marked, type Tokens } from 'marked';
import { addressOf, anchorOf, escapeHtml, htmlTable } from './pages.ts';

export type Rendered = { title: string; html: string; pictures: string[] };

// Stands in `html` for the address of the n-th picture, which only the build knows.
export const pictureMark = (index: number): string => `@@picture-${index}@@`;

// `file` is the document's place in the project: docs/user/mapping.md.
export function renderMarkdown(markdown: string, file: string): Rendered {
  const pictures: string[] = [];
  let title = '';
  let heading = '';
  const marked = new Marked({ gfm: true });
  marked.use({
    renderer: {
      heading({ tokens, depth, text }: Tokens.Heading) {
        const plain = text.replace(/[`*]/g, '');
        heading = plain;
        if (depth === 1 && title === '') title = plain;
        return `<h${depth} id="${anchorOf(plain)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }: Tokens.Link) {
        const text = this.parser.parseInline(tokens);
        const address = addressOf(href, file);
        if (address === undefined) return text;
        const rel = address.startsWith('http') ? ' rel="noreferrer" target="_blank"' : '';
        return `<a href="${escapeHtml(address)}"${rel}>${text}</a>`;
      },
      image({ href, text }: Tokens.Image) {
        pictures.push(href);
        return `<img src="${pictureMark(pictures.length - 1)}" alt="${escapeHtml(text)}" loading="lazy">`;
      },
      code({ text, lang }: Tokens.Code) {
        const name = lang === undefined || lang === '' ? 'Example' : `Example, ${lang}`;
        return `<pre tabindex="0" role="region" aria-label="${escapeHtml(name)}"><code>${escapeHtml(text)}</code></pre>\n`;
      },
      table({ header, rows }: Tokens.Table) {
        const cells = (row: Tokens.TableCell[]) => row.map((cell) => this.parser.parseInline(cell.tokens));
        return htmlTable(cells(header), rows.map(cells), heading);
      },
    },
  });
  const html = marked.parse(markdown, { async: false });
  return { title, html, pictures };
}

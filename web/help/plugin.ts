// SPDX-License-Identifier: Apache-2.0
//
// Makes the documents a part of the pages: `virtual:help` lists them, `virtual:help/user` holds those of one section,
// loaded when somebody opens it.
import { readdirSync, readFileSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { renderContract } from './contract.ts';
import { pictureMark, renderMarkdown } from './markdown.ts';
import { sections, slugOf, type Section } from './pages.ts';

const project = resolve(import.meta.dirname, '../..');
const prefix = 'virtual:help';

type Document = { slug: string; title: string; html: string; pictures: string[] };

// The list of all documents names them in the order in which they are worth reading.
const reading = readFileSync(resolve(project, 'docs/README.md'), 'utf8');
function placeOf(file: string): number {
  const place = reading.indexOf(`(${posix.relative('docs', file)})`);
  return place < 0 ? reading.length : place;
}

function documentsOf(section: Section): Document[] {
  if (section === 'api') {
    const html = renderContract(readFileSync(resolve(project, 'docs/api/openapi.yaml'), 'utf8'));
    return [{ slug: 'api', title: 'REST API', html, pictures: [] }];
  }
  const folder = `docs/${section}`;
  return readdirSync(resolve(project, folder))
    .map((name) => `${folder}/${name}`)
    .sort((a, b) => placeOf(a) - placeOf(b))
    .flatMap((file) => {
      const slug = slugOf(file);
      if (slug === undefined) return [];
      const { pictures, ...page } = renderMarkdown(readFileSync(resolve(project, file), 'utf8'), file);
      return [{ slug, ...page, pictures: pictures.map((picture) => posix.join(posix.dirname(file), picture)) }];
    });
}

// `const p0 = "/assets/check.png"` by the bundler's own import, and the text with it in place of the mark.
function moduleOf(documents: Document[]): string {
  const imports: string[] = [];
  const pages = documents.map(({ slug, html, pictures }) => {
    let text = JSON.stringify(html);
    pictures.forEach((picture, index) => {
      const name = `p${imports.length}`;
      imports.push(`import ${name} from ${JSON.stringify(`${resolve(project, picture)}?url`)};`);
      text = text.replaceAll(pictureMark(index), `" + ${name} + "`);
    });
    return `${JSON.stringify(slug)}: ${text}`;
  });
  return `${imports.join('\n')}\nexport const pages = {\n${pages.join(',\n')}\n};\n`;
}

function indexModule(): string {
  const list = sections.flatMap((section) => documentsOf(section).map(({ slug, title }) => ({ slug, section, title })));
  const loaders = sections.map((section) => `${section}: () => import(${JSON.stringify(`${prefix}/${section}`)})`);
  return `export const index = ${JSON.stringify(list)};\nexport const load = { ${loaders.join(', ')} };\n`;
}

export function helpPages(): Plugin {
  return {
    name: 'inlet-help-pages',
    // The documents' pictures stand beside web/, not in it.
    config: () => ({ server: { fs: { allow: [project] } } }),
    resolveId: (id) => (id === prefix || id.startsWith(`${prefix}/`) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${prefix}`) return indexModule();
      const section = sections.find((name) => id === `\0${prefix}/${name}`);
      return section === undefined ? undefined : moduleOf(documentsOf(section));
    },
  };
}

// SPDX-License-Identifier: Apache-2.0
//
// Which documents stand under Help, and how a link from one of them to a file of the project becomes an address of the
// pages. Runs while building. Pure.
import { posix } from 'node:path';

export const sections = ['user', 'operate', 'errors', 'api'] as const;
export type Section = (typeof sections)[number];

export type HelpPage = { slug: string; section: Section; title: string; html: string };

// docs/user/mapping.md is user/mapping; the README of a folder stands for the folder.
export function slugOf(file: string): string | undefined {
  const [, section, name] = /^docs\/(user|operate|errors)\/([\w-]+)\.md$/.exec(file) ?? [];
  if (section === undefined || name === undefined) return undefined;
  return name === 'README' ? section : `${section}/${name}`;
}

// Where `href`, written in `file`, leads from Help: an address, or nothing where only a clone of the project has it.
export function addressOf(href: string, file: string): string | undefined {
  if (/^https?:\/\//.test(href) || href.startsWith('#')) return href;
  const [path = '', anchor] = href.split('#');
  const target = posix.join(posix.dirname(file), path);
  if (target === 'docs/api/openapi.yaml') return '/help/api';
  const slug = slugOf(target);
  return slug === undefined ? undefined : `/help/${slug}${anchor === undefined ? '' : `#${anchor}`}`;
}

// As in the links of the documents themselves: lower case, spaces as hyphens, no punctuation.
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
}

// Cells are HTML. A table may be wider than the page, so it lies in a region that the keyboard can scroll.
export function htmlTable(heads: string[], rows: string[][], name: string): string {
  const row = (cells: string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  const head = heads.some((cell) => cell !== '')
    ? `<thead><tr>${heads.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead>`
    : '';
  const table = `<table>${head}<tbody>${rows.map(row).join('')}</tbody></table>`;
  return `<div class="help-table" role="region" tabindex="0" aria-label="${escapeHtml(name)}">${table}</div>`;
}

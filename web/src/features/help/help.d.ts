// SPDX-License-Identifier: Apache-2.0
//
// What help/plugin.ts makes of the documents while building.
declare module 'virtual:help' {
  type Section = 'user' | 'operate' | 'errors' | 'api';
  export const index: readonly { slug: string; section: Section; title: string }[];
  // From a page's slug to its HTML.
  export const load: Record<Section, () => Promise<{ pages: Record<string, string> }>>;
}

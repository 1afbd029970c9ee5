// SPDX-License-Identifier: Apache-2.0
//
// Around the documents under Help; these themselves are in English.
export const help = {
  'help.title': 'Help',
  'help.home': 'Inlet, to your leads',
  'help.contents': 'Contents',
  'help.search': 'Search the help',
  'help.results': 'Search results',
  'help.nothing': 'No page has “{query}”.',
  'help.found': { one: '{n} page', other: '{n} pages' },
  'help.user': 'Using Inlet',
  'help.operate': 'Running Inlet',
  'help.errors': 'Messages',
  'help.api': 'For programs',
  'help.noPage': 'There is no such page in the help.',
  'help.toStart': 'To the first page',
  'help.loadError': 'The help could not be loaded. Check your connection and try again.',
};

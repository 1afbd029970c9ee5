// SPDX-License-Identifier: Apache-2.0
//
// Um die Dokumente der Hilfe herum; diese selbst sind englisch.
export const help = {
  'help.title': 'Hilfe',
  'help.home': 'Inlet, zu Ihren Leads',
  'help.contents': 'Inhalt',
  'help.search': 'In der Hilfe suchen',
  'help.results': 'Suchergebnisse',
  'help.nothing': 'Keine Seite enthält „{query}“.',
  'help.found': { one: '{n} Seite', other: '{n} Seiten' },
  'help.user': 'Mit Inlet arbeiten',
  'help.operate': 'Inlet betreiben',
  'help.errors': 'Meldungen',
  'help.api': 'Für Programme',
  'help.noPage': 'Diese Seite gibt es in der Hilfe nicht.',
  'help.toStart': 'Zur ersten Seite',
  'help.loadError':
    'Die Hilfe konnte nicht geladen werden. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
};

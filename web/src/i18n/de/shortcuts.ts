// SPDX-License-Identifier: Apache-2.0
//
// Die Liste der Tastenkürzel.
export const shortcuts = {
  'shortcuts.title': 'Tastenkürzel',
  'shortcuts.go': 'Suchen oder gehen zu',
  'shortcuts.search': 'Auf dieser Seite suchen',
  'shortcuts.leads': 'Zu den Leads',
  'shortcuts.jobs': 'Zu den Batch Jobs',
  'shortcuts.templates': 'Zu den Vorlagen',
  'shortcuts.import': 'Importieren, bei den Leads',
  'shortcuts.list': 'Diese Liste',
  'shortcuts.rows': 'Zur nächsten oder vorigen Zeile',
  'shortcuts.select': 'Zeile auswählen, oder alle bis zu ihr',
  'shortcuts.escape': 'Schließt, was zuoberst liegt',
  'shortcuts.step': 'Zurück und Weiter im Import',
  'shortcuts.primary': 'Der wichtigste Knopf der Seite',
  'shortcuts.on': 'Kürzel mit einer einzelnen Taste',
  'shortcuts.attention': 'Zur nächsten Spalte, die einen Blick braucht, beim Zuordnen',
  'shortcuts.clear': 'Die Spalte weglassen, in ihrem Feld',
};

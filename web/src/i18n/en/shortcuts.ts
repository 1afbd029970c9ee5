// SPDX-License-Identifier: Apache-2.0
//
// The list of keyboard shortcuts.
export const shortcuts = {
  'shortcuts.title': 'Keyboard shortcuts',
  'shortcuts.go': 'Search or go to',
  'shortcuts.search': 'Search on this page',
  'shortcuts.leads': 'Go to Leads',
  'shortcuts.jobs': 'Go to Batch Jobs',
  'shortcuts.templates': 'Go to Templates',
  'shortcuts.import': 'Import, on Leads',
  'shortcuts.list': 'This list',
  'shortcuts.rows': 'Go to the next or previous row',
  'shortcuts.select': 'Select the row, or all rows up to it',
  'shortcuts.escape': 'Close what is on top',
  'shortcuts.step': 'Back and Next in an import',
  'shortcuts.primary': 'The main button of the page',
  'shortcuts.on': 'Single-key shortcuts',
  'shortcuts.attention': 'The next column that needs attention, in Map Fields',
  'shortcuts.clear': 'Take the column out, in its field',
};

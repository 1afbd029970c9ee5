// SPDX-License-Identifier: Apache-2.0
//
// What a change of many leads did, in a sentence.
import type { BulkChange } from '../../api/types';
import { t } from '../../i18n/t';

export function bulkResult(change: Pick<BulkChange, 'action' | 'state' | 'changed' | 'total' | 'done'>): string {
  if (change.state === 'failed') return t('bulk.failed');
  if (change.state !== 'done') return t('bulk.running', { done: change.done, n: change.total });
  switch (change.action) {
    case 'trash':
      return t('leads.deleted', { n: change.changed });
    case 'restore':
      return t('leads.restored', { n: change.changed });
    case 'undo':
      return t('bulk.undone', { n: change.changed });
    case 'edit':
      return t('bulk.edited', { n: change.changed });
  }
}

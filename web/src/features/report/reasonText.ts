// SPDX-License-Identifier: Apache-2.0
//
// Why an undo left a lead, or values of it, as they are. Pure.
import type { UndoLead } from '../../api/types';
import { t } from '../../i18n/t';

const codes = ['changed_since', 'value_taken'] as const;

// "Company, City: changed since the import". The fields only where the lead went back in part.
export function reasonText(reasons: UndoLead['reasons']): string {
  return codes
    .flatMap((code) => {
      const labels = reasons.filter((reason) => reason.code === code).map((reason) => reason.label);
      if (labels.length === 0) return [];
      const fields = labels.filter((label) => label !== '').join(', ');
      return [fields === '' ? t(`undo.reason.${code}`) : t(`undo.reasonOf.${code}`, { fields })];
    })
    .join(' ');
}

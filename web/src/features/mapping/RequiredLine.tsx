// SPDX-License-Identifier: Apache-2.0
//
// Which required fields have a column, and which still need one.
import type { Field } from '../../api/types';
import { t } from '../../i18n/t';
import { IconAlertCircle, IconCheck } from '../../ui/icons';

export function RequiredLine({ missing, required }: { missing: Field[]; required: Field[] }) {
  if (missing.length > 0) {
    return (
      <span className="sm err row" style={{ gap: 6 }}>
        <IconAlertCircle size={16} aria-hidden />
        {t('map.stillNeeded', { fields: missing.map((field) => field.label).join(', ') })}
      </span>
    );
  }
  if (required.length === 0) return null;
  return (
    <span className="sm t2 row wide-only" style={{ gap: 6 }}>
      <IconCheck size={16} stroke={2.4} className="ok" aria-hidden />
      {t('map.required', { fields: required.map((field) => field.label).join(', ') })}
    </span>
  );
}

// SPDX-License-Identifier: Apache-2.0
//
// What a notice says, and which of them are new since the last look. Pure.
import type { Notice } from '../../api/types';
import { number } from '../../i18n/format';
import { t } from '../../i18n/t';

export function noticeTitle(notice: Notice): string {
  return t(`notices.${notice.kind}`);
}

export function noticeText(notice: Notice): string {
  const { created, updated, unchanged, skipped, failed } = notice.tally;
  if (notice.detail !== '') return notice.detail;
  const imported = number(created + updated + unchanged);
  if (failed > 0) return t('notices.importedFailed', { imported, failed });
  if (skipped > 0) return t('notices.importedSkipped', { imported, skipped });
  return t('notices.imported', { imported });
}

export function noticeTone(notice: Notice): 'ok' | 'warn' | 'err' | 'info' {
  switch (notice.kind) {
    case 'completed':
      return 'ok';
    case 'completed_with_errors':
      return 'warn';
    case 'failed':
    case 'undo_failed':
      return 'err';
    default:
      return 'info';
  }
}

// Those that came after the newest one known. Nothing on the first look: the bell shows the old ones.
export function arrivals(notices: readonly Notice[], newestKnown: number | null): Notice[] {
  if (newestKnown === null) return [];
  return notices.filter((notice) => notice.id > newestKnown && notice.read_at === null);
}

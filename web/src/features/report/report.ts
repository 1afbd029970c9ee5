// SPDX-License-Identifier: Apache-2.0
//
// What the end of an import means, in words, and which files there are. Pure.
import type { FailedKind } from '../../api/imports';
import type { Import, Tally } from '../../api/types';
import { number } from '../../i18n/format';
import { t } from '../../i18n/t';

export function imported(tally: Tally): number {
  return tally.created + tally.updated + tally.unchanged;
}

export function endText(job: Pick<Import, 'state' | 'tally'>): string {
  const { tally } = job;
  switch (job.state) {
    case 'completed':
      return tally.skipped > 0
        ? t('report.importedSkipped', { n: tally.skipped, imported: imported(tally) })
        : t('report.allIn', { n: tally.total });
    case 'completed_with_errors':
      return imported(tally) === 0 && tally.skipped === 0
        ? t('report.allFailed', { n: tally.failed })
        : t('report.someFailed', { n: tally.failed });
    case 'failed':
      return imported(tally) === 0 ? t('report.noneAdded') : t('report.addedBefore', { n: imported(tally) });
    case 'cancelled':
      return t('report.stopped', { imported: number(imported(tally)), n: tally.not_processed });
    default:
      return '';
  }
}

// "850 records: 174 failed, 676 duplicates": what the file holds, beside the button that carries no number.
export function downloadText(files: Import['files']): string {
  const failed = t('report.partFailed', { n: files.failed });
  const skipped = t('report.partSkipped', { n: files.skipped });
  const parts =
    files.failed > 0 && files.skipped > 0
      ? t('report.partBoth', { failed, skipped })
      : files.failed > 0
        ? failed
        : skipped;
  return t('report.downloadText', { n: files.failed + files.skipped, parts });
}

export type DownloadChoice = { label: string; format: 'csv' | 'xlsx'; kind: FailedKind };

export function downloadChoices(files: Import['files']): DownloadChoice[] {
  const choices: DownloadChoice[] = [];
  const both = files.failed > 0 && files.skipped > 0;
  if (files.failed > 0) {
    choices.push({ label: t('report.failedCsv', { n: files.failed }), format: 'csv', kind: 'failed' });
    if (files.xlsx)
      choices.push({ label: t('report.failedXlsx', { n: files.failed }), format: 'xlsx', kind: 'failed' });
  }
  if (files.skipped > 0)
    choices.push({ label: t('report.skippedCsv', { n: files.skipped }), format: 'csv', kind: 'skipped' });
  if (both) {
    choices.push({ label: t('report.bothCsv', { n: files.failed + files.skipped }), format: 'csv', kind: 'all' });
    if (files.xlsx)
      choices.push({ label: t('report.bothXlsx', { n: files.failed + files.skipped }), format: 'xlsx', kind: 'all' });
  }
  if (files.not_processed > 0) {
    choices.push({
      label: t('report.notProcessedCsv', { n: files.not_processed }),
      format: 'csv',
      kind: 'not_processed',
    });
  }
  return choices;
}

export function perSecond(job: Pick<Import, 'done' | 'duration_ms'>): number | null {
  if (job.duration_ms === null || job.duration_ms < 1) return null;
  return Math.round(job.done / (job.duration_ms / 1000));
}

// Above this many leads an undo is confirmed by typing the number.
export const typeToConfirmAbove = 1000;

// SPDX-License-Identifier: Apache-2.0
//
// A draft of the fake server as it begins.
import type { Check, Import, SourceChoice } from '../src/api/types';
import { defaultOptions, tallyOf } from './fake_import_data';
import * as file from './fake_file';

export const detected: SourceChoice = { sheet: null, encoding: null, delimiter: null, quote: null, header_row: null };

export function upload(name: string) {
  return {
    id: 77,
    name,
    size_bytes: 1_887_436,
    sha256: 'b1946ac92492d2347c6235b4d2611184e3c6',
    format: 'csv',
    created_at: new Date().toISOString(),
  };
}

export function freshDraft(id: number, name: string): Import {
  const none: Check = { state: 'none', done: 0, tally: tallyOf({}), failure: null };
  return {
    id,
    version: 1,
    state: 'draft',
    undo_state: 'none',
    step: 'upload',
    file_name: name,
    upload: upload(name) as Import['upload'],
    started_by: { id: 1, name: 'Dana Whitcombe' },
    template: null,
    source: detected,
    detection: file.detection,
    mapping: file.freshMapping(),
    problems: [],
    dropped: [],
    options: defaultOptions,
    fixes: { cells: 0, values: 0, left_out: 0 },
    check: none,
    tally: tallyOf({}),
    done: 0,
    queue_ahead: null,
    failure: null,
    seen_before: {
      import_id: 1045,
      file_name: 'trade-show-oslo-2026.csv',
      ended_at: new Date(Date.now() - 9e8).toISOString(),
      created: 3801,
    },
    retry_of: null,
    retries: [],
    retry_draft: null,
    created_at: new Date().toISOString(),
    queued_at: null,
    started_at: null,
    ended_at: null,
    duration_ms: null,
    files: {
      original: true,
      failed: 0,
      skipped: 0,
      not_processed: 0,
      default_format: 'csv',
      xlsx: true,
      xlsx_reason: '',
      deleted_at: null,
    },
    may: { cancel: false, retry: false, undo: false, delete: true },
    last_event: 0,
  };
}

// SPDX-License-Identifier: Apache-2.0
//
// The progress of a running import: events into the import, rate and time left. Pure; never goes backwards.
import type { Import, ImportEvent } from '../../api/types';
import { t } from '../../i18n/t';

// An event that is older than what is known changes nothing.
export function applyEvent(job: Import, event: ImportEvent): Import {
  if (event.number < job.last_event) return job;
  const samePhase =
    event.state === job.state && event.undo_state === job.undo_state && event.check.state === job.check.state;
  if (samePhase && event.state !== 'draft' && event.done < job.done) return job;
  return {
    ...job,
    state: event.state,
    undo_state: event.undo_state,
    check: event.check,
    tally: event.tally,
    done: event.done,
    queue_ahead: event.queue_ahead,
    last_event: event.number,
  };
}

// When an event changes what else the import says (files, rights, times), the import is asked again.
export function changesMore(job: Import, event: ImportEvent): boolean {
  return event.state !== job.state || event.undo_state !== job.undo_state || event.check.state !== job.check.state;
}

export type Sample = { at: number; done: number };

const windowMs = 10_000;

// Keeps the last ten seconds.
export function withSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const last = samples[samples.length - 1];
  if (last !== undefined && sample.done < last.done) return [sample];
  if (last !== undefined && sample.at === last.at) return [...samples.slice(0, -1), sample];
  return [...samples.filter((old) => sample.at - old.at <= windowMs), sample];
}

// Rows a second over the window; null before there is enough to say.
export function rate(samples: readonly Sample[]): number | null {
  const first = samples[0];
  const last = samples[samples.length - 1];
  if (first === undefined || last === undefined || last.at - first.at < 1000 || last.done <= first.done) return null;
  return ((last.done - first.done) / (last.at - first.at)) * 1000;
}

const sayAfterMs = 3000;
const sayAfterShare = 0.02;

export function timeLeft(done: number, total: number, perSecond: number | null, elapsedMs: number): string | null {
  if (perSecond === null || total === 0 || elapsedMs < sayAfterMs || done < total * sayAfterShare || done >= total)
    return null;
  const seconds = Math.max(1, Math.round((total - done) / perSecond));
  if (seconds < 60) return t('upload.secondsLeft', { n: seconds > 10 ? Math.ceil(seconds / 5) * 5 : seconds });
  return t('upload.minutesLeft', { n: Math.ceil(seconds / 60) });
}

// Early enough to stop: something is wrong with the file or the mapping, not with single rows.
const enoughToJudge = 1000;
export function mostFail(job: { state: string; done: number; tally: { failed: number } }): boolean {
  return job.state === 'processing' && job.done >= enoughToJudge && job.tally.failed * 2 > job.done;
}

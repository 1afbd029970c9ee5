// SPDX-License-Identifier: Apache-2.0
//
// From an import's state to what the wizard shows. Pure: reload, a second tab and another device need no more.
import type { Import, ImportState, Step } from '../api/types';

export const steps: readonly Step[] = ['upload', 'preview', 'map_fields', 'execute'];

export function stepIndex(step: Step): number {
  return steps.indexOf(step);
}

export function readStep(text: string): Step | null {
  return steps.find((step) => step === text) ?? null;
}

// The step that may be shown when the address asks for one: never beyond what was reached, and only the last once
// the import has started.
export function shownStep(job: Pick<Import, 'state' | 'step'>, asked: Step | null): Step {
  if (job.state !== 'draft') return 'execute';
  if (asked === null) return job.step;
  return stepIndex(asked) <= stepIndex(job.step) ? asked : job.step;
}

export function laterStep(a: Step, b: Step): Step {
  return stepIndex(a) >= stepIndex(b) ? a : b;
}

export function nextStep(step: Step): Step {
  return steps[Math.min(stepIndex(step) + 1, steps.length - 1)] ?? 'execute';
}
export function previousStep(step: Step): Step | null {
  return steps[stepIndex(step) - 1] ?? null;
}

export type ExecuteView = 'review' | 'run' | 'report';

// The three rooms of the fourth step.
export function executeView(state: ImportState): ExecuteView {
  switch (state) {
    case 'draft':
      return 'review';
    case 'queued':
    case 'processing':
    case 'paused':
      return 'run';
    case 'completed':
    case 'completed_with_errors':
    case 'failed':
    case 'cancelled':
      return 'report';
  }
}

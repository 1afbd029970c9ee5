// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { ImportState, Step } from '../api/types';
import { executeView, laterStep, nextStep, previousStep, readStep, shownStep } from './wizardStep';

const cases: { name: string; state: ImportState; reached: Step; asked: Step | null; shown: Step }[] = [
  { name: 'opens where the draft stands', state: 'draft', reached: 'map_fields', asked: null, shown: 'map_fields' },
  { name: 'goes back to a done step', state: 'draft', reached: 'map_fields', asked: 'upload', shown: 'upload' },
  { name: 'never jumps ahead', state: 'draft', reached: 'preview', asked: 'execute', shown: 'preview' },
  {
    name: 'stays on Execute once started',
    state: 'processing',
    reached: 'execute',
    asked: 'preview',
    shown: 'execute',
  },
  { name: 'stays on Execute at the end', state: 'completed', reached: 'execute', asked: 'upload', shown: 'execute' },
];

describe('shownStep', () => {
  test.each(cases)('$name', ({ state, reached, asked, shown }) => {
    expect(shownStep({ state, step: reached }, asked)).toBe(shown);
  });
});

test('the fourth step has three rooms', () => {
  expect(executeView('draft')).toBe('review');
  expect(executeView('paused')).toBe('run');
  expect(executeView('cancelled')).toBe('report');
});

test('steps follow one another and end', () => {
  expect(laterStep('preview', 'execute')).toBe('execute');
  expect(nextStep('upload')).toBe('preview');
  expect(nextStep('execute')).toBe('execute');
  expect(previousStep('upload')).toBeNull();
  expect(readStep('map')).toBeNull();
});

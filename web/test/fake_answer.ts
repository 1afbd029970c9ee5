// SPDX-License-Identifier: Apache-2.0
//
// What the parts of the fake server are asked and answer.
export type FakeRequest = { method: string; path: string; query: URLSearchParams; body: unknown };
export type FakeAnswer = { status: number; body?: unknown };

export const problem = (status: number, code: string, text: string, more: object = {}): FakeAnswer => ({
  status,
  body: { status, code, detail: text, remedy: '', arguments: [], ...more },
});

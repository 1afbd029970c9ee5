// SPDX-License-Identifier: Apache-2.0
//
// Why a request did not do what was asked: the server refused it (a Problem with the server's own sentence), or it
// could not be reached. Pages show `message` and `remedy` as they are.
import type { components } from './schema';

export type ProblemBody = components['schemas']['Problem'];

export class Problem extends Error {
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.detail);
    this.name = 'Problem';
    this.body = body;
  }

  get code(): string {
    return this.body.code;
  }
  get status(): number {
    return this.body.status;
  }
  get remedy(): string {
    return this.body.remedy;
  }
}

export class NoConnection extends Error {
  constructor() {
    super('no connection');
    this.name = 'NoConnection';
  }
}

export function isProblem(error: unknown, code?: string): error is Problem {
  return error instanceof Problem && (code === undefined || error.code === code);
}

// An answer that is no problem document (a proxy's page, an empty body) still becomes a Problem.
export function toProblem(status: number, body: unknown): Problem {
  const given = typeof body === 'object' && body !== null ? (body as Partial<ProblemBody>) : {};
  return new Problem({
    ...given,
    status,
    code: given.code ?? (status === 401 ? 'NOT_SIGNED_IN' : status === 404 ? 'NOT_FOUND' : 'INTERNAL'),
    detail: given.detail ?? `The server answered with status ${status}.`,
    remedy: given.remedy ?? '',
    arguments: given.arguments ?? [],
  });
}

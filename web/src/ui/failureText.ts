// SPDX-License-Identifier: Apache-2.0
//
// What to say when something did not work: the server's own sentence and remedy, or that it can't be reached.
import { t } from '../i18n/t';

type Told = { message: string; remedy: string; requestId: string | undefined };

export function failureText(error: unknown): Told {
  if (error instanceof Error && error.name === 'Problem' && 'body' in error) {
    const body = error.body as { detail: string; remedy: string; request_id?: string };
    return { message: body.detail, remedy: body.remedy, requestId: body.request_id };
  }
  if (error instanceof Error && error.name === 'NoConnection') {
    return { message: t('error.connection'), remedy: '', requestId: undefined };
  }
  return { message: t('error.unexpected'), remedy: '', requestId: undefined };
}

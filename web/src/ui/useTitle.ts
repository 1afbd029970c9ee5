// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'react';
import { t } from '../i18n/t';

export function useTitle(page: string): void {
  useEffect(() => {
    document.title = t('app.title', { page });
  }, [page]);
}

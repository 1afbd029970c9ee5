// SPDX-License-Identifier: Apache-2.0
//
// Fix here: the records that failed become a draft, to be mended in the check's table and imported as a retry of this job.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { fixFailed, importQuery } from '../../api/imports';
import { useSession } from '../../api/session';
import type { Import } from '../../api/types';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { IconPencil } from '../../ui/icons';
import { toast } from '../../ui/Toast/toast';
import { WriteButton } from '../../ui/WriteButton/WriteButton';

export function FixHere({ job, onFix }: { job: Import; onFix: (draft: number) => void }) {
  const client = useQueryClient();
  const { rights } = useSession();
  const fixing = useMutation({
    mutationFn: () => fixFailed(job.id),
    onSuccess: (draft) => {
      client.setQueryData(importQuery(draft.id).queryKey, draft);
      void client.invalidateQueries({ queryKey: importQuery(job.id).queryKey });
      onFix(draft.id);
    },
    onError: (error) => toast({ tone: 'err', title: failureText(error).message, detail: failureText(error).remedy }),
  });
  if (!rights.import || job.files.failed === 0) return null;
  return (
    <WriteButton
      variant="default"
      leftSection={<IconPencil size={16} aria-hidden />}
      aria-busy={fixing.isPending}
      onClick={() => !fixing.isPending && fixing.mutate()}
    >
      {job.retry_draft === null ? t('report.fixHere') : t('report.fixOn')}
    </WriteButton>
  );
}

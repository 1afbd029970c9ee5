// SPDX-License-Identifier: Apache-2.0
//
// A thin bar under the top bar while an import of this person runs.
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { importsQuery } from '../api/imports';
import { useSession } from '../api/session';
import { percent } from '../i18n/format';
import { t } from '../i18n/t';
import { jobOf } from './crumbs';
import styles from './Frame.module.css';
import { jobLink } from './links';

export function RunningBar() {
  const { user } = useSession();
  const path = useLocation({ select: (location) => location.pathname });
  const running = useQuery({
    ...importsQuery({ state: 'queued,processing,paused', started_by: user.id, limit: 3 }),
    // Fast while something runs, slow otherwise.
    refetchInterval: (query) => ((query.state.data?.imports.length ?? 0) > 0 ? 2000 : 15_000),
  });
  const job = running.data?.imports[0];
  if (job === undefined || jobOf(path) === job.id) return null;
  const done = percent(job.done, job.tally.total);
  const text =
    job.state === 'queued'
      ? t('jobs.runningQueued', { file: job.file_name })
      : t('jobs.running', { file: job.file_name, n: done });
  return (
    <div className={styles['strip']}>
      {jobLink(job.id, text)}
      <span className={styles['meter']} aria-hidden>
        <i style={{ width: `${done}%` }} />
      </span>
    </div>
  );
}

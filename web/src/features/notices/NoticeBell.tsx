// SPDX-License-Identifier: Apache-2.0
//
// The bell, its panel (loaded when first opened), and the toast when an import ends while another page is open.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { noticesQuery, readNotices } from '../../api/notices';
import { t } from '../../i18n/t';
import { IconBell } from '../../ui/icons';
import { toast } from '../../ui/Toast/toast';
import { arrivals, noticeText, noticeTitle, noticeTone } from './notices';
import styles from './NoticeBell.module.css';

const NoticePanel = lazy(() => import('./NoticePanel').then(({ NoticePanel: panel }) => ({ default: panel })));

type NoticeBellProps = {
  // The job whose page is open: its end is told there.
  openJob: number | null;
  onOpenJob: (id: number) => void;
  jobLink: (id: number, children: ReactNode, onGo: () => void) => ReactNode;
};

export function NoticeBell({ openJob, onOpenJob, jobLink }: NoticeBellProps) {
  const client = useQueryClient();
  const [opened, setOpened] = useState(false);
  const query = useQuery(noticesQuery);
  const reading = useMutation({
    mutationFn: (ids?: number[]) => readNotices(ids),
    onSettled: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
  const newestKnown = useRef<number | null>(null);
  const page = query.data;

  useEffect(() => {
    if (page === undefined) return;
    for (const notice of arrivals(page.notices, newestKnown.current)) {
      void client.invalidateQueries({ queryKey: ['imports'] });
      void client.invalidateQueries({ queryKey: ['leads'] });
      if (notice.import_id === openJob) continue;
      const tone = noticeTone(notice);
      toast({
        tone,
        title: noticeTitle(notice),
        detail: `${notice.file_name}: ${noticeText(notice)}`,
        action: { label: t('notices.seeJob'), run: () => onOpenJob(notice.import_id) },
        ...(tone === 'err' && { lifetimeMs: null }),
      });
    }
    newestKnown.current = Math.max(newestKnown.current ?? 0, ...page.notices.map((notice) => notice.id));
  }, [page, openJob, onOpenJob, client]);

  const unread = page?.unread ?? 0;
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-haspopup="dialog"
        aria-label={unread > 0 ? t('notices.bellNew', { n: unread }) : t('notices.bell')}
        onClick={() => setOpened(true)}
      >
        <IconBell size={18} stroke={1.7} aria-hidden />
        {unread > 0 && (
          <span className={styles['count']} aria-hidden>
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </button>
      {opened && (
        <Suspense>
          <NoticePanel
            page={page}
            error={query.isError && page === undefined ? query.error : null}
            onRetry={() => void query.refetch()}
            onRead={(ids) => reading.mutate(ids)}
            onClose={() => setOpened(false)}
            jobLink={jobLink}
          />
        </Suspense>
      )}
    </>
  );
}

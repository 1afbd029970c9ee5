// SPDX-License-Identifier: Apache-2.0
//
// The bell, its panel, and the toast when an import ends while another page is open.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { noticesQuery, readNotices } from '../../api/notices';
import type { Notice } from '../../api/types';
import { exactMoment, moment } from '../../i18n/format';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { IconAlertCircle, IconAlertTriangle, IconBell, IconCircleCheck, IconCircleX } from '../../ui/icons';
import { PanelClose, PanelTitle, SidePanel } from '../../ui/SidePanel/SidePanel';
import { LoadError, Skeleton } from '../../ui/States/States';
import { toast } from '../../ui/Toast/toast';
import { arrivals, noticeText, noticeTitle, noticeTone } from './notices';
import styles from './NoticeBell.module.css';

const icons = { ok: IconCircleCheck, warn: IconAlertTriangle, err: IconCircleX, info: IconAlertCircle };

type NoticeBellProps = {
  // The job whose page is open: its end is told there.
  openJob: number | null;
  onOpenJob: (id: number) => void;
  jobLink: (id: number, children: ReactNode, onGo: () => void) => ReactNode;
};

function NoticeItem({ notice }: { notice: Notice }) {
  const tone = noticeTone(notice);
  const Icon = icons[tone];
  return (
    <span className={styles['item']}>
      <Icon size={18} aria-hidden className={tone === 'info' ? 'accent' : tone} />
      <span className="grow">
        <span className="b" style={{ display: 'block' }}>
          {noticeTitle(notice)}
        </span>
        <span className="sm t2 cut" style={{ display: 'block' }}>
          {notice.file_name}
        </span>
        <span className="sm t2 num" style={{ display: 'block' }}>
          {noticeText(notice)}
        </span>
        <span className="xs t3 num" title={exactMoment(notice.created_at)}>
          {moment(notice.created_at)}
        </span>
      </span>
      {notice.read_at === null && (
        <span className={styles['new']}>
          <span className="spoken">{t('notices.new')}</span>
        </span>
      )}
    </span>
  );
}

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
      <SidePanel opened={opened} onClose={() => setOpened(false)} width={400}>
        <div className={`row ${styles['head']}`}>
          <PanelTitle className="grow" style={{ fontWeight: 600, fontSize: 17 }}>
            {t('notices.title')}
          </PanelTitle>
          {unread > 0 && (
            <button type="button" className="link-button sm" onClick={() => reading.mutate(undefined)}>
              {t('notices.readAll')}
            </button>
          )}
          <PanelClose aria-label={t('notices.close')} />
        </div>
        {query.isPending && <Skeleton rows={4} />}
        {query.isError && page === undefined && (
          <div className="pad">
            <LoadError
              message={t('error.generic')}
              detail={failureText(query.error).message}
              onRetry={() => void query.refetch()}
            />
          </div>
        )}
        {page !== undefined && page.notices.length === 0 && <p className="pad t2">{t('notices.empty')}</p>}
        <ul className="plain-list" style={{ padding: '8px 10px' }}>
          {page?.notices.map((notice) => (
            <li key={notice.id}>
              {jobLink(notice.import_id, <NoticeItem notice={notice} />, () => {
                setOpened(false);
                if (notice.read_at === null) reading.mutate([notice.id]);
              })}
            </li>
          ))}
        </ul>
      </SidePanel>
    </>
  );
}

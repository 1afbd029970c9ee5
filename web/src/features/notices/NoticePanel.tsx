// SPDX-License-Identifier: Apache-2.0
//
// The panel behind the bell: what ended, newest first.
import type { ReactNode } from 'react';
import type { NoticePage } from '../../api/notices';
import type { Notice } from '../../api/types';
import { exactMoment, moment } from '../../i18n/format';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { IconAlertCircle, IconAlertTriangle, IconCircleCheck, IconCircleX } from '../../ui/icons';
import { PanelClose, PanelTitle, SidePanel } from '../../ui/SidePanel/SidePanel';
import { LoadError, Skeleton } from '../../ui/States/States';
import { WriteLink } from '../../ui/WriteButton/WriteButton';
import styles from './NoticeBell.module.css';
import { noticeText, noticeTitle, noticeTone } from './notices';

const icons = { ok: IconCircleCheck, warn: IconAlertTriangle, err: IconCircleX, info: IconAlertCircle };

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

type NoticePanelProps = {
  page: NoticePage | undefined;
  error: unknown;
  onRetry: () => void;
  // Without ids: all of them.
  onRead: (ids: number[] | undefined) => void;
  onClose: () => void;
  jobLink: (id: number, children: ReactNode, onGo: () => void) => ReactNode;
};

export function NoticePanel({ page, error, onRetry, onRead, onClose, jobLink }: NoticePanelProps) {
  const unread = page?.unread ?? 0;
  return (
    <SidePanel opened onClose={onClose} width={400}>
      <div className={`row ${styles['head']}`}>
        <PanelTitle className="grow" style={{ fontWeight: 600, fontSize: 17 }}>
          {t('notices.title')}
        </PanelTitle>
        {unread > 0 && <WriteLink onClick={() => onRead(undefined)}>{t('notices.readAll')}</WriteLink>}
        <PanelClose aria-label={t('notices.close')} />
      </div>
      {page === undefined && error === null && <Skeleton rows={4} />}
      {error !== null && (
        <div className="pad">
          <LoadError message={t('error.generic')} detail={failureText(error).message} onRetry={onRetry} />
        </div>
      )}
      {page !== undefined && page.notices.length === 0 && <p className="pad t2">{t('notices.empty')}</p>}
      <ul className="plain-list" style={{ padding: '8px 10px' }}>
        {page?.notices.map((notice) => (
          <li key={notice.id}>
            {jobLink(notice.import_id, <NoticeItem notice={notice} />, () => {
              onClose();
              if (notice.read_at === null) onRead([notice.id]);
            })}
          </li>
        ))}
      </ul>
    </SidePanel>
  );
}

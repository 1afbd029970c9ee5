// SPDX-License-Identifier: Apache-2.0
//
// Download Failed Records, what is in it, and the other files of an import.
import { Button, Menu } from '@mantine/core';
import { failedAddress, originalAddress, receiptAddress } from '../../api/imports';
import type { Import } from '../../api/types';
import { day } from '../../i18n/format';
import { t } from '../../i18n/t';
import { FileIcon } from '../../ui/FileIcon';
import { IconChevronDown, IconDownload } from '../../ui/icons';
import { downloadChoices, downloadText } from './report';
import styles from './Report.module.css';

export function DownloadFailed({ job, primary = false }: { job: Import; primary?: boolean }) {
  const { files } = job;
  if (files.deleted_at !== null)
    return <p className="sm t3">{t('report.filesDeleted', { day: day(files.deleted_at) })}</p>;
  const any = files.failed + files.skipped > 0;
  const variant = primary ? 'filled' : 'default';
  return (
    <div className="row wrap" style={{ gap: '6px 12px' }}>
      {any && <span className="sm t3 num">{downloadText(files)}</span>}
      <span className={styles['split']}>
        {any && (
          <Button
            component="a"
            variant={variant}
            href={failedAddress(job.id, files.default_format, 'all')}
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t('report.download')}
          </Button>
        )}
        <Menu position="bottom-end" width={300}>
          <Menu.Target>
            {any ? (
              <Button variant={variant} aria-label={t('report.downloadMore')}>
                <IconChevronDown size={16} aria-hidden />
              </Button>
            ) : (
              <Button
                variant={variant}
                leftSection={<IconDownload size={16} aria-hidden />}
                rightSection={<IconChevronDown size={16} aria-hidden />}
              >
                {t('report.downloadFiles')}
              </Button>
            )}
          </Menu.Target>
          <Menu.Dropdown>
            {downloadChoices(files).map((choice) => (
              <Menu.Item
                key={choice.label}
                component="a"
                href={failedAddress(job.id, choice.format, choice.kind)}
                leftSection={<FileIcon format={choice.format} size={17} />}
              >
                {choice.label}
              </Menu.Item>
            ))}
            {any && !files.xlsx && files.xlsx_reason !== '' && <Menu.Label>{files.xlsx_reason}</Menu.Label>}
            {any && <Menu.Divider />}
            <Menu.Item component="a" href={receiptAddress(job.id)} leftSection={<FileIcon format="csv" size={17} />}>
              {t('report.receipt')}
            </Menu.Item>
            {files.original && (
              <Menu.Item
                component="a"
                href={originalAddress(job.id)}
                leftSection={<IconDownload size={17} aria-hidden />}
              >
                {t('report.original')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </span>
    </div>
  );
}

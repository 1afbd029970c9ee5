// SPDX-License-Identifier: Apache-2.0
//
// The imports of the last thirty days as a picture.
import { useQuery } from '@tanstack/react-query';
import { activityQuery } from '../../api/imports';
import { t } from '../../i18n/t';
import { DaysChart, recordsOf } from '../../ui/Pictures/DaysChart';
import styles from './Activity.module.css';

const days = 30;

export function Activity() {
  const activity = useQuery(activityQuery(days)).data;
  if (activity === undefined) return null;
  const records = activity.reduce((sum, day) => sum + recordsOf(day), 0);
  // One import makes no course of time.
  if (activity.reduce((sum, day) => sum + day.imports, 0) < 2) return null;
  const failed = activity.reduce((sum, day) => sum + day.failed, 0);
  const summary = t('activity.summary', { n: records, failed });
  return (
    <section className={`card ${styles['activity']}`} aria-labelledby="activity">
      <div className={styles['words']}>
        <h2 className="h2" id="activity">
          {t('activity.title', { days })}
        </h2>
        <p className="sm t3 num">{summary}</p>
      </div>
      <div className={styles['picture']}>
        <DaysChart days={activity} label={summary} />
      </div>
    </section>
  );
}

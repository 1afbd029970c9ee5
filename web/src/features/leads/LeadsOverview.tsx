// SPDX-License-Identifier: Apache-2.0
//
// The leads of the list as pictures: where they come from and at which stage they are. A bar is also a filter.
import { useQuery } from '@tanstack/react-query';
import { leadCountsQuery } from '../../api/leads';
import type { Field } from '../../api/types';
import { number } from '../../i18n/format';
import { t } from '../../i18n/t';
import { ShareBar } from '../../ui/Pictures/ShareBar';
import styles from './Leads.module.css';
import { countQuery, withChange, type FilterKey, type LeadsSearch } from './leadsSearch';

type OverviewProps = { search: LeadsSearch; onSearch: (search: LeadsSearch) => void; fields: Field[] };

const shownMost = 6;

function Shares({ of, title, search, onSearch, fields }: OverviewProps & { of: FilterKey; title: string }) {
  const asked = useQuery(leadCountsQuery(of, countQuery(search, of)));
  const counts = asked.data ?? [];
  const options = fields.find((field) => field.key === of)?.options ?? [];
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const chosen = search[of] ?? [];
  return (
    <section aria-label={title}>
      <h2 className="h2">{title}</h2>
      {asked.data !== undefined && counts.length === 0 && <p className="sm t3">{t('overview.none')}</p>}
      <ul className={`plain-list ${styles['shares']}`}>
        {counts.slice(0, shownMost).map(({ value, count }) => {
          const isOn = chosen.includes(value);
          return (
            <li key={value}>
              <button
                type="button"
                aria-pressed={isOn}
                onClick={() =>
                  onSearch(
                    withChange(search, { [of]: isOn ? chosen.filter((one) => one !== value) : [...chosen, value] }),
                  )
                }
              >
                <span className="cut">{options.find((option) => option.id === value)?.label ?? value}</span>
                <ShareBar share={count / most} />
                <span className="num end">{number(count)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export function LeadsOverview(props: OverviewProps) {
  return (
    <div className={`card ${styles['overview']}`} id="leads-overview">
      <Shares {...props} of="source" title={t('overview.sources')} />
      <Shares {...props} of="stage" title={t('overview.stages')} />
    </div>
  );
}

// SPDX-License-Identifier: Apache-2.0
//
// The leads of one page on a narrow screen. "Select", or a finger that stays on a lead, begins to select; then a touch
// anywhere on a card selects it, until nothing is selected any more.
import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Lead } from '../../api/types';
import { t } from '../../i18n/t';
import { Avatar } from '../../ui/Avatar/Avatar';
import { Tick } from '../../ui/Tick/Tick';
import styles from './LeadCards.module.css';
import { Stage } from './LeadCell';
import type { LeadsTableProps } from './LeadsTable';
import { useLongPress } from './useLongPress';

type LeadCardsProps = Pick<LeadsTableProps, 'leads' | 'selected' | 'onSelect' | 'link' | 'stale' | 'canSelect'> & {
  onClear: () => void;
};

function CardText({ lead, name }: { lead: Lead; name: ReactNode }) {
  const stage = lead.display['stage'];
  return (
    <span className={`grow ${styles['text']}`}>
      <span className="row">
        <span className="grow cut">{name}</span>
        {stage !== undefined && (
          <span className="sm t2">
            <Stage label={stage} />
          </span>
        )}
      </span>
      <span className="sm t2 cut">{lead.display['company']}</span>
      <span className="sm t3 cut">{lead.display['email']}</span>
    </span>
  );
}

export function LeadCards({ leads, selected, onSelect, onClear, link, stale, canSelect }: LeadCardsProps) {
  // Until the first lead is selected.
  const [asked, setAsked] = useState(false);
  const selecting = canSelect && (asked || selected.size > 0);
  const onPage = leads.filter((lead) => selected.has(lead.id)).length;
  const select = (ids: number[], on: boolean) => {
    setAsked(false);
    onSelect(ids, on);
  };
  const longPress = useLongPress((pressed) => {
    const id = Number(pressed.closest('li')?.dataset['lead']);
    if (canSelect && !selected.has(id) && leads.some((lead) => lead.id === id)) select([id], true);
  });
  const toggleMode = () => {
    if (selecting) onClear();
    setAsked(!selecting);
  };
  return (
    <>
      {canSelect && (
        <div className={styles['strip']}>
          {selecting && (
            <label className={styles['page']}>
              <Tick
                label={t('leads.selectPage')}
                checked={onPage === leads.length}
                partly={onPage > 0 && onPage < leads.length}
                onChange={(on) =>
                  select(
                    leads.map(({ id }) => id),
                    on,
                  )
                }
              />
              <span aria-hidden>{t('leads.selectPage')}</span>
            </label>
          )}
          <Button variant="subtle" size="sm" onClick={toggleMode}>
            {t(selecting ? 'leads.selectDone' : 'leads.selectSome')}
          </Button>
        </div>
      )}
      <ul
        className={`list-cards ${styles['cards']} ${stale ? 'stale-rows' : ''}`}
        aria-label={t('leads.list')}
        {...longPress}
      >
        {leads.map((lead) => (
          <li key={lead.id} className="list-card" data-lead={lead.id} data-selected={selected.has(lead.id)}>
            {selecting ? (
              <label className={styles['card']}>
                <span className={styles['tick']}>
                  <Tick
                    label={t('leads.select', { name: lead.name })}
                    checked={selected.has(lead.id)}
                    onChange={(on) => select([lead.id], on)}
                  />
                </span>
                <CardText lead={lead} name={<span className="b">{lead.name}</span>} />
              </label>
            ) : (
              <>
                <Avatar name={lead.name} size={36} />
                <CardText lead={lead} name={link(lead, lead.name)} />
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

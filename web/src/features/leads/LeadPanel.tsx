// SPDX-License-Identifier: Apache-2.0
//
// One lead in a panel beside the list, and the form for a new one.
import { Tooltip } from '@mantine/core';
import { t } from '../../i18n/t';
import { IconExternalLink } from '../../ui/icons';
import { PanelClose, PanelTitle, SidePanel } from '../../ui/SidePanel/SidePanel';
import { LeadCard } from './LeadCard';
import { LeadEditor } from './LeadEditor';
import type { JobLink } from './LeadFacts';
import styles from './Leads.module.css';

type LeadPanelProps = {
  lead: number | 'new' | undefined;
  onClose: () => void;
  onOpenLead: (id: number) => void;
  onOpenPage: (id: number) => void;
  onFindDuplicates: (id: number) => void;
  jobLink: JobLink;
};

export function LeadPanel({ lead, onClose, onOpenLead, onOpenPage, onFindDuplicates, jobLink }: LeadPanelProps) {
  return (
    <SidePanel opened={lead !== undefined} onClose={onClose} width={520}>
      {lead === 'new' && (
        <>
          <div className={`row ${styles['panelHead']}`}>
            <PanelTitle className="h1 grow" style={{ fontSize: 19 }}>
              {t('lead.newTitle')}
            </PanelTitle>
            <PanelClose aria-label={t('lead.close')} />
          </div>
          <div className={styles['panelBody']}>
            <LeadEditor lead={null} onCancel={onClose} onDone={(made) => onOpenLead(made.id)} />
          </div>
        </>
      )}
      {typeof lead === 'number' && (
        <LeadCard
          key={lead}
          id={lead}
          jobLink={jobLink}
          onDeleted={onClose}
          onFindDuplicates={onFindDuplicates}
          title={(name) => (
            <PanelTitle className="h1" style={{ fontSize: 19, overflowWrap: 'anywhere' }}>
              {name}
            </PanelTitle>
          )}
          tools={
            <>
              <Tooltip label={t('lead.openPage')}>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={t('lead.openPage')}
                  onClick={() => onOpenPage(lead)}
                >
                  <IconExternalLink size={17} aria-hidden />
                </button>
              </Tooltip>
              <PanelClose aria-label={t('lead.close')} size={34} />
            </>
          }
        />
      )}
    </SidePanel>
  );
}

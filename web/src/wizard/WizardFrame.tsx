// SPDX-License-Identifier: Apache-2.0
//
// Around the four steps: what is imported, whether it is saved, the steps, and the way out. A page, never a modal.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { SaveState } from '../api/draftSaver';
import type { Import, Step } from '../api/types';
import { t } from '../i18n/t';
import { Dialog } from '../ui/Dialog/Dialog';
import { FileIcon, formatOfName } from '../ui/FileIcon';
import { IconCloudCheck, IconX } from '../ui/icons';
import { Logo } from '../ui/Logo';
import { Steps } from '../ui/Steps/Steps';
import { ThemeButton } from '../ui/ThemeButton';
import { WriteButton } from '../ui/WriteButton/WriteButton';
import styles from './WizardFrame.module.css';
import { stepIndex, steps } from './wizardStep';

type WizardFrameProps = {
  job: Import | null;
  step: Step;
  saving: SaveState;
  draftDays: number;
  onLeave: () => void;
  onDelete: () => void;
  children: ReactNode;
};

// What was chosen last is not at the server, and not on its way.
const isBehind = (saving: SaveState) => saving !== 'saved' && saving !== 'saving';

function SavedMark({ saving }: { saving: SaveState }) {
  const text = isBehind(saving) ? t('wizard.notSaved') : saving === 'saving' ? t('wizard.saving') : t('wizard.saved');
  return (
    <span className={`sm t3 row wide-only`} style={{ gap: 6 }} role="status">
      <IconCloudCheck size={16} aria-hidden />
      {text}
    </span>
  );
}

export function WizardFrame({ job, step, saving, draftDays, onLeave, onDelete, children }: WizardFrameProps) {
  const [closing, setClosing] = useState(false);
  const isDraft = job !== null && job.state === 'draft';
  const close = () => (isDraft ? setClosing(true) : onLeave());
  return (
    <div className={styles['frame']}>
      <header className={styles['top']}>
        <Link to="/leads" aria-label={t('wizard.home')} style={{ display: 'flex' }}>
          <Logo size={24} />
        </Link>
        <h1 className={styles['title']}>{t('wizard.title')}</h1>
        {job !== null && (
          <span className={`tag row wide-only ${styles['file']}`}>
            <FileIcon format={formatOfName(job.file_name)} size={15} />
            <span className="cut">{job.file_name}</span>
          </span>
        )}
        <span className="grow" />
        {isDraft && <SavedMark saving={saving} />}
        <ThemeButton />
        <button type="button" className="icon-button" aria-label={t('wizard.close')} onClick={close}>
          <IconX size={19} aria-hidden />
        </button>
      </header>
      <Steps
        label={t('wizard.steps')}
        steps={steps.map((key) => ({ key, label: t(`step.${key}`) }))}
        current={stepIndex(step)}
        link={
          isDraft
            ? (key, className, inside) => (
                <Link
                  to="/leads/import/$draft/$step"
                  params={{ draft: String(job.id), step: key }}
                  className={className}
                >
                  {inside}
                </Link>
              )
            : null
        }
      />
      {children}
      <Dialog opened={closing} onClose={() => setClosing(false)} title={t('wizard.leaveTitle')}>
        <p className="t2">{t(isBehind(saving) ? 'wizard.leaveUnsaved' : 'wizard.leaveHint', { days: draftDays })}</p>
        <div className="buttons ends" style={{ marginTop: 22 }}>
          <WriteButton variant="subtle" color="red.9" styles={{ root: { color: 'var(--in-err)' } }} onClick={onDelete}>
            {t('wizard.deleteDraft')}
          </WriteButton>
          <Button variant="default" onClick={() => setClosing(false)}>
            {t('wizard.stay')}
          </Button>
          <Button data-autofocus onClick={onLeave}>
            {t('wizard.saveAndLeave')}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}

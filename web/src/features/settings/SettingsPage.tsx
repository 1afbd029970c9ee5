// SPDX-License-Identifier: Apache-2.0
//
// Admin > Import settings: the organisation's way of writing, limits and retention. Each group is saved by itself.
import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { settingsQuery } from '../../api/catalog';
import { useSession } from '../../api/session';
import type { Organisation, Settings } from '../../api/types';
import { number, size } from '../../i18n/format';
import { t } from '../../i18n/t';
import { countryChoices } from '../../ui/countryChoices';
import { failureText } from '../../ui/failureText';
import { Note } from '../../ui/Note/Note';
import { Select } from '../../ui/Select';
import { LoadError, Skeleton } from '../../ui/States/States';
import { useTitle } from '../../ui/useTitle';
import { SaveBar } from './SaveBar';
import styles from './Settings.module.css';
import { useSettingsForm } from './settingsForm';

const currencies = [
  'USD',
  'EUR',
  'GBP',
  'CHF',
  'JPY',
  'CNY',
  'INR',
  'CAD',
  'AUD',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'CZK',
  'BRL',
  'MXN',
  'ZAR',
];

function OrganisationGroup({ settings, may }: { settings: Settings; may: boolean }) {
  const form = useSettingsForm<Organisation>(
    settings,
    (all) => all.organisation,
    (all, organisation) => ({ ...all, organisation }),
  );
  const { part, set } = form;
  const zones = [...new Set(['UTC', part.time_zone, ...Intl.supportedValuesOf('timeZone')])];
  return (
    <section className="card" aria-label={t('settings.organisation')} style={{ marginBottom: 16 }}>
      <div className={styles['group']}>
        <div>
          <h2 className="h2">{t('settings.organisation')}</h2>
          <p className="sm t3">{t('settings.organisationHint')}</p>
        </div>
        <fieldset disabled={!may} className={styles['fields']} style={{ border: 0, padding: 0, margin: 0 }}>
          <TextInput
            label={t('setUp.organisationName')}
            maxLength={100}
            value={part.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <Select
            label={t('setUp.timeZone')}
            data={zones}
            limit={200}
            searchable
            allowDeselect={false}
            value={part.time_zone}
            onChange={(zone) => zone !== null && set({ time_zone: zone })}
          />
          <Select
            label={t('setUp.currency')}
            data={[...new Set([part.currency, ...currencies])]}
            searchable
            allowDeselect={false}
            value={part.currency}
            onChange={(currency) => currency !== null && set({ currency })}
          />
          <Select
            label={t('setUp.dateOrder')}
            data={[
              { value: 'ask', label: t('setUp.ask') },
              { value: 'dmy', label: t('setUp.dmy') },
              { value: 'mdy', label: t('setUp.mdy') },
              { value: 'ymd', label: t('setUp.ymd') },
            ]}
            allowDeselect={false}
            value={part.date_order ?? 'ask'}
            onChange={(order) => set({ date_order: order === 'ask' ? null : (order as Organisation['date_order']) })}
          />
          <Select
            label={t('setUp.decimalMark')}
            data={[
              { value: 'ask', label: t('setUp.ask') },
              { value: '.', label: t('setUp.point') },
              { value: ',', label: t('setUp.comma') },
            ]}
            allowDeselect={false}
            value={part.decimal_mark ?? 'ask'}
            onChange={(mark) => set({ decimal_mark: mark === 'ask' ? null : (mark as Organisation['decimal_mark']) })}
          />
          <Select
            label={t('setUp.phoneCountry')}
            description={t('setUp.phoneCountryHint')}
            data={countryChoices()}
            placeholder={t('setUp.none')}
            searchable
            clearable
            value={part.phone_country}
            onChange={(country) => set({ phone_country: country })}
          />
        </fieldset>
        {may && <SaveBar form={form} label={t('save')} onSave={form.save} />}
      </div>
    </section>
  );
}

type Limits = { parallel: string; retention: string; drafts: string };
const ranges = { parallel: [1, 64], retention: [1, 3650], drafts: [1, 365] } as const;
const defaults: Limits = { parallel: '2', retention: '30', drafts: '7' };

function LimitsGroup({ settings, may }: { settings: Settings; may: boolean }) {
  const form = useSettingsForm<Limits>(
    settings,
    (all) => ({
      parallel: String(all.parallel_imports ?? defaults.parallel),
      retention: String(all.retention_days),
      drafts: String(all.draft_days),
    }),
    (all, limits) => ({
      ...all,
      parallel_imports: Number(limits.parallel),
      retention_days: Number(limits.retention),
      draft_days: Number(limits.drafts),
    }),
  );
  const [tried, setTried] = useState(false);
  const fits = (key: keyof Limits) => {
    const value = form.part[key];
    const [from, to] = ranges[key];
    return /^\d+$/.test(value) && Number(value) >= from && Number(value) <= to;
  };
  const save = () => {
    setTried(true);
    const wrong = (['parallel', 'retention', 'drafts'] as const).find((key) => !fits(key));
    if (wrong === undefined) form.save();
    else document.getElementById(`settings-${wrong}`)?.focus();
  };
  const labels = {
    parallel: 'settings.parallel',
    retention: 'settings.retention',
    drafts: 'settings.draftDays',
  } as const;
  return (
    <section className="card" aria-label={t('settings.files')}>
      <div className={styles['group']}>
        <div>
          <h2 className="h2">{t('settings.files')}</h2>
          <p className="sm t3">{t('settings.filesHint')}</p>
          <p className="sm t3">{t('settings.largestFile', { size: size(settings.upload_bytes) })}</p>
        </div>
        <fieldset disabled={!may} className={styles['fields']} style={{ border: 0, padding: 0, margin: 0 }}>
          {(['parallel', 'retention', 'drafts'] as const).map((key) => (
            <div key={key}>
              <TextInput
                id={`settings-${key}`}
                label={t(labels[key])}
                description={t('settings.default', { value: defaults[key] })}
                inputMode="numeric"
                value={form.part[key]}
                error={
                  tried && !fits(key)
                    ? t('settings.whole', { from: number(ranges[key][0]), to: number(ranges[key][1]) })
                    : undefined
                }
                onChange={(event) => form.set({ [key]: event.currentTarget.value })}
              />
              {may && form.part[key] !== defaults[key] && (
                <button
                  type="button"
                  className="link-button sm"
                  aria-label={`${t('settings.useDefault')}: ${t(labels[key])}`}
                  onClick={() => form.set({ [key]: defaults[key] })}
                >
                  {t('settings.useDefault')}
                </button>
              )}
            </div>
          ))}
        </fieldset>
        {may && <SaveBar form={form} label={t('save')} onSave={save} />}
      </div>
    </section>
  );
}

// `children`: cards of other features that stand below.
export function SettingsPage({ children }: { children?: ReactNode }) {
  useTitle(t('settings.title'));
  const { rights } = useSession();
  const query = useQuery(settingsQuery);
  const may = rights.change_settings;
  return (
    <div className="page tight" style={{ padding: 0 }}>
      <div className="page-head">
        <div className="grow">
          <h1 className="h1">{t('settings.title')}</h1>
          <p className="t3 sm">{t('settings.hint')}</p>
        </div>
      </div>
      {!may && (
        <div style={{ marginBottom: 12 }}>
          <Note tone="info">{t('settings.onlyAdmin')}</Note>
        </div>
      )}
      {query.isPending && (
        <div className="card">
          <Skeleton />
        </div>
      )}
      {query.isError && query.data === undefined && (
        <LoadError
          message={t('error.generic')}
          detail={failureText(query.error).message}
          requestId={failureText(query.error).requestId}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.data !== undefined && (
        <>
          <OrganisationGroup settings={query.data} may={may} />
          <LimitsGroup settings={query.data} may={may} />
          {children}
        </>
      )}
    </div>
  );
}

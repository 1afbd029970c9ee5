// SPDX-License-Identifier: Apache-2.0
//
// The three pages of set-up.
import { Radio, TextInput } from '@mantine/core';
import { t } from '../../i18n/t';
import { countryChoices } from '../../ui/countryChoices';
import { Select } from '../../ui/Select';
import { PasswordField } from './PasswordField';
import { commonCurrencies, type SetUpDraft, type SetUpErrors } from './setUpDraft';

type PageProps = { draft: SetUpDraft; errors: SetUpErrors; change: (part: Partial<SetUpDraft>) => void };

export function AdministratorPage({ draft, errors, change, askToken }: PageProps & { askToken: boolean }) {
  return (
    <>
      {askToken && (
        <TextInput
          id="set-up-token"
          label={t('setUp.token')}
          description={t('setUp.tokenHint')}
          autoComplete="one-time-code"
          value={draft.token}
          error={errors.token}
          onChange={(event) => change({ token: event.currentTarget.value })}
        />
      )}
      <TextInput
        id="set-up-name"
        label={t('setUp.name')}
        autoComplete="name"
        autoFocus
        value={draft.name}
        error={errors.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        id="set-up-email"
        label={t('signIn.email')}
        type="email"
        autoComplete="username"
        value={draft.email}
        error={errors.email}
        onChange={(event) => change({ email: event.currentTarget.value })}
      />
      <PasswordField
        id="set-up-password"
        label={t('signIn.password')}
        description={t('setUp.passwordHint')}
        autoComplete="new-password"
        value={draft.password}
        error={errors.password}
        onChange={(event) => change({ password: event.currentTarget.value })}
      />
    </>
  );
}

function timeZones(chosen: string): string[] {
  const all = Intl.supportedValuesOf('timeZone');
  return [...new Set(['UTC', chosen, ...all])];
}

export function OrganisationPage({ draft, errors, change }: PageProps) {
  return (
    <>
      <TextInput
        id="set-up-organisation"
        label={t('setUp.organisationName')}
        autoComplete="organization"
        value={draft.organisation}
        error={errors.organisation}
        onChange={(event) => change({ organisation: event.currentTarget.value })}
      />
      <Select
        label={t('setUp.timeZone')}
        data={timeZones(draft.timeZone)}
        value={draft.timeZone}
        limit={200}
        searchable
        allowDeselect={false}
        onChange={(value) => value !== null && change({ timeZone: value })}
      />
      <Select
        label={t('setUp.currency')}
        data={commonCurrencies}
        value={draft.currency}
        searchable
        allowDeselect={false}
        onChange={(value) => value !== null && change({ currency: value })}
      />
      <Select
        label={t('setUp.dateOrder')}
        data={[
          { value: 'dmy', label: t('setUp.dmy') },
          { value: 'mdy', label: t('setUp.mdy') },
          { value: 'ymd', label: t('setUp.ymd') },
          { value: 'ask', label: t('setUp.ask') },
        ]}
        value={draft.dateOrder ?? 'ask'}
        allowDeselect={false}
        onChange={(value) =>
          change({ dateOrder: value === 'dmy' || value === 'mdy' || value === 'ymd' ? value : null })
        }
      />
      <Select
        label={t('setUp.decimalMark')}
        data={[
          { value: '.', label: t('setUp.point') },
          { value: ',', label: t('setUp.comma') },
          { value: 'ask', label: t('setUp.ask') },
        ]}
        value={draft.decimalMark ?? 'ask'}
        allowDeselect={false}
        onChange={(value) => change({ decimalMark: value === '.' || value === ',' ? value : null })}
      />
      <Select
        label={t('setUp.phoneCountry')}
        description={t('setUp.phoneCountryHint')}
        data={[{ value: '', label: t('setUp.none') }, ...countryChoices()]}
        value={draft.phoneCountry ?? ''}
        searchable
        allowDeselect={false}
        inputWrapperOrder={['label', 'description', 'input', 'error']}
        onChange={(value) => change({ phoneCountry: value === '' ? null : value })}
      />
    </>
  );
}

export function DuplicatesPage({ draft, change }: PageProps) {
  return (
    <Radio.Group
      aria-label={t('setUp.duplicates')}
      value={draft.duplicates}
      onChange={(value) => change({ duplicates: value === 'update' || value === 'ask' ? value : 'skip' })}
    >
      <div className="col" style={{ gap: 10 }}>
        <Radio value="skip" label={t('setUp.skip')} />
        <Radio value="update" label={t('setUp.update')} />
        <Radio value="ask" label={t('setUp.askEach')} />
      </div>
    </Radio.Group>
  );
}

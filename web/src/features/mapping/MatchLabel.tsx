// SPDX-License-Identifier: Apache-2.0
//
// How sure the match is, in words; the tooltip says why.
import { Tooltip } from '@mantine/core';
import { t } from '../../i18n/t';
import {
  IconAlertCircle,
  IconCircleCheck,
  IconCircleCheckFilled,
  IconHelpCircle,
  IconMinus,
  IconTemplate,
  type Icon,
} from '../../ui/icons';
import styles from './Mapping.module.css';
import type { ColumnView, Match } from './mappingDraft';

const looks: Record<Match, { icon: Icon; tone: string }> = {
  exact: { icon: IconCircleCheckFilled, tone: 'ok' },
  likely: { icon: IconCircleCheck, tone: 'accent' },
  check: { icon: IconHelpCircle, tone: 'warn' },
  person: { icon: IconCircleCheck, tone: 'accent' },
  template: { icon: IconTemplate, tone: 'accent' },
  twice: { icon: IconAlertCircle, tone: 'err' },
  none: { icon: IconMinus, tone: 't3' },
  skipped: { icon: IconMinus, tone: 't3' },
};

export function reasonOf(view: ColumnView, template: string): string {
  switch (view.match) {
    case 'twice':
      return t('map.why.twice');
    case 'person':
    case 'skipped':
      return t('map.why.person');
    case 'template':
      return t('map.why.template', { name: template });
    default: {
      const reason = view.suggestion?.reason ?? '';
      return reason === '' ? t('map.why.none') : reason;
    }
  }
}

// Who said so, in the words of the product: Auto-mapped, Manual mapping or Skip.
function sourceOf(view: ColumnView): string {
  if (view.entry.field === null) return t('map.source.skip');
  return view.entry.chosen_by === 'person' ? t('map.source.manual') : t('map.source.auto');
}

export function MatchLabel({ view, template }: { view: ColumnView; template: string }) {
  const look = looks[view.match];
  const IconOfMatch = look.icon;
  const why = `${sourceOf(view)}. ${reasonOf(view, template)}`;
  return (
    <Tooltip label={why} multiline maw={280}>
      <span tabIndex={0} className={`${styles['match']} ${look.tone}`}>
        <IconOfMatch size={16} aria-hidden />
        {t(`map.match.${view.match}`)}
        <span className="spoken">. {why}</span>
      </span>
    </Tooltip>
  );
}

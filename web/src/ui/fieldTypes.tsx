// SPDX-License-Identifier: Apache-2.0
//
// An icon for each type of field.
import {
  IconAlignLeft,
  IconAlphabetLatin,
  IconCalendar,
  IconCheckbox,
  IconCurrencyDollar,
  IconList,
  IconMail,
  IconNumbers,
  IconPercentage,
  IconPhone,
  IconSelect,
  IconUser,
  IconWorld,
  type Icon,
} from './icons';

const icons: Record<string, Icon> = {
  text: IconAlphabetLatin,
  long_text: IconAlignLeft,
  email: IconMail,
  phone: IconPhone,
  url: IconWorld,
  integer: IconNumbers,
  decimal: IconNumbers,
  money: IconCurrencyDollar,
  percent: IconPercentage,
  boolean: IconCheckbox,
  date: IconCalendar,
  date_time: IconCalendar,
  picklist: IconSelect,
  multi_picklist: IconList,
  user: IconUser,
};

export function FieldTypeIcon({ type, size = 15 }: { type: string; size?: number }) {
  const IconOfType = icons[type] ?? IconAlphabetLatin;
  return <IconOfType size={size} stroke={1.7} aria-hidden />;
}

// SPDX-License-Identifier: Apache-2.0
//
// Which columns the list shows, and in which order.
import { Button, Checkbox, Popover } from '@mantine/core';
import { t } from '../../i18n/t';
import { IconArrowDown, IconArrowUp, IconChevronDown, IconColumns3 } from '../../ui/icons';
import { defaultColumns, moved } from './columns';
import type { FilterOption } from './FilterPill';

type ColumnsMenuProps = { columns: string[]; onColumns: (columns: string[]) => void; allColumns: FilterOption[] };

export function ColumnsMenu({ columns, onColumns, allColumns }: ColumnsMenuProps) {
  const label = (key: string) => allColumns.find((option) => option.value === key)?.label ?? key;
  const rest = allColumns.filter((option) => !columns.includes(option.value));
  const shown = columns.filter((key) => allColumns.some((option) => option.value === key));
  return (
    <Popover position="bottom-end" shadow="md" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button
          className="wide-only"
          variant="subtle"
          color="gray"
          styles={{ root: { color: 'var(--in-text-2)' } }}
          leftSection={<IconColumns3 size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('leads.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('leads.columns')}>
        <div className="col" style={{ gap: 4, maxHeight: 340, overflowY: 'auto', padding: 3 }}>
          {shown.map((key, index) => (
            <div key={key} className="row">
              <Checkbox
                className="grow"
                size="xs"
                label={label(key)}
                checked
                onChange={() => columns.length > 1 && onColumns(columns.filter((other) => other !== key))}
              />
              <button
                type="button"
                className="icon-button"
                style={{ width: 26, height: 26 }}
                aria-label={t('leads.moveUp', { name: label(key) })}
                aria-disabled={index === 0}
                onClick={() => onColumns(moved(columns, key, -1))}
              >
                <IconArrowUp size={14} aria-hidden />
              </button>
              <button
                type="button"
                className="icon-button"
                style={{ width: 26, height: 26 }}
                aria-label={t('leads.moveDown', { name: label(key) })}
                aria-disabled={index === shown.length - 1}
                onClick={() => onColumns(moved(columns, key, 1))}
              >
                <IconArrowDown size={14} aria-hidden />
              </button>
            </div>
          ))}
          {rest.map((option) => (
            <Checkbox
              key={option.value}
              size="xs"
              style={{ padding: '3px 0' }}
              label={option.label}
              checked={false}
              onChange={() => onColumns([...columns, option.value])}
            />
          ))}
        </div>
        <button
          type="button"
          className="link-button sm"
          style={{ marginTop: 8 }}
          onClick={() => onColumns(defaultColumns)}
        >
          {t('leads.columnsDefault')}
        </button>
      </Popover.Dropdown>
    </Popover>
  );
}

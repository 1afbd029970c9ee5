// SPDX-License-Identifier: Apache-2.0
//
// Admin > Fields: the catalogue in its order; custom fields are made, changed, moved and hidden here.
import { Button, Menu, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { settingsQuery } from '../../api/catalog';
import { allFieldsQuery, changeField, orderFields } from '../../api/fields';
import { useSession } from '../../api/session';
import type { Field } from '../../api/types';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { FieldTypeIcon } from '../../ui/fieldTypes';
import { IconArrowDown, IconArrowUp, IconEye, IconEyeOff, IconPencil, IconPlus, IconSearch } from '../../ui/icons';
import { RowMenu } from '../../ui/RowMenu';
import { Note } from '../../ui/Note/Note';
import { ScrollRegion } from '../../ui/ScrollRegion/ScrollRegion';
import { Empty, LoadError, Skeleton } from '../../ui/States/States';
import { useTitle } from '../../ui/useTitle';
import { WriteItem } from '../../ui/WriteButton/WriteItem';
import { hasOptions, reordered } from './fieldDraft';
import { FieldPanel } from './FieldPanel';
import styles from './Fields.module.css';
import { HideDialog } from './HideDialog';

type FieldsPageProps = { opened: string | undefined; onOpen: (key: string | undefined) => void };

function typeText(field: Field): string {
  const type = t(`fieldType.${field.type}`);
  const active = field.options.filter((option) => option.active).length;
  return hasOptions(field.type) && active > 0 ? t('fields.typeWithOptions', { type, n: active }) : type;
}

function Rules({ field, compared }: { field: Field; compared: boolean }) {
  return (
    <span className="row" style={{ gap: 6 }}>
      {field.required && <span className="tag">{t('fields.required')}</span>}
      {field.unique && <span className="tag">{t('fields.unique')}</span>}
      {compared && <span className="tag">{t('fields.duplicateCheck')}</span>}
      {field.hidden && (
        <span className="tag row" style={{ gap: 4 }}>
          <IconEyeOff size={12} aria-hidden />
          {t('fields.hidden')}
        </span>
      )}
    </span>
  );
}

type FieldMenuProps = {
  field: Field;
  first: boolean;
  last: boolean;
  onEdit: () => void;
  onMove: (by: -1 | 1) => void;
  onHide: () => void;
  onShow: () => void;
};

function FieldMenu({ field, first, last, onEdit, onMove, onHide, onShow }: FieldMenuProps) {
  return (
    <RowMenu label={t('fields.actions', { name: field.label })}>
      <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
        {t('fields.edit')}
      </Menu.Item>
      {!first && (
        <WriteItem leftSection={<IconArrowUp size={16} aria-hidden />} onClick={() => onMove(-1)}>
          {t('fields.moveUp')}
        </WriteItem>
      )}
      {!last && (
        <WriteItem leftSection={<IconArrowDown size={16} aria-hidden />} onClick={() => onMove(1)}>
          {t('fields.moveDown')}
        </WriteItem>
      )}
      {field.hidden ? (
        <WriteItem leftSection={<IconEye size={16} aria-hidden />} onClick={onShow}>
          {t('fields.show')}
        </WriteItem>
      ) : (
        <WriteItem leftSection={<IconEyeOff size={16} aria-hidden />} onClick={onHide}>
          {t('fields.hide')}
        </WriteItem>
      )}
    </RowMenu>
  );
}

export function FieldsPage({ opened, onOpen }: FieldsPageProps) {
  useTitle(t('fields.title'));
  const { rights } = useSession();
  const may = rights.change_settings;
  const client = useQueryClient();
  const query = useQuery(allFieldsQuery);
  const criteria = useQuery(settingsQuery).data?.duplicates.criteria ?? [];
  const [text, setText] = useState('');
  const [told, setTold] = useState('');
  const [hiding, setHiding] = useState<Field | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ['fields'] });
  const moving = useMutation({ mutationFn: orderFields, onSettled: refresh });
  const showing = useMutation({
    mutationFn: (field: Field) => changeField(field.key, { hidden: false }),
    onSuccess: (field) => setTold(t('fields.shown', { name: field.label })),
    onSettled: refresh,
  });
  const all = (query.data ?? []).filter((field) => !field.import_only);
  const wanted = text.trim().toLowerCase();
  const shown = all.filter((field) =>
    [field.label, field.key, ...field.aliases].some((name) => name.toLowerCase().includes(wanted)),
  );
  const keys = all.map((field) => field.key);
  const move = (field: Field, by: -1 | 1) => {
    const next = reordered(keys, field.key, by);
    if (next === null || moving.isPending) return;
    moving.mutate(next, {
      onSuccess: () => setTold(t('fields.moved', { name: field.label, n: next.indexOf(field.key) + 1 })),
    });
  };
  const edited = all.find((field) => field.key === opened);
  const failure = moving.error ?? showing.error;
  return (
    <>
      <div className="page-head">
        <div className="grow">
          <h1 className="h1">{t('fields.title')}</h1>
          <p className="t3 sm">{t('fields.hint')}</p>
        </div>
        {may && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onOpen('new')}>
            {t('fields.add')}
          </Button>
        )}
      </div>
      {failure !== null && (
        <div style={{ marginBottom: 12 }}>
          <Note tone="err" alert>
            {failureText(failure).message} {failureText(failure).remedy}
          </Note>
        </div>
      )}
      <p className="spoken" role="status">
        {told}
      </p>
      <div className="toolbar" role="search">
        <TextInput
          className="search"
          type="search"
          data-page-search
          aria-label={t('fields.search')}
          placeholder={t('fields.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <span className="grow" />
        {query.data !== undefined && (
          <span className="sm t3 num" role="status">
            {t('fields.count', { n: shown.length, custom: shown.filter((field) => field.custom).length })}
          </span>
        )}
      </div>
      {query.isError && query.data === undefined ? (
        <LoadError
          message={t('error.generic')}
          detail={failureText(query.error).message}
          requestId={failureText(query.error).requestId}
          onRetry={() => void query.refetch()}
        />
      ) : (
        <div className="card">
          {query.isPending && <Skeleton />}
          {query.data !== undefined && shown.length === 0 && (
            <Empty title={t('fields.noMatch')}>
              <Button variant="default" onClick={() => setText('')}>
                {t('clear')}
              </Button>
            </Empty>
          )}
          {shown.length > 0 && (
            <ScrollRegion label={t('fields.table')}>
              <table className="list two-line">
                <caption className="spoken">{t('fields.title')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('fields.field')}</th>
                    <th scope="col" className="wide-only">
                      {t('fields.type')}
                    </th>
                    <th scope="col" className="wide-only">
                      {t('fields.rules')}
                    </th>
                    <th scope="col" className="wide-only">
                      {t('fields.aliases')}
                    </th>
                    <th scope="col">
                      <span className="spoken">{t('jobs.actions')}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map((field) => (
                    <tr key={field.key}>
                      <td>
                        <span className={styles['name']}>
                          <span className="small-icon">
                            <FieldTypeIcon type={field.type} />
                          </span>
                          <span style={{ minWidth: 0 }}>
                            <span className={styles['label']}>
                              <span className="b" style={{ color: 'var(--in-text)' }}>
                                {field.label}
                              </span>
                              {field.custom && <span className="tag">{t('fields.custom')}</span>}
                            </span>
                            <span className="mono xs t3 wide-only">{field.key}</span>
                            <span className="sm t3 narrow-only">{typeText(field)}</span>
                          </span>
                        </span>
                      </td>
                      <td className="wide-only">{typeText(field)}</td>
                      <td className="wide-only">
                        <Rules field={field} compared={criteria.some((rule) => rule.includes(field.key))} />
                      </td>
                      <td className={`wide-only cut ${styles['aliases']}`} title={field.aliases.join(', ')}>
                        {field.aliases.join(', ')}
                      </td>
                      <td style={{ width: 48 }}>
                        {may && (
                          <FieldMenu
                            field={field}
                            first={wanted !== '' || field.key === keys[0]}
                            last={wanted !== '' || field.key === keys[keys.length - 1]}
                            onEdit={() => onOpen(field.key)}
                            onMove={(by) => move(field, by)}
                            onHide={() => setHiding(field)}
                            onShow={() => showing.mutate(field)}
                          />
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollRegion>
          )}
        </div>
      )}
      {may && opened !== undefined && (opened === 'new' || edited !== undefined) && (
        <FieldPanel field={edited ?? null} onClose={() => onOpen(undefined)} />
      )}
      {hiding !== null && <HideDialog field={hiding} onClose={() => setHiding(null)} />}
    </>
  );
}

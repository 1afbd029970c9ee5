// SPDX-License-Identifier: Apache-2.0
//
// Another password: the old one once more, because somebody else may sit there.
import { PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changePassword, sessionsQuery } from '../../api/people';
import { isProblem } from '../../api/problem';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { Note } from '../../ui/Note/Note';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import styles from './Account.module.css';

const shortest = 12;

export function PasswordCard() {
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const changing = useMutation({
    mutationFn: () => changePassword(current, next),
    onSuccess: () => {
      setCurrent('');
      setNext('');
      setTried(false);
      void client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
  const wrong = isProblem(changing.error, 'WRONG_PASSWORD');
  const weak = isProblem(changing.error, 'WEAK_PASSWORD');
  const short = [...next].length < shortest;
  const submit = () => {
    setTried(true);
    if (current === '') document.getElementById('account-current')?.focus();
    else if (short) document.getElementById('account-next')?.focus();
    else if (!changing.isPending) changing.mutate();
  };
  return (
    <section className={`card ${styles['card']}`} aria-label={t('account.password')}>
      <h2 className="h2">{t('account.password')}</h2>
      <form
        noValidate
        className={styles['fields']}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {changing.isError && !wrong && !weak && (
          <Note tone="err" alert>
            {failureText(changing.error).message} {failureText(changing.error).remedy}
          </Note>
        )}
        {changing.isSuccess && (
          <div role="status">
            <Note tone="ok">{t('account.changed')}</Note>
          </div>
        )}
        <PasswordInput
          id="account-current"
          label={t('account.current')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('password.show'), tabIndex: 0 }}
          value={current}
          error={wrong ? t('account.wrong') : tried && current === '' ? t('account.missing') : undefined}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          id="account-next"
          label={t('account.next')}
          description={t('setUp.passwordHint')}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('password.show'), tabIndex: 0 }}
          value={next}
          error={
            weak
              ? failureText(changing.error).message
              : tried && short
                ? t('setUp.passwordShort', { n: [...next].length })
                : undefined
          }
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <div>
          <WriteButton type="submit" aria-busy={changing.isPending}>
            {t('account.change')}
          </WriteButton>
        </div>
      </form>
    </section>
  );
}

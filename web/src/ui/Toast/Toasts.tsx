// SPDX-License-Identifier: Apache-2.0
//
// Shows the messages of toast.ts, bottom right. A message stays while the pointer or the focus is on it.
import { useEffect, useState, useSyncExternalStore } from 'react';
import { t } from '../../i18n/t';
import { IconAlertCircle, IconAlertTriangle, IconCircleCheck, IconCircleX, IconX } from '../icons';
import { WriteLink } from '../WriteButton/WriteButton';
import { currentToasts, dismissToast, subscribeToasts, type ToastMessage } from './toast';
import styles from './Toasts.module.css';

const icons = { ok: IconCircleCheck, warn: IconAlertTriangle, err: IconCircleX, info: IconAlertCircle };

function Action({ label, run, writes, onDone }: NonNullable<ToastMessage['action']> & { onDone: () => void }) {
  const press = () => {
    run();
    onDone();
  };
  if (writes) return <WriteLink onClick={press}>{label}</WriteLink>;
  return (
    <button type="button" className="link-button sm" onClick={press}>
      {label}
    </button>
  );
}

function Toast({ message }: { message: ToastMessage }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || message.lifetimeMs === null) return;
    const timer = setTimeout(() => dismissToast(message.id), message.lifetimeMs);
    return () => clearTimeout(timer);
  }, [held, message]);
  const Icon = icons[message.tone];
  return (
    <div
      className={styles['toast']}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon size={18} aria-hidden className={message.tone === 'info' ? 'accent' : message.tone} />
      <div className="grow">
        <p className="b">{message.title}</p>
        {message.detail !== undefined && <p className="sm t2">{message.detail}</p>}
        {message.action !== undefined && <Action {...message.action} onDone={() => dismissToast(message.id)} />}
      </div>
      <button
        type="button"
        className="icon-button"
        aria-label={t('notices.dismiss')}
        onClick={() => dismissToast(message.id)}
      >
        <IconX size={16} aria-hidden />
      </button>
    </div>
  );
}

export function Toasts() {
  const messages = useSyncExternalStore(subscribeToasts, currentToasts);
  return (
    <div className={styles['place']} role="status" aria-live="polite">
      {messages.map((message) => (
        <Toast key={message.id} message={message} />
      ))}
    </div>
  );
}

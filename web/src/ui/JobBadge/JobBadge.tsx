// SPDX-License-Identifier: Apache-2.0
//
// The state of an import as icon and word; an undo that was begun hides the state of before.
import { t, type Key } from '../../i18n/t';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconBan,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconLoader2,
  IconPencil,
  IconPlayerPause,
  type Icon,
} from '../icons';
import styles from './JobBadge.module.css';

type Look = { tone: 'idle' | 'accent' | 'ok' | 'warn' | 'err'; icon: Icon };

const looks: Record<string, Look> = {
  draft: { tone: 'idle', icon: IconPencil },
  queued: { tone: 'idle', icon: IconClock },
  processing: { tone: 'accent', icon: IconLoader2 },
  paused: { tone: 'warn', icon: IconPlayerPause },
  completed: { tone: 'ok', icon: IconCircleCheck },
  completed_with_errors: { tone: 'warn', icon: IconAlertTriangle },
  failed: { tone: 'err', icon: IconCircleX },
  cancelled: { tone: 'idle', icon: IconBan },
  undoing: { tone: 'accent', icon: IconLoader2 },
  undone: { tone: 'idle', icon: IconArrowBackUp },
  undo_failed: { tone: 'err', icon: IconCircleX },
};

export function shownState(state: string, undoState: string): string {
  return undoState === 'none' ? state : undoState;
}

type JobBadgeProps = { state: string; undoState: string; large?: boolean };

export function JobBadge({ state, undoState, large = false }: JobBadgeProps) {
  const shown = shownState(state, undoState);
  const look = looks[shown] ?? { tone: 'idle', icon: IconClock };
  const IconOfState = look.icon;
  return (
    <span className={styles['badge']} data-tone={look.tone} data-large={large || undefined}>
      <IconOfState
        size={large ? 16 : 14}
        stroke={2}
        aria-hidden
        className={look.icon === IconLoader2 ? 'turning' : undefined}
      />
      {t(`state.${shown}` as Key)}
    </span>
  );
}

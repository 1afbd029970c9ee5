// SPDX-License-Identifier: Apache-2.0
//
// Initials in a circle. Drawn by CSS, so that no screen reader spells them.
import styles from './Avatar.module.css';

export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const first = [...(words[0] ?? '')][0] ?? '?';
  const last = words.length > 1 ? ([...(words[words.length - 1] ?? '')][0] ?? '') : '';
  return (first + last).toUpperCase();
}

export function Avatar({ name, size = 28 }: { name: string; size?: number }) {
  const hue = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 3;
  return (
    <span
      className={styles['avatar']}
      data-initials={initials(name)}
      data-hue={hue}
      style={{ width: size, height: size, fontSize: Math.max(9.5, size * 0.36) }}
      aria-hidden
    />
  );
}

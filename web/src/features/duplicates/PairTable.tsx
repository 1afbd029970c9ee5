// SPDX-License-Identifier: Apache-2.0
//
// Both leads side by side, field by field; the cells are the caller's, so that choosing looks like comparing.
import type { ReactNode } from 'react';
import type { LikelyPair } from '../../api/types';
import { t } from '../../i18n/t';
import styles from './Duplicates.module.css';
import type { MergeLine, Side } from './merge';

type PairTableProps = {
  label: string;
  pair: LikelyPair;
  lines: readonly MergeLine[];
  leadLink: (id: number, children: ReactNode) => ReactNode;
  cell?: (line: MergeLine, side: Side) => ReactNode;
};

const plain = (line: MergeLine, side: Side): ReactNode =>
  line[side] === '' ? <span className="t3">{t('lead.none')}</span> : line[side];

export function PairTable({ label, pair, lines, leadLink, cell = plain }: PairTableProps) {
  return (
    <table className={styles['table']}>
      <caption className="spoken">{label}</caption>
      <thead>
        <tr>
          <th scope="col">{t('likely.field')}</th>
          <th scope="col">{leadLink(pair.left.id, t('likely.older', { id: String(pair.left.id) }))}</th>
          <th scope="col">{leadLink(pair.right.id, t('likely.younger', { id: String(pair.right.id) }))}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.key} data-differs={line.kind !== 'same'}>
            <th scope="row">{line.label}</th>
            <td>{cell(line, 'older')}</td>
            <td>{cell(line, 'younger')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

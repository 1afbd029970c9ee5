// SPDX-License-Identifier: Apache-2.0
//
// A list as a table with its name and its head; on narrow screens each row reads from top to bottom, and a cell says with
// data-label what it holds.
import type { ReactNode } from 'react';
import { ScrollRegion } from './ScrollRegion/ScrollRegion';

// Numbers stand at the end; the head of a column of buttons is only spoken.
type Head = string | { end: string } | { spoken: string };

type ListTableProps = {
  // Of the region that scrolls when the table is wider than its place.
  label: string;
  caption: string;
  heads: readonly Head[];
  twoLine?: boolean;
  children: ReactNode;
};

function HeadCell({ head }: { head: Head }) {
  if (typeof head === 'string') return <th scope="col">{head}</th>;
  if ('end' in head) {
    return (
      <th scope="col" className="end">
        {head.end}
      </th>
    );
  }
  return (
    <th scope="col">
      <span className="spoken">{head.spoken}</span>
    </th>
  );
}

export function ListTable({ label, caption, heads, twoLine = false, children }: ListTableProps) {
  return (
    <ScrollRegion label={label}>
      <table className={`list stacks${twoLine ? ' two-line' : ''}`}>
        <caption className="spoken">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head, index) => (
              <HeadCell key={index} head={head} />
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollRegion>
  );
}

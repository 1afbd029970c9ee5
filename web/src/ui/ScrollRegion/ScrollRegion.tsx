// SPDX-License-Identifier: Apache-2.0
//
// A part that scrolls sideways, named and reachable by keyboard.
import type { CSSProperties, ReactNode } from 'react';

type ScrollRegionProps = { label: string; children: ReactNode; style?: CSSProperties };

export function ScrollRegion({ label, children, style }: ScrollRegionProps) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={label} style={style}>
      {children}
    </div>
  );
}

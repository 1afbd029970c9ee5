// SPDX-License-Identifier: Apache-2.0
//
// Heading and body of a step.
import type { ReactNode } from 'react';

type StepBodyProps = { title: string; hint?: ReactNode; side?: ReactNode; width?: number; children: ReactNode };

export function StepBody({ title, hint, side, width = 1200, children }: StepBodyProps) {
  return (
    <main
      id="main"
      tabIndex={-1}
      style={{ flex: 1, width: '100%', maxWidth: width, margin: '0 auto', padding: '26px min(24px, 4vw) 40px' }}
    >
      <div className="row wrap" style={{ marginBottom: 18, alignItems: 'flex-end' }}>
        <div className="grow" style={{ minWidth: 240 }}>
          <h2 className="h1">{title}</h2>
          {hint !== undefined && (
            <p className="t2" style={{ marginTop: 4 }}>
              {hint}
            </p>
          )}
        </div>
        {side}
      </div>
      {children}
    </main>
  );
}

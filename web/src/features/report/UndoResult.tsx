// SPDX-License-Identifier: Apache-2.0
//
// What an undo did: how many leads went, came back and stayed, and each of them.
import { useState, type ReactNode } from 'react';
import type { Undo, UndoFate } from '../../api/types';
import { t } from '../../i18n/t';
import { Segments } from '../../ui/Segments/Segments';
import { UndoLeads } from './UndoLeads';

type UndoResultProps = {
  importId: number;
  state: string;
  result: Undo;
  leadLink: (id: number, children: ReactNode) => ReactNode;
};

export function UndoResult({ importId, state, result, leadLink }: UndoResultProps) {
  const counts: Record<UndoFate, number> = { kept: result.kept, restored: result.restored, removed: result.trashed };
  const fates = (['kept', 'removed', 'restored'] as const).filter((fate) => counts[fate] > 0);
  const [chosen, setChosen] = useState<UndoFate | null>(null);
  const fate = chosen ?? fates[0];
  return (
    <section className="card pad" aria-label={t('undo.result')} style={{ marginBottom: 16 }}>
      <p className="b num" role="status">
        {t('report.undone', { removed: result.trashed, restored: result.restored, kept: result.kept })}
      </p>
      {fate !== undefined && (
        <>
          <div style={{ margin: '12px 0 6px' }}>
            <Segments
              label={t('undo.lists')}
              segments={fates.map((one) => ({ value: one, label: t(`undo.fate.${one}`), count: counts[one] }))}
              value={fate}
              onChange={setChosen}
            />
          </div>
          <UndoLeads
            key={fate}
            importId={importId}
            fate={fate}
            state={state}
            label={t(`undo.fate.${fate}`)}
            leadLink={leadLink}
          />
        </>
      )}
    </section>
  );
}

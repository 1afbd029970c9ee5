// SPDX-License-Identifier: Apache-2.0
//
// What is still open, with a proposal for all of it that one press accepts.
import { Button } from '@mantine/core';
import { t } from '../../i18n/t';
import { Note } from '../../ui/Note/Note';
import type { Proposal } from './proposals';

function textOf(proposal: Proposal): string {
  if (proposal.kind === 'leave') {
    const names = { column: proposal.view.column.name, field: proposal.field.label };
    const counts = { n: proposal.texts.length, rows: proposal.rows };
    if (proposal.field.type === 'user') return t('propose.owner', { ...names, ...counts });
    const usual = proposal.field.options.find((option) => option.id === proposal.field.default);
    return usual === undefined
      ? t('propose.leave', { ...names, ...counts })
      : t('propose.usual', { ...names, ...counts, value: usual.label });
  }
  const field = proposal.field.label;
  if (proposal.source === null) return t('propose.text', { field, value: proposal.value });
  return t(proposal.source.type === 'email' ? 'propose.email' : 'propose.field', {
    field,
    source: proposal.source.label,
  });
}

type ProposalNoteProps = { proposals: readonly Proposal[]; working: boolean; onAccept: () => void };

export function ProposalNote({ proposals, working, onAccept }: ProposalNoteProps) {
  return (
    <section aria-label={t('propose.title')} style={{ marginBottom: 12 }}>
      <Note
        tone="warn"
        action={
          <Button size="xs" aria-busy={working} onClick={onAccept}>
            {t('propose.accept')}
          </Button>
        }
      >
        <p className="b">{t('propose.title')}</p>
        <ul style={{ margin: '4px 0 0', paddingInlineStart: 18 }}>
          {proposals.map((proposal) => (
            <li key={proposal.kind === 'fill' ? proposal.field.key : proposal.view.column.index}>{textOf(proposal)}</li>
          ))}
        </ul>
        <p className="sm t3" style={{ marginTop: 4 }}>
          {t('propose.or')}
        </p>
      </Note>
    </section>
  );
}

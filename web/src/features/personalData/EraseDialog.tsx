// SPDX-License-Identifier: Apache-2.0
//
// The last question before a person is erased: what goes, that files go whole, and that nothing brings it back.
import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { erasePerson, inquiryQuery } from '../../api/personalData';
import type { InquiryView } from '../../api/types';
import { t } from '../../i18n/t';
import { Dialog } from '../../ui/Dialog/Dialog';
import { failureText } from '../../ui/failureText';
import { Note } from '../../ui/Note/Note';
import { WriteButton } from '../../ui/WriteButton/WriteButton';
import { findingsOf, whom } from './findings';

export function EraseDialog({ inquiry, onClose }: { inquiry: InquiryView; onClose: () => void }) {
  const client = useQueryClient();
  const [agreed, setAgreed] = useState(false);
  const [tried, setTried] = useState(false);
  const erasing = useMutation({
    mutationFn: () => erasePerson(inquiry.id),
    onSuccess: (next) => {
      client.setQueryData(inquiryQuery(inquiry.id).queryKey, next);
      void client.invalidateQueries({ queryKey: ['inquiries'] });
      onClose();
    },
  });
  const press = () => {
    setTried(true);
    if (agreed && !erasing.isPending) erasing.mutate();
  };
  return (
    <Dialog opened onClose={onClose} title={t('person.eraseTitle', { who: whom(inquiry) })} width={520}>
      <div className="col" style={{ gap: 14 }}>
        <ul className="t2" style={{ margin: 0, paddingInlineStart: 20 }}>
          {findingsOf(inquiry).map(({ key, n }) => (
            <li key={key}>{t(key, { n })}</li>
          ))}
        </ul>
        <Note tone="warn">{t('person.eraseHint')}</Note>
        <Checkbox
          label={t('person.eraseAgree')}
          checked={agreed}
          error={tried && !agreed ? t('person.eraseAgreeMissing') : undefined}
          onChange={(event) => setAgreed(event.currentTarget.checked)}
        />
        {erasing.isError && (
          <Note tone="err" alert>
            <span className="b">{failureText(erasing.error).message}</span> {failureText(erasing.error).remedy}
          </Note>
        )}
      </div>
      <div className="buttons ends" style={{ marginTop: 22 }}>
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('cancel')}
        </Button>
        <WriteButton color="red.9" aria-busy={erasing.isPending} onClick={press}>
          {t('person.erase')}
        </WriteButton>
      </div>
    </Dialog>
  );
}

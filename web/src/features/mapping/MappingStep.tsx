// SPDX-License-Identifier: Apache-2.0
//
// Step 3: each column to a field, with proof that it is right. Here, until the columns and fields are known.
import { useQuery } from '@tanstack/react-query';
import { fieldsQuery } from '../../api/catalog';
import { previewQuery } from '../../api/imports';
import { t } from '../../i18n/t';
import { failureText } from '../../ui/failureText';
import { LoadError, Skeleton } from '../../ui/States/States';
import { StepBody } from '../../ui/Steps/StepBody';
import { StepFooter } from '../../ui/Steps/StepFooter';
import { Mapper, type MappingStepProps } from './Mapper';

export type { NewField } from './Mapper';

export function MappingStep(props: MappingStepProps) {
  const { job } = props;
  const fields = useQuery(fieldsQuery);
  const preview = useQuery(previewQuery(job));
  const error = fields.error ?? preview.error;
  if (fields.data === undefined || preview.data === undefined) {
    return (
      <>
        <StepBody title={t('map.title')} hint={t('map.hint')}>
          {error === null ? (
            <div className="card">
              <Skeleton rows={14} />
            </div>
          ) : (
            <LoadError
              message={failureText(error).message}
              detail={failureText(error).remedy}
              onRetry={() => void Promise.all([fields.refetch(), preview.refetch()])}
            />
          )}
        </StepBody>
        <StepFooter onBack={props.onBack} hint="" blocked onNext={() => undefined} />
      </>
    );
  }
  return (
    <Mapper
      {...props}
      fields={fields.data}
      columns={preview.data.columns}
      headerRow={Number(preview.data.header?.row ?? 0)}
    />
  );
}

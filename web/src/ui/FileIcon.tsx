// SPDX-License-Identifier: Apache-2.0
import { IconFileTypeCsv, IconFileTypeXls } from './icons';

export function FileIcon({ format, size = 20 }: { format: string; size?: number }) {
  const IconOfFormat = format === 'csv' ? IconFileTypeCsv : IconFileTypeXls;
  return <IconOfFormat size={size} stroke={1.5} aria-hidden />;
}

// By name, where only the name is known.
export function formatOfName(name: string): string {
  return /\.(xlsx|xlsm|xls)$/i.test(name) ? 'xlsx' : 'csv';
}

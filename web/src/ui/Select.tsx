// SPDX-License-Identifier: Apache-2.0
//
// Mantine's Select, with its list named by the field as soon as it is open: a list that is only mounted then gets its id after the
// field was drawn, so the field is drawn once more.
import { Select as MantineSelect, type SelectProps } from '@mantine/core';
import { useReducer } from 'react';

const listIsThereMs = 50;

export function Select(props: SelectProps) {
  const { onDropdownOpen } = props;
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const opened = () => {
    setTimeout(redraw, listIsThereMs);
    onDropdownOpen?.();
  };
  return <MantineSelect {...props} onDropdownOpen={opened} />;
}

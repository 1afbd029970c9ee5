// SPDX-License-Identifier: Apache-2.0
//
// What a finger does that stays where it is. One that moves scrolls: the browser takes it over and says so.
import { useRef, type MouseEvent, type PointerEvent } from 'react';

const longPressMs = 500;

export function useLongPress(onLongPress: (pressed: Element) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isLong = useRef(false);
  const end = () => clearTimeout(timer.current);
  return {
    onPointerDown: (event: PointerEvent) => {
      end();
      isLong.current = false;
      if (event.pointerType === 'mouse') return;
      const pressed = event.target as Element;
      timer.current = setTimeout(() => {
        isLong.current = true;
        onLongPress(pressed);
      }, longPressMs);
    },
    onPointerUp: end,
    onPointerCancel: end,
    onContextMenu: (event: MouseEvent) => isLong.current && event.preventDefault(),
    // The finger that is lifted is no touch of what lies under it.
    onClickCapture: (event: MouseEvent) => {
      if (!isLong.current) return;
      isLong.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

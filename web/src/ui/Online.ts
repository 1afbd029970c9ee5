// SPDX-License-Identifier: Apache-2.0
//
// Whether the server can be reached, for whoever draws what writes. The app says it; without the app it can.
import { createContext, useContext } from 'react';

export const Online = createContext(true);

// The words that say so, for buttons to point at.
export const connectionTextId = 'connection-lost';

export function useOnline(): boolean {
  return useContext(Online);
}

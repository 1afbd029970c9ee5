// SPDX-License-Identifier: Apache-2.0
//
// Help, bound to its addresses.
import { useLocation } from '@tanstack/react-router';
import { firstHelpPage, HelpPage } from '../features/help/HelpPage';

export function HelpRoute() {
  const slug = useLocation({ select: ({ pathname }) => pathname.replace(/^\/help\/?/, '').replace(/\/$/, '') });
  const anchor = useLocation({ select: ({ hash }) => hash });
  return <HelpPage slug={slug === '' ? firstHelpPage : slug} anchor={anchor} />;
}

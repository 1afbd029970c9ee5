// SPDX-License-Identifier: Apache-2.0
//
// The links between features, which know nothing of one another's addresses.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Lead } from '../api/types';

export function jobLink(id: number, children: ReactNode) {
  return (
    <Link to="/admin/batch-jobs/$id" params={{ id: String(id) }} className="main">
      {children}
    </Link>
  );
}

export function noticeLink(id: number, children: ReactNode, onGo: () => void) {
  return (
    <Link
      to="/admin/batch-jobs/$id"
      params={{ id: String(id) }}
      onClick={onGo}
      style={{ textDecoration: 'none', display: 'block' }}
    >
      {children}
    </Link>
  );
}

export function leadPageLink(id: number, children: ReactNode) {
  return (
    <Link to="/leads/$id" params={{ id: String(id) }}>
      {children}
    </Link>
  );
}

export function likelyOfJobLink(job: number, children: ReactNode) {
  return (
    <Link to="/duplicates" search={{ job }}>
      {children}
    </Link>
  );
}

export function leadPanelLink(lead: Lead, children: ReactNode) {
  return (
    <Link to="/leads" search={(before) => ({ ...before, lead: lead.id })} className="main">
      {children}
    </Link>
  );
}

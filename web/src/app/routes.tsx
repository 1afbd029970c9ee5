// SPDX-License-Identifier: Apache-2.0
//
// Every address of the pages. What the first view does not need is loaded with its page.
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router';
import { isProblem } from '../api/problem';
import { sessionQuery, setupQuery } from '../api/session';
import { readAuditSearch } from '../features/audit/auditSearch';
import { readJobsSearch } from '../features/batchJobs/jobsSearch';
import { readLikelySearch } from '../features/duplicates/likelySearch';
import { readLeadsSearch } from '../features/leads/leadsSearch';
import { withTexts } from '../i18n/language';
import { Toasts } from '../ui/Toast/Toasts';
import { CrashPage, LostPage } from './ErrorPage';
import { Frame } from './Frame';
import { LeadsRoute } from './pages';
import { SessionGate } from './SessionGate';

type Context = { client: QueryClient };

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const root = createRootRouteWithContext<Context>()({
  component: () => (
    <>
      <Outlet />
      <Toasts />
    </>
  ),
  notFoundComponent: LostPage,
  errorComponent: CrashPage,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (raw: Record<string, unknown>): { next?: string } => {
    const next = text(raw['next']);
    return next === undefined ? {} : { next };
  },
  beforeLoad: async ({ context }) => {
    const setup = await context.client.ensureQueryData(setupQuery);
    if (setup.needed) throw redirect({ to: '/set-up' });
  },
  component: lazyRouteComponent(() => withTexts(import('./entryPages')), 'SignInRoute'),
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  loader: async ({ context }) => {
    const setup = await context.client.ensureQueryData(setupQuery);
    if (!setup.needed) throw redirect({ to: '/leads' });
    return setup;
  },
  component: lazyRouteComponent(() => withTexts(import('./entryPages')), 'SetUpRoute'),
});

// A one-time link for a new person or a new password; its token stands behind the #.
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => withTexts(import('./entryPages')), 'InvitationRoute'),
});

// The address that the server prints.
const setUpLink = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  beforeLoad: ({ location }) => {
    throw redirect({ to: '/set-up', hash: location.hash });
  },
});

// Everything below needs somebody signed in.
const session = createRoute({
  getParentRoute: () => root,
  id: 'session',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.client.ensureQueryData(sessionQuery);
    } catch (error) {
      if (!isProblem(error) || error.status !== 401) throw error;
      const setup = await context.client.fetchQuery(setupQuery);
      if (setup.needed) throw redirect({ to: '/set-up' });
      throw redirect({ to: '/sign-in', search: { next: location.href } });
    }
  },
  component: SessionGate,
});

const frame = createRoute({ getParentRoute: () => session, id: 'frame', component: Frame });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/leads' });
  },
});
const leads = createRoute({
  getParentRoute: () => frame,
  path: '/leads',
  validateSearch: readLeadsSearch,
  component: LeadsRoute,
});
const lead = createRoute({
  getParentRoute: () => frame,
  path: '/leads/$id',
  component: lazyRouteComponent(() => withTexts(import('./leadPage')), 'LeadRoute'),
});
const likely = createRoute({
  getParentRoute: () => frame,
  path: '/duplicates',
  validateSearch: readLikelySearch,
  component: lazyRouteComponent(() => withTexts(import('./likelyPage')), 'LikelyRoute'),
});
const jobs = createRoute({
  getParentRoute: () => frame,
  path: '/admin/batch-jobs',
  validateSearch: readJobsSearch,
  component: lazyRouteComponent(() => withTexts(import('./adminPages')), 'BatchJobsRoute'),
});
const job = createRoute({
  getParentRoute: () => frame,
  path: '/admin/batch-jobs/$id',
  component: lazyRouteComponent(() => withTexts(import('./adminPages')), 'JobRoute'),
});
const templates = createRoute({
  getParentRoute: () => frame,
  path: '/templates',
  component: lazyRouteComponent(() => withTexts(import('./adminPages')), 'TemplatesRoute'),
});
const fields = createRoute({
  getParentRoute: () => frame,
  path: '/admin/fields',
  validateSearch: (raw: Record<string, unknown>): { field?: string } => {
    const field = text(raw['field']);
    return field === undefined ? {} : { field };
  },
  component: lazyRouteComponent(() => withTexts(import('./settingsPages')), 'FieldsRoute'),
});
const duplicates = createRoute({
  getParentRoute: () => frame,
  path: '/admin/duplicates',
  component: lazyRouteComponent(() => withTexts(import('./settingsPages')), 'DuplicatesRoute'),
});
const settings = createRoute({
  getParentRoute: () => frame,
  path: '/admin/import',
  component: lazyRouteComponent(() => withTexts(import('./settingsPages')), 'SettingsRoute'),
});
const users = createRoute({
  getParentRoute: () => frame,
  path: '/admin/users',
  validateSearch: (raw: Record<string, unknown>): { tab?: 'roles' } => (raw['tab'] === 'roles' ? { tab: 'roles' } : {}),
  component: lazyRouteComponent(() => withTexts(import('./settingsPages')), 'UsersRoute'),
});
const audit = createRoute({
  getParentRoute: () => frame,
  path: '/admin/audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => withTexts(import('./settingsPages')), 'AuditRoute'),
});
const personalData = createRoute({
  getParentRoute: () => frame,
  path: '/admin/personal-data',
  validateSearch: (raw: Record<string, unknown>): { inquiry?: number } => {
    const id = Number(raw['inquiry']);
    return Number.isSafeInteger(id) && id > 0 ? { inquiry: id } : {};
  },
  component: lazyRouteComponent(() => withTexts(import('./settingsPages')), 'PersonalDataRoute'),
});
const account = createRoute({
  getParentRoute: () => frame,
  path: '/account',
  component: lazyRouteComponent(() => withTexts(import('./settingsPages')), 'AccountRoute'),
});
// Needs nobody signed in: who can't sign in needs help too.
const helpComponent = lazyRouteComponent(() => withTexts(import('./helpPages')), 'HelpRoute');
const help = createRoute({ getParentRoute: () => root, path: '/help', component: helpComponent });
const helpPage = createRoute({ getParentRoute: () => root, path: '/help/$', component: helpComponent });
const wizardComponent = lazyRouteComponent(() => withTexts(import('./wizardPage')), 'WizardRoute');
const newImport = createRoute({
  getParentRoute: () => session,
  path: '/leads/import',
  validateSearch: (raw: Record<string, unknown>): { template?: number } => {
    const template = Number(raw['template']);
    return Number.isInteger(template) && template > 0 ? { template } : {};
  },
  component: wizardComponent,
});
const openImport = createRoute({
  getParentRoute: () => session,
  path: '/leads/import/$draft',
  component: wizardComponent,
});
const importStep = createRoute({
  getParentRoute: () => session,
  path: '/leads/import/$draft/$step',
  component: wizardComponent,
});

const tree = root.addChildren([
  home,
  signIn,
  setUp,
  setUpLink,
  invitation,
  help,
  helpPage,
  session.addChildren([
    newImport,
    openImport,
    importStep,
    frame.addChildren([
      leads,
      likely,
      lead,
      jobs,
      job,
      templates,
      fields,
      duplicates,
      settings,
      users,
      personalData,
      audit,
      account,
    ]),
  ]),
]);

export function makeRouter(client: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree: tree,
    context: { client },
    defaultPreload: 'intent',
    scrollRestoration: true,
    ...(history !== undefined && { history }),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}

import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router'
import { Loading } from '../components/states.tsx'
import { Frame } from './frame.tsx'
import { NotFound, ScreenProblem } from './screen-problem.tsx'
import * as search from './search-params.ts'

const root = createRootRoute({
  component: Frame,
  notFoundComponent: NotFound,
  validateSearch: search.anyScreen,
  // The chosen cycle follows from screen to screen; filters and what was open stay behind.
  search: { middlewares: [retainSearchParams(['cycle'])] },
})

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/overview' })
  },
})

const overview = createRoute({
  getParentRoute: () => root,
  path: '/overview',
  component: lazyRouteComponent(() => import('../features/overview/overview-screen.tsx'), 'OverviewScreen'),
})

const findings = createRoute({
  getParentRoute: () => root,
  path: '/findings',
  validateSearch: search.findingsScreen,
  component: lazyRouteComponent(() => import('../features/findings/findings-screen.tsx'), 'FindingsScreen'),
})

const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  validateSearch: search.registerScreen,
  component: lazyRouteComponent(() => import('../features/register/register-screen.tsx'), 'RegisterScreen'),
})

const schemes = createRoute({
  getParentRoute: () => root,
  path: '/schemes',
  validateSearch: search.schemesScreen,
  component: lazyRouteComponent(() => import('../features/schemes/schemes-screen.tsx'), 'SchemesScreen'),
})

const scoring = createRoute({
  getParentRoute: () => root,
  path: '/scoring',
  validateSearch: search.scoringScreen,
  component: lazyRouteComponent(() => import('../features/scoring/scoring-screen.tsx'), 'ScoringScreen'),
})

const ranking = createRoute({
  getParentRoute: () => root,
  path: '/ranking',
  validateSearch: search.rankingScreen,
  component: lazyRouteComponent(() => import('../features/results/ranking-screen.tsx'), 'RankingScreen'),
})

const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  validateSearch: search.compareScreen,
  component: lazyRouteComponent(() => import('../features/comparison/comparison-screen.tsx'), 'ComparisonScreen'),
})

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/settings-screen.tsx'), 'SettingsScreen'),
})

const accounts = createRoute({
  getParentRoute: () => root,
  path: '/accounts',
  validateSearch: search.accountsScreen,
  component: lazyRouteComponent(() => import('../features/accounts/accounts-screen.tsx'), 'AccountsScreen'),
})

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  component: lazyRouteComponent(() => import('../features/audit/audit-screen.tsx'), 'AuditScreen'),
})

const backups = createRoute({
  getParentRoute: () => root,
  path: '/backups',
  component: lazyRouteComponent(() => import('../features/backups/backups-screen.tsx'), 'BackupsScreen'),
})

const encryption = createRoute({
  getParentRoute: () => root,
  path: '/encryption',
  component: lazyRouteComponent(() => import('../features/encryption/encryption-screen.tsx'), 'EncryptionScreen'),
})

const panels = createRoute({
  getParentRoute: () => root,
  path: '/panels',
  validateSearch: search.panelsScreen,
  component: lazyRouteComponent(() => import('../features/panels/panels-screen.tsx'), 'PanelsScreen'),
})

const meetings = createRoute({
  getParentRoute: () => root,
  path: '/meetings',
  validateSearch: search.meetingsScreen,
  component: lazyRouteComponent(() => import('../features/meetings/meetings-screen.tsx'), 'MeetingsScreen'),
})

const surveys = createRoute({
  getParentRoute: () => root,
  path: '/surveys',
  validateSearch: search.surveysScreen,
  component: lazyRouteComponent(() => import('../features/surveys/surveys-screen.tsx'), 'SurveysScreen'),
})

const analysis = createRoute({
  getParentRoute: () => root,
  path: '/analysis',
  validateSearch: search.analysisScreen,
  component: lazyRouteComponent(() => import('../features/analysis/analysis-screen.tsx'), 'AnalysisScreen'),
})

const decisions = createRoute({
  getParentRoute: () => root,
  path: '/decisions',
  validateSearch: search.decisionsScreen,
  component: lazyRouteComponent(() => import('../features/decisions/decisions-screen.tsx'), 'DecisionsScreen'),
})

const display = createRoute({
  getParentRoute: () => root,
  path: '/display',
  validateSearch: search.displayScreen,
  component: lazyRouteComponent(() => import('../features/display/display-screen.tsx'), 'DisplayScreen'),
})

const start = createRoute({
  getParentRoute: () => root,
  path: '/start',
  component: lazyRouteComponent(() => import('../features/start/start-screen.tsx'), 'StartScreen'),
})

const routes = root.addChildren([
  home,
  overview,
  findings,
  register,
  schemes,
  scoring,
  ranking,
  compare,
  panels,
  meetings,
  surveys,
  analysis,
  decisions,
  display,
  accounts,
  audit,
  backups,
  encryption,
  settings,
  start,
])

/** All routes. The path stands in the fragment (`#/ranking?cycle=1`), so that both hosts serve one page. Each screen's code loads when it is opened. */
export const router = createRouter({
  routeTree: routes,
  history: createHashHistory(),
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  defaultErrorComponent: ScreenProblem,
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

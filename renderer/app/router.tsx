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
import { NotFound, ScreenProblem } from './screen-problem.tsx'
import * as search from './search-params.ts'
import { Shell } from './shell.tsx'

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  validateSearch: search.anyScreen,
  // The chosen cycle follows from screen to screen; filters and what was open stay behind.
  search: { middlewares: [retainSearchParams(['cycle'])] },
})

const under = { getParentRoute: () => root }

const routes = root.addChildren([
  createRoute({
    ...under,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/overview' })
    },
  }),
  createRoute({
    ...under,
    path: '/overview',
    component: lazyRouteComponent(() => import('../features/overview/overview-screen.tsx'), 'OverviewScreen'),
  }),
  createRoute({
    ...under,
    path: '/findings',
    validateSearch: search.findingsScreen,
    component: lazyRouteComponent(() => import('../features/findings/findings-screen.tsx'), 'FindingsScreen'),
  }),
  createRoute({
    ...under,
    path: '/register',
    validateSearch: search.registerScreen,
    component: lazyRouteComponent(() => import('../features/register/register-screen.tsx'), 'RegisterScreen'),
  }),
  createRoute({
    ...under,
    path: '/schemes',
    validateSearch: search.schemesScreen,
    component: lazyRouteComponent(() => import('../features/schemes/schemes-screen.tsx'), 'SchemesScreen'),
  }),
  createRoute({
    ...under,
    path: '/scoring',
    validateSearch: search.scoringScreen,
    component: lazyRouteComponent(() => import('../features/scoring/scoring-screen.tsx'), 'ScoringScreen'),
  }),
  createRoute({
    ...under,
    path: '/ranking',
    validateSearch: search.rankingScreen,
    component: lazyRouteComponent(() => import('../features/results/ranking-screen.tsx'), 'RankingScreen'),
  }),
  createRoute({
    ...under,
    path: '/compare',
    validateSearch: search.compareScreen,
    component: lazyRouteComponent(() => import('../features/comparison/comparison-screen.tsx'), 'ComparisonScreen'),
  }),
  createRoute({
    ...under,
    path: '/settings',
    component: lazyRouteComponent(() => import('../features/settings/settings-screen.tsx'), 'SettingsScreen'),
  }),
  createRoute({
    ...under,
    path: '/start',
    component: lazyRouteComponent(() => import('../features/start/start-screen.tsx'), 'StartScreen'),
  }),
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

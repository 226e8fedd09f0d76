import type { ProcedureName } from '../api/rights.ts'
import type { IconName } from '../components/icons.tsx'

/**
 * Every screen of the program in the order of the rail, with its group and the procedure without whose answer it has nothing to show. A screen that does
 * not exist is not listed.
 */
export const screens = [
  { key: 'overview', path: '/overview', icon: 'overview', group: null, asks: 'cycles.overview' },
  { key: 'findings', path: '/findings', icon: 'findings', group: null, asks: 'findings.list' },
  { key: 'schemes', path: '/schemes', icon: 'schemes', group: 'evaluation', asks: 'schemeVersions.list' },
  { key: 'register', path: '/register', icon: 'register', group: 'evaluation', asks: 'register.list' },
  { key: 'scoring', path: '/scoring', icon: 'scoring', group: 'evaluation', asks: 'scoring.leaves' },
  { key: 'panels', path: '/panels', icon: 'panels', group: 'meeting', asks: 'panels.list' },
  { key: 'meetings', path: '/meetings', icon: 'meetings', group: 'meeting', asks: 'meetings.list' },
  { key: 'surveys', path: '/surveys', icon: 'surveys', group: 'meeting', asks: 'surveys.overview' },
  { key: 'ranking', path: '/ranking', icon: 'ranking', group: 'results', asks: 'results.ranking' },
  { key: 'compare', path: '/compare', icon: 'compare', group: 'results', asks: 'comparison.compare' },
  { key: 'analysis', path: '/analysis', icon: 'analysis', group: 'results', asks: 'agreement.report' },
  { key: 'decisions', path: '/decisions', icon: 'decisions', group: 'results', asks: 'decisions.view' },
  { key: 'accounts', path: '/accounts', icon: 'accounts', group: 'system', asks: 'accounts.list' },
  { key: 'audit', path: '/audit', icon: 'audit', group: 'system', asks: 'audit.list' },
  { key: 'backups', path: '/backups', icon: 'backups', group: 'system', asks: 'backups.list' },
  { key: 'settings', path: '/settings', icon: 'settings', group: 'system', asks: 'settings.about' },
] as const satisfies readonly {
  key: string
  path: string
  icon: IconName
  group: string | null
  asks: ProcedureName
}[]

import type { IconName } from '../components/icons.tsx'

/** Every screen of the program in the order of the rail, with its group. A screen that does not exist is not listed. */
export const screens = [
  { key: 'overview', path: '/overview', icon: 'overview', group: null },
  { key: 'findings', path: '/findings', icon: 'findings', group: null },
  { key: 'schemes', path: '/schemes', icon: 'schemes', group: 'evaluation' },
  { key: 'register', path: '/register', icon: 'register', group: 'evaluation' },
  { key: 'scoring', path: '/scoring', icon: 'scoring', group: 'evaluation' },
  { key: 'panels', path: '/panels', icon: 'panels', group: 'meeting' },
  { key: 'meetings', path: '/meetings', icon: 'meetings', group: 'meeting' },
  { key: 'surveys', path: '/surveys', icon: 'surveys', group: 'meeting' },
  { key: 'ranking', path: '/ranking', icon: 'ranking', group: 'results' },
  { key: 'compare', path: '/compare', icon: 'compare', group: 'results' },
  { key: 'analysis', path: '/analysis', icon: 'analysis', group: 'results' },
  { key: 'decisions', path: '/decisions', icon: 'decisions', group: 'results' },
  { key: 'audit', path: '/audit', icon: 'audit', group: 'system' },
  { key: 'backups', path: '/backups', icon: 'backups', group: 'system' },
  { key: 'settings', path: '/settings', icon: 'settings', group: 'system' },
] as const satisfies readonly { key: string; path: string; icon: IconName; group: string | null }[]

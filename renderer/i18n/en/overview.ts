import type { Texts } from '../texts.ts'
import type { overview as source } from '../zh/overview.ts'

export const overview: Texts<typeof source> = {
  title: 'Overview',
  facts: {
    full: '{{count}} full',
    byReference: '{{count}} by reference',
    exempt: '{{count}} exempt',
    scheme: '{{name}}, version {{number}}',
  },
  waits: {
    title: 'What waits',
    submitted: 'To confirm',
    submittedText: 'findings wait for confirmation',
    open: 'Rectifying',
    openText: 'are being rectified',
    overdue: 'Overdue',
    overdueText: 'are past their deadline',
    incomplete: 'Incomplete',
    incompleteText: 'evaluatees lack data and are not ranked',
  },
  findings: 'Findings',
  findingsFacts: '{{total}} this year, {{month}} this month, {{closed}} closed',
  categories: {
    title: 'Categories',
    name: 'Category',
    evaluatees: 'Full',
    complete: 'Complete',
    leader: 'First place',
    best: 'Best',
    mean: 'Mean',
    worst: 'Lowest',
    provisionalOnly: 'inputs still missing: provisional places only',
    showAll: 'Show all {{count}} categories',
    showFew: 'Show the first {{count}} only',
  },
  grades: { title: 'Grades', count: '{{count}}', none: 'Nobody can be graded yet' },
  latest: { title: 'Latest findings', all: 'All', none: 'No findings yet', add: 'Record a finding' },
  empty: {
    title: 'There are no evaluatees yet',
    text: 'Import the register of units or branches first, then record findings.',
    import: 'Import the register',
    scheme: 'Look at the scheme',
  },
}

import type { Texts } from '../texts.ts'
import type { panels as source } from '../zh/panels.ts'

export const panels: Texts<typeof source> = {
  title: 'Panels',
  judges: {
    title: 'Judges',
    name: 'Name',
    group: 'Group',
    unit: 'Own unit',
    noUnit: 'Not of the register',
    marks: '{{count}} marks',
    add: 'Add judge',
    namePlaceholder: 'Name of the judge',
    remove: 'Remove {{name}}',
    inUse: 'Has marks and cannot be removed',
  },
}

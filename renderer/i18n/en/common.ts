import type { Texts } from '../texts.ts'
import type { common as source } from '../zh/common.ts'

export const common: Texts<typeof source> = {
  productName: 'Hengjian',
  cancel: 'Cancel',
  close: 'Close',
  search: 'Search',
  loading: 'Loading…',
  retry: 'Try again',
  optional: 'optional',
  required: 'required',
  category: 'Category',
  noValue: '—',
  rows_one: '{{count}} row',
  rows_other: '{{count}} rows',
  bytes: { b: '{{value}} bytes', kb: '{{value}} KB', mb: '{{value}} MB' },
}

import { expect, test } from 'vitest'
import { refusalDetail } from '../../renderer/components/refusal-detail.ts'
import type { AppErrorCode, AppErrorData } from '../../shared/domain/app-error.ts'

test.each<[AppErrorCode, AppErrorData, string | null]>([
  ['table_unreadable', { reason: 'quote', part: null, row: 7 }, 'table_unreadable.quote'],
  ['table_too_large', { what: 'rows', limit: 20000 }, 'table_too_large.rows'],
  ['table_too_large', { limit: 20 }, null],
  ['table_format', { format: 'xlsm' }, 'table_format.xlsm'],
  ['name_taken', { name: '省司法厅' }, 'named'],
  ['name_taken', { name: null, code: '033' }, 'coded'],
  ['in_use', { id: 3, name: '省司法厅' }, 'named'],
  ['value_out_of_range', { field: 'value', min: '0', max: '10', value: '11' }, 'range'],
  ['value_out_of_range', { field: 'target', min: '0.0001', max: null, value: '0' }, 'atLeast'],
  ['value_out_of_range', { field: 'option', value: 'Z' }, null],
  ['database_newer', { path: 'D:\\data', version: 9, newest: 3 }, 'path'],
  ['step_not_allowed', { missing: 'quorum', present: 4, needed: 6 }, 'step_not_allowed.quorum'],
  ['not_found', { what: 'finding', id: 4 }, null],
])('%s with %j says more by %s', (code, data, detail) => {
  expect(refusalDetail(code, data)).toBe(detail)
})

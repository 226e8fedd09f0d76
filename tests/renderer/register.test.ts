import { describe, expect, test } from 'vitest'
import { namesFromLines, participationCounts, registerRows } from '../../renderer/features/register/register-filter.ts'
import { readYear } from '../../renderer/features/start/cycle-form.ts'
import type { Evaluatee } from '../../shared/contract/register.ts'
import type { Participation } from '../../shared/domain/glossary.ts'

const evaluatee = (id: number, code: string, name: string, categoryId: number, participation: Participation): Evaluatee => ({
  id,
  kind: 'unit',
  code,
  name,
  shortName: name,
  unitId: id,
  unitName: name,
  categoryId,
  participation,
  remark: '',
  pinyin: '',
  initials: '',
})
const evaluatees = [
  evaluatee(1, '10', '省司法厅', 1, 'full'),
  evaluatee(2, '9', '省财政厅', 1, 'by_reference'),
  evaluatee(3, '2', '省总工会', 2, 'exempt'),
  evaluatee(4, '1', '团省委', 2, 'full'),
]
const categories = [
  { id: 1, name: '政府部门', evaluatees: 2 },
  { id: 2, name: '群团组织', evaluatees: 2 },
]
const all = { text: '', categoryId: null, participation: null }
const codes = (filter: Partial<typeof all> | object, by = 'code', descending = false): readonly string[] =>
  registerRows(evaluatees, categories, { ...all, ...filter }, { by, descending }).map(({ code }) => code)

describe('the list of the register', () => {
  test('sorts codes as numbers, and the other way round', () => {
    expect(codes({})).toEqual(['1', '2', '9', '10'])
    expect(codes({}, 'code', true)).toEqual(['10', '9', '2', '1'])
  })

  test('sorts by the name of the category, equal ones by code', () => {
    expect(codes({}, 'category')).toEqual(['1', '2', '9', '10'])
    expect(registerRows(evaluatees, categories, all, { by: 'category', descending: false })[0]?.categoryName).toBe('群团组织')
  })

  test('keeps rows that fit text, category and participation together', () => {
    expect(codes({ text: '厅' })).toEqual(['9', '10'])
    expect(codes({ text: '省', categoryId: 2 })).toEqual(['1', '2'])
    expect(codes({ participation: 'full' })).toEqual(['1', '10'])
    expect(codes({ text: '厅', categoryId: 2, participation: 'full' })).toEqual([])
  })

  test('counts each way of taking part', () => {
    expect(participationCounts(evaluatees)).toEqual({ full: 2, by_reference: 1, exempt: 1 })
  })
})

test('reads names from a pasted column, the first cell of each line', () => {
  expect(namesFromLines('办公室\t3\r\n\r\n 人事处 \n法规处')).toEqual(['办公室', '人事处', '法规处'])
})

test('takes a year that a cycle may have and nothing else', () => {
  expect(['2026', ' 2026 ', '1999', '2101', '26', '二〇二六', ''].map(readYear)).toEqual([2026, 2026, null, null, null, null, null])
})

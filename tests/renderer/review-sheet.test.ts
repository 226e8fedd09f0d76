import { expect, test } from 'vitest'
import { reviewSheet } from '../../renderer/components/score-sheet/review-sheet.ts'
import { contentAt, marksOf, withChanges } from '../../renderer/components/score-sheet/sheet-cells.ts'
import type { ScoreSheet } from '../../shared/contract/score-sheet.ts'

const range = (code: string, min: string, max: string): ScoreSheet['leaves'][number] => ({
  code,
  name: code,
  path: '',
  points: null,
  criteria: null,
  checkedBy: null,
  scale: { kind: 'range', min, max, step: '0.1' },
})
const rubric: ScoreSheet['leaves'][number] = {
  ...range('J3', '0', '1'),
  scale: {
    kind: 'options',
    options: [
      { code: 'A', name: '好' },
      { code: 'B', name: '中' },
    ],
  },
}

/** Two evaluatees on three leaves: 0–4, 1–10, and A/B. */
const sheet: Pick<ScoreSheet, 'cells' | 'evaluatees' | 'leaves'> = {
  evaluatees: [
    { id: 7, name: '甲局', category: '', recused: false },
    { id: 9, name: '乙局', category: '', recused: false },
  ],
  leaves: [range('J1', '0', '4'), range('J2', '1', '10'), rubric],
  cells: {
    states: ['scored', 'scored', 'empty', 'scored', 'scored', 'none'],
    values: ['0', '1', null, '4', '10', null],
    totals: ['1.00', '14.00'],
  },
}

test('a review tells empty cells, zeros and marks at the ends of their scales apart', () => {
  expect(reviewSheet(sheet)).toEqual({
    cells: 5,
    done: 4,
    empty: [{ row: 0, column: 2 }],
    zero: [{ row: 0, column: 0 }],
    highest: [
      { row: 1, column: 0 },
      { row: 1, column: 1 },
    ],
    lowest: [{ row: 0, column: 1 }],
  })
})

test('absent, recused and not applicable are answers and no ends', () => {
  const cells = { states: ['absent', 'recused', 'not_applicable'] as const, values: [null, null, null], totals: [null] }

  expect(reviewSheet({ leaves: sheet.leaves, cells: { ...cells, states: [...cells.states] } })).toEqual({
    cells: 3,
    done: 3,
    empty: [],
    zero: [],
    highest: [],
    lowest: [],
  })
})

test('what was typed goes to its leaf as a number or as an option', () => {
  const changes = [
    { row: 1, column: 0, content: { state: 'scored', value: '3.5' } },
    { row: 0, column: 2, content: { state: 'scored', value: 'B' } },
    { row: 0, column: 0, content: { state: 'absent', value: null } },
  ] as const

  expect(marksOf(sheet, changes)).toEqual([
    { evaluateeId: 9, indicator: 'J1', mark: { state: 'scored', value: '3.5', option: null } },
    { evaluateeId: 7, indicator: 'J3', mark: { state: 'scored', value: null, option: 'B' } },
    { evaluateeId: 7, indicator: 'J1', mark: { state: 'absent', value: null, option: null } },
  ])
})

test('a saved change stands in its cell with the new total of its line and moves nothing else', () => {
  const changes = [{ row: 0, column: 0, content: { state: 'scored', value: '2' } }] as const

  const changed = withChanges(sheet, changes, [{ evaluateeId: 7, total: '3.00' }])

  expect(contentAt(changed, 0, 0)).toEqual({ state: 'scored', value: '2' })
  expect(changed.cells.totals).toEqual(['3.00', '14.00'])
  expect(changed.cells.values.slice(1)).toEqual(sheet.cells.values.slice(1))
  expect(sheet.cells.values[0]).toBe('0')
})

import { expect, it } from 'vitest'
import { shareMarks, withRows } from '../../renderer/features/scoring/share-marks.ts'
import type { MarkRow, Marks } from '../../shared/contract/scoring.ts'

const row = (change: Partial<MarkRow> = {}): MarkRow => ({ states: 's-', locks: '--', values: ['8', ''], means: [], score: '8', ...change })
const marks = (...rows: readonly MarkRow[]): Marks => ({ evaluateeIds: [1, 2], leaves: [], judges: [], rows: [...rows] })

it('keeps each row that says the same and takes each that does not', () => {
  const before = marks(row(), row())

  const after = shareMarks(before, marks(row(), row({ values: ['9', ''] })))

  expect(after.rows.map((each, place) => each === before.rows[place])).toEqual([true, false])
  expect(after).toEqual(marks(row(), row({ values: ['9', ''] })))
})

it.each<Partial<MarkRow>>([
  { states: 'ss' },
  { locks: '-r' },
  { values: ['8'] },
  { score: null },
  { means: [{ group: '甲', scored: 7, highest: [], lowest: [] }] },
])('takes a row that differs in %o', (change) => {
  const after = shareMarks(marks(row()), marks(row(change)))

  expect(after).toEqual(marks(row(change)))
})

it('keeps the rows altogether when all say the same, and follows when their number changes', () => {
  const before = marks(row(), row())

  expect(shareMarks(before, marks(row(), row())).rows).toBe(before.rows)
  expect(shareMarks(before, marks(row()))).toEqual(marks(row()))
})

it('takes rows that were read by themselves where their evaluatees stand, and keeps all others', () => {
  const before = marks(row(), row({ values: ['7', ''] }))

  const after = withRows(before, { evaluateeIds: [2, 9, 1], rows: [row({ values: ['5', ''] }), row(), row()] })

  expect(after.rows).toEqual([row(), row({ values: ['5', ''] })])
  expect(after.rows[0]).toBe(before.rows[0])
})

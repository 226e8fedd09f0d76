import { describe, expect, test } from 'vitest'
import { columnLetter, columnName } from '../../renderer/components/table-import/column-names.ts'
import { keyToMove } from '../../renderer/components/table-keys.ts'

const size = { rows: 100, columns: 5, pageRows: 20 }
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false })

describe('moving in a table by keyboard', () => {
  test.each([
    ['ArrowDown', false, { row: 11, column: 2 }],
    ['ArrowUp', false, { row: 9, column: 2 }],
    ['ArrowLeft', false, { row: 10, column: 1 }],
    ['ArrowRight', false, { row: 10, column: 3 }],
    ['PageDown', false, { row: 30, column: 2 }],
    ['PageUp', false, { row: 0, column: 2 }],
    ['Home', false, { row: 10, column: 0 }],
    ['End', false, { row: 10, column: 4 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 99, column: 4 }],
  ])('%s (Ctrl: %s) moves from row 10, column 2 to %j', (key, ctrl, place) => {
    expect(keyToMove(press(key, ctrl), { row: 10, column: 2 }, size)).toEqual(place)
  })

  test('stops at the edges', () => {
    expect(keyToMove(press('ArrowDown'), { row: 99, column: 0 }, size)).toEqual({ row: 99, column: 0 })
    expect(keyToMove(press('ArrowLeft'), { row: 0, column: 0 }, size)).toEqual({ row: 0, column: 0 })
  })

  test('leaves other keys, and every key of an empty table, to the browser', () => {
    expect(keyToMove(press('a'), { row: 0, column: 0 }, size)).toBeNull()
    expect(keyToMove({ ...press('ArrowLeft'), altKey: true }, { row: 0, column: 3 }, size)).toBeNull()
    expect(keyToMove(press('ArrowDown'), { row: 0, column: 0 }, { ...size, rows: 0 })).toBeNull()
  })
})

describe('naming the columns of a foreign table', () => {
  test('counts letters as a spreadsheet does', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  })

  test('joins a header of two rows and says a merged heading once', () => {
    const rows = [
      ['2026 年名册', '2026 年名册', '2026 年名册'],
      ['序号', '单位', '单位'],
      ['序号', '全称', '简称'],
    ]

    expect([0, 1, 2].map((column) => columnName(rows, 2, 3, column))).toEqual(['序号', '单位 / 全称', '单位 / 简称'])
  })
})

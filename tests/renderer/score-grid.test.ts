import { describe, expect, it } from 'vitest'
import { editText, readCell, type StateWords, showCell } from '../../renderer/components/score-grid/cell-reading.ts'
import { readBlock, writeBlock } from '../../renderer/components/score-grid/clipboard-text.ts'
import { type GridCells, planContent, planFill, planPaste } from '../../renderer/components/score-grid/grid-acts.ts'
import { areaOf, pasteArea } from '../../renderer/components/score-grid/grid-area.ts'
import { findPlaces, nextPlace, spellRows } from '../../renderer/components/score-grid/grid-find.ts'
import { noHistory, redone, undone, withAct, withoutAct } from '../../renderer/components/score-grid/grid-history.ts'
import { commandOf } from '../../renderer/components/score-grid/grid-keys.ts'
import { layoutOf } from '../../renderer/components/score-grid/grid-layout.ts'
import {
  failedActs,
  noMarks,
  withFailed,
  withModelContents,
  withoutActMarks,
  withSaved,
  withSaving,
} from '../../renderer/components/score-grid/grid-marks.ts'
import type { CellContent, CellKind } from '../../renderer/components/score-grid/grid-model.ts'
import { columnAt, covers, slotsFor, windowOf } from '../../renderer/components/score-grid/grid-window.ts'

const words: StateWords = { empty: '未录入', scored: '已评分', absent: '缺席', recused: '回避', not_applicable: '不考核' }
const scale: CellKind = { kind: 'number', min: '0', max: '10', step: '0.5' }
const anything: CellKind = { kind: 'number', min: null, max: null, step: null }
const rubric: CellKind = {
  kind: 'options',
  options: [
    { code: 'A', name: '好' },
    { code: 'B', name: '较好' },
  ],
}
const scored = (value: string): CellContent => ({ state: 'scored', value })
const empty: CellContent = { state: 'empty', value: null }

describe('reading a cell', () => {
  it.each([
    ['0', '0'],
    ['8.5', '8.5'],
    ['８．５', '8.5'],
    [' 07.50 ', '7.5'],
    ['10.0', '10'],
    ['.5', '0.5'],
    ['9%', '9'],
    ['９％', '9'],
  ])('takes %s as the number %s', (text, value) => {
    expect(readCell(text, scale, words)).toEqual({ kind: 'content', content: scored(value) })
  })

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['·', 'empty'],
    ['a', 'absent'],
    ['ｒ', 'recused'],
    ['N', 'not_applicable'],
    ['缺席', 'absent'],
    ['不考核', 'not_applicable'],
  ])('takes "%s" as the state %s', (text, state) => {
    expect(readCell(text, scale, words)).toEqual({ kind: 'content', content: { state, value: null } })
  })

  it.each([
    ['10.5', 'too_high', { max: '10' }],
    ['-1', 'too_low', { min: '0' }],
    ['8.3', 'off_step', { step: '0.5' }],
    ['eight', 'not_a_number', {}],
    ['1.23456', 'not_a_number', {}],
    ['1,5', 'not_a_number', {}],
    ['.', 'not_a_number', {}],
    ['%', 'not_a_number', {}],
  ])('refuses %s with %s', (text, code, values) => {
    expect(readCell(text, scale, words)).toEqual({ kind: 'problem', code, values })
  })

  it('takes negative, large and grouped values where there are no bounds', () => {
    expect(readCell('−12.5', anything, words)).toEqual({ kind: 'content', content: scored('-12.5') })
    expect(readCell('-0', anything, words)).toEqual({ kind: 'content', content: scored('0') })
    expect(readCell('1,234,567.5', anything, words)).toEqual({ kind: 'content', content: scored('1234567.5') })
  })

  it('refuses half a person, and a state where there is none', () => {
    expect(readCell('2.5', { ...anything, whole: true }, words)).toEqual({ kind: 'problem', code: 'not_whole', values: {} })
    expect(readCell('A', { ...anything, withoutStates: true }, words)).toEqual({ kind: 'problem', code: 'not_a_number', values: {} })
  })

  it('takes an option by code or name, and the word of a state, but no letter of a state', () => {
    expect(readCell('b', rubric, words)).toEqual({ kind: 'content', content: scored('B') })
    expect(readCell('好', rubric, words)).toEqual({ kind: 'content', content: scored('A') })
    expect(readCell('A', rubric, words)).toEqual({ kind: 'content', content: scored('A') })
    expect(readCell('缺席', rubric, words)).toEqual({ kind: 'content', content: { state: 'absent', value: null } })
    expect(readCell('R', rubric, words)).toEqual({ kind: 'problem', code: 'no_option', values: { options: '好、较好' } })
  })

  it('shows the five states as five different signs', () => {
    const shown = [empty, scored('0'), ...(['absent', 'recused', 'not_applicable'] as const).map((state) => ({ state, value: null }))]

    expect(shown.map((content) => showCell(content, scale, words))).toEqual(['·', '0', '缺席', '回避', '不考核'])
    expect(shown.map((content) => editText(content, scale, words))).toEqual(['', '0', '缺席', '回避', '不考核'])
    expect([showCell(scored('-3'), anything, words), editText(scored('-3'), anything, words)]).toEqual(['−3', '-3'])
  })
})

describe('a block on the clipboard', () => {
  it.each<[string, string, string[][]]>([
    ['one cell', '8', [['8']]],
    [
      'the line end after the last row',
      '1\t2\r\n3\t4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['line ends of any system', '1\n2\r3', [['1'], ['2'], ['3']]],
    [
      'quoted cells with line breaks, tabs and doubled quotes',
      '"a\nb"\t"say ""hi"""\t"x\ty"\n1\t2\t3',
      [
        ['a\nb', 'say "hi"', 'x\ty'],
        ['1', '2', '3'],
      ],
    ],
    ['a quote inside a cell', '5" pipe\t2', [['5" pipe', '2']]],
    ['a quote that nothing closes', '"5\t2', [['"5', '2']]],
    [
      'blank cells and short rows',
      '1\t\t3\n\n4',
      [
        ['1', '', '3'],
        ['', '', ''],
        ['4', '', ''],
      ],
    ],
    ['nothing', '', [['']]],
  ])('is read with %s', (_what, text, rows) => {
    expect(readBlock(text)).toEqual(rows)
  })

  it('is written so that it is read the same', () => {
    const rows = [
      ['8.5', '缺席', ''],
      ['a\nb', 'say "hi"', 'x\ty'],
    ]

    expect(readBlock(writeBlock(rows))).toEqual(rows)
  })
})

describe('where a block goes', () => {
  const grid = { rows: 10, columns: 4 }

  it('fills a selection with a single value', () => {
    expect(pasteArea(areaOf({ row: 4, column: 2 }, { row: 2, column: 1 }), { rows: 1, columns: 1 }, grid)).toEqual({
      area: { top: 2, left: 1, bottom: 4, right: 2 },
      cutRows: 0,
      cutColumns: 0,
    })
  })

  it('repeats in a selection that is a multiple, and starts at its first cell in any other', () => {
    expect(pasteArea({ top: 0, left: 0, bottom: 3, right: 1 }, { rows: 2, columns: 1 }, grid).area).toEqual({
      top: 0,
      left: 0,
      bottom: 3,
      right: 1,
    })
    expect(pasteArea({ top: 1, left: 1, bottom: 3, right: 1 }, { rows: 2, columns: 2 }, grid).area).toEqual({
      top: 1,
      left: 1,
      bottom: 2,
      right: 2,
    })
  })

  it('says what the grid has no room for', () => {
    expect(pasteArea({ top: 8, left: 3, bottom: 8, right: 3 }, { rows: 5, columns: 3 }, grid)).toEqual({
      area: { top: 8, left: 3, bottom: 9, right: 3 },
      cutRows: 3,
      cutColumns: 2,
    })
  })
})

describe('acts', () => {
  const stored = [
    ['7', '8'],
    ['', '9'],
    ['6', ''],
  ]
  const cells: GridCells = {
    rows: 3,
    columns: 2,
    kindOf: () => scale,
    contentOf: (row, column) => {
      const value = stored[row]?.[column] ?? ''
      return value === '' ? empty : scored(value)
    },
    lockOf: (row, column) => (row === 2 && column === 1 ? '回避' : null),
  }
  const at = (row: number, column: number) => areaOf({ row, column }, { row, column })
  const textOf = (row: number, column: number) => stored[row]?.[column] ?? ''

  it('paste numbers, states and blanks, leave equal cells alone and count zeros', () => {
    expect(
      planPaste(
        cells,
        at(0, 0),
        [
          ['7', '0'],
          ['缺席', ''],
        ],
        words,
      ),
    ).toEqual({
      area: { top: 0, left: 0, bottom: 1, right: 1 },
      changes: [
        { row: 0, column: 1, content: scored('0') },
        { row: 1, column: 0, content: { state: 'absent', value: null } },
        { row: 1, column: 1, content: empty },
      ],
      problems: [],
      zeros: 1,
      cutRows: 0,
      cutColumns: 0,
    })
  })

  it('paste nothing when one cell is out of range or locked, and name each such cell', () => {
    const act = planPaste(
      cells,
      at(1, 0),
      [
        ['12', '5'],
        ['5', '5'],
      ],
      words,
    )

    expect(act.problems).toEqual([
      { row: 1, column: 0, text: '12', reason: { kind: 'unreadable', code: 'too_high', values: { max: '10' } } },
      { row: 2, column: 1, text: '5', reason: { kind: 'locked', words: '回避' } },
    ])
  })

  it('understand a text that stands in several columns by what each column accepts', () => {
    const mixed: GridCells = { ...cells, kindOf: (_row, column) => (column === 0 ? scale : rubric) }

    const act = planPaste(mixed, at(0, 0), [['A', 'A']], words)

    expect(act.changes.map(({ content }) => content)).toEqual([{ state: 'absent', value: null }, scored('A')])
  })

  it('take a pasted cell for no change where a locked cell holds the same', () => {
    expect(planPaste(cells, at(2, 1), [['']], words).problems).toEqual([])
  })

  it('fill down from the first row of the selection, or from the cell above', () => {
    const column = { top: 0, left: 0, bottom: 2, right: 0 }

    expect(planFill(cells, column, 'down', words, textOf).changes).toEqual([
      { row: 1, column: 0, content: scored('7') },
      { row: 2, column: 0, content: scored('7') },
    ])
    expect(planFill(cells, at(1, 0), 'down', words, textOf).changes).toEqual([{ row: 1, column: 0, content: scored('7') }])
    expect(planFill(cells, at(0, 0), 'down', words, textOf).changes).toEqual([])
  })

  it('fill right in the same way', () => {
    expect(planFill(cells, at(0, 1), 'right', words, textOf).changes).toEqual([{ row: 0, column: 1, content: scored('7') }])
  })

  it('clear a block and refuse it where a locked cell would change', () => {
    expect(planContent(cells, { top: 0, left: 0, bottom: 2, right: 1 }).changes.map(({ row, column }) => [row, column])).toEqual([
      [0, 0],
      [0, 1],
      [1, 1],
      [2, 0],
    ])
    expect(planContent(cells, at(2, 1), { state: 'absent', value: null }).problems).toHaveLength(1)
  })
})

describe('undo and redo', () => {
  const act = (id: number) => ({ id, changes: [{ row: '1', column: 'a', before: empty, after: scored(String(id)) }] })

  it('take the newest act back and bring it again', () => {
    const history = undone(withAct(withAct(noHistory, act(1)), act(2)))

    expect([history.done.map(({ id }) => id), history.undone.map(({ id }) => id)]).toEqual([[1], [2]])
    expect(redone(history).done.map(({ id }) => id)).toEqual([1, 2])
    expect(undone(noHistory)).toBe(noHistory)
  })

  it('forget what was undone with the next act, and what the host refused', () => {
    const history = withAct(undone(withAct(noHistory, act(1))), act(2))

    expect([history.done.map(({ id }) => id), history.undone]).toEqual([[2], []])
    expect(withoutAct(history, 2)).toEqual(noHistory)
  })
})

describe('marks of cells', () => {
  const saving = withSaving(noMarks, 1, [
    { row: 'r1', column: 'a', content: scored('7') },
    { row: 'r2', column: 'a', content: scored('8') },
  ])

  it('show what was entered while it is saved, and tick it until the next act', () => {
    expect(saving.get('r1')?.get('a')).toEqual({ sign: 'saving', content: scored('7'), reason: null, act: 1 })
    const saved = withModelContents(withSaved(saving, 1))
    expect(saved.get('r1')?.get('a')).toEqual({ sign: 'saved', content: null, reason: null, act: 1 })
    expect(withSaving(saved, 2, [{ row: 'r1', column: 'a', content: scored('9') }]).has('r2')).toBe(false)
  })

  it('keep the content of a stored act until the model says its own', () => {
    const next = withSaving(withSaved(saving, 1), 2, [{ row: 'r1', column: 'a', content: scored('9') }])

    expect(next.get('r2')?.get('a')).toEqual({ sign: 'settled', content: scored('8'), reason: null, act: 1 })
    expect(withModelContents(next).has('r2')).toBe(false)
  })

  it('keep what was refused, whatever the model says, until it is taken back', () => {
    const failed = withModelContents(withFailed(saving, 1, 'gone'))

    expect(failed.get('r2')?.get('a')).toEqual({ sign: 'failed', content: scored('8'), reason: 'gone', act: 1 })
    expect(failedActs(failed)).toEqual([1])
    expect(withoutActMarks(failed, 1).size).toBe(0)
  })

  it('leave the map of a row alone that does not change', () => {
    const next = withSaving(saving, 2, [{ row: 'r1', column: 'b', content: scored('1') }])

    expect(next.get('r2')).toBe(saving.get('r2'))
  })
})

describe('what is drawn', () => {
  const offsets = Array.from({ length: 61 }, (_, column) => column * 80)
  const measures = { rows: 3400, rowHeight: 34, headHeight: 44, nameWidth: 200, offsets, summaryWidth: 100 }

  it('is what a screen holds and a little more, anywhere in 3,400 × 60', () => {
    expect(windowOf({ top: 0, left: 0, width: 1100, height: 724 }, measures)).toEqual({
      firstRow: 0,
      lastRow: 33,
      firstColumn: 0,
      lastColumn: 13,
    })
    expect(windowOf({ top: 34_000, left: 2400, width: 1100, height: 724 }, measures)).toEqual({
      firstRow: 994,
      lastRow: 1027,
      firstColumn: 28,
      lastColumn: 43,
    })
  })

  it('is as many rows as there are elements for, wherever the scroller stands, and all of a short table', () => {
    const held = Array.from({ length: 200 }, (_, step) => {
      const { firstRow, lastRow } = windowOf({ top: 20_000 + step * 7, left: 0, width: 1100, height: 724 }, measures)
      return lastRow - firstRow + 1
    })

    expect([...new Set(held)]).toEqual([34])
    expect(slotsFor(724, measures)).toBe(34)
    expect(windowOf({ top: 0, left: 0, width: 1100, height: 724 }, { ...measures, rows: 5 })).toMatchObject({ firstRow: 0, lastRow: 4 })
    expect(windowOf({ top: 114_920, left: 0, width: 1100, height: 724 }, measures)).toMatchObject({ firstRow: 3374, lastRow: 3399 })
  })

  it('covers what a key brings into view, a row or a column at a time, and not what a jump does', () => {
    const view = { top: 34_000, left: 2400, width: 1100, height: 724 }
    const window = windowOf(view, measures)
    const holds = (moved: Partial<typeof view>): boolean => covers(window, { ...view, ...moved }, measures)

    expect([holds({ top: 34_034 }), holds({ top: 33_966 }), holds({ left: 2480 }), holds({ left: 2320 })]).toEqual([true, true, true, true])
    expect([holds({ top: 34_800 }), holds({ top: 33_600 }), holds({ left: 3200 }), holds({ left: 0 })]).toEqual([
      false,
      false,
      false,
      false,
    ])
  })

  it('knows the column beneath the mouse', () => {
    expect([columnAt(offsets, -5), columnAt(offsets, 79), columnAt(offsets, 80), columnAt(offsets, 99_999)]).toEqual([0, 0, 1, 59])
  })

  it('keeps least widths when it is narrow and grows into the room there is', () => {
    const model = { rows: [{ key: '1', title: '财政厅办公室党支部' }], columns: [{ key: 'a', title: '甲', width: 80 }], summaries: [] }

    expect(layoutOf(model, 200).offsets).toEqual([0, 80])
    expect(layoutOf(model, 1200).offsets).toEqual([0, 152])
  })
})

describe('finding', () => {
  const rows = spellRows(
    [
      { key: '1', title: '信息中心', pinyin: 'xinxizhongxin', initials: 'xxzx' },
      { key: '2', title: '人事处' },
    ],
    () => ({ pinyin: 'renshichu', initials: 'rsc' }),
  )
  const contents = [
    [scored('8.5'), empty],
    [{ state: 'absent', value: null } as const, scored('8.5')],
  ]
  const find = (query: string) =>
    findPlaces(
      query,
      rows,
      1,
      {
        columns: [
          { key: 'a', title: '甲' },
          { key: 'b', title: '乙' },
        ],
        kindOf: () => scale,
      },
      (row, column) => contents[row]?.[column] ?? empty,
      words,
    )

  it('finds rows by name and initials in the column of the active cell', () => {
    expect(find('xxzx')).toEqual([{ row: 0, column: 1 }])
    expect(find('人事')).toEqual([{ row: 1, column: 1 }])
  })

  it('finds cells by number and by the word of a state', () => {
    expect(find('８.５0')).toEqual([
      { row: 0, column: 0 },
      { row: 1, column: 1 },
    ])
    expect(find('缺席')).toEqual([{ row: 1, column: 0 }])
    expect(find('77')).toEqual([])
  })

  it('goes on from the active cell and round at the end, in both directions', () => {
    const places = find('8.5')

    expect(nextPlace(places, { row: 0, column: 0 }, false)).toEqual({ place: { row: 1, column: 1 }, number: 2 })
    expect(nextPlace(places, { row: 1, column: 1 }, false)).toEqual({ place: { row: 0, column: 0 }, number: 1 })
    expect(nextPlace(places, { row: 0, column: 0 }, true)).toEqual({ place: { row: 1, column: 1 }, number: 2 })
    expect(nextPlace([], { row: 0, column: 0 }, false)).toBeNull()
  })
})

describe('keys', () => {
  const press = (key: string, more: Partial<Parameters<typeof commandOf>[0]> = {}) =>
    commandOf({ key, code: `Key${key.toUpperCase()}`, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more }, true)

  it('enter a state by its letter among numbers, and with Alt anywhere', () => {
    expect(press('a')).toEqual({ kind: 'state', state: 'absent' })
    expect(press('å', { code: 'KeyA', altKey: true })).toEqual({ kind: 'state', state: 'absent' })
    expect(commandOf({ key: 'a', code: 'KeyA', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }, false)).toBeNull()
  })

  it('undo, redo, fill and find as spreadsheets do', () => {
    expect(press('z', { ctrlKey: true })).toEqual({ kind: 'undo' })
    expect(press('Z', { ctrlKey: true, shiftKey: true })).toEqual({ kind: 'redo' })
    expect(press('d', { ctrlKey: true })).toEqual({ kind: 'fillDown' })
    expect(press('F3', { shiftKey: true })).toEqual({ kind: 'findNext', back: true })
  })

  it('leave digits and copying to the browser', () => {
    expect([press('7'), press('c', { ctrlKey: true }), press('v', { ctrlKey: true })]).toEqual([null, null, null])
  })
})

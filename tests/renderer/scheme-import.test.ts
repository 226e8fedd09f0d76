import { describe, expect, it } from 'vitest'
import { segmentsOf } from '../../renderer/features/schemes/import/clause-segments.ts'
import { isReadable, meaningOf, withMeaning } from '../../renderer/features/schemes/import/column-meanings.ts'
import { mergedLook } from '../../renderer/features/schemes/import/merged-look.ts'
import {
  acceptance,
  editedLeaf,
  editOf,
  isCertainProposal,
  rejection,
  reopening,
} from '../../renderer/features/schemes/import/review-choices.ts'
import {
  isListed,
  type LeafEntry,
  nextOpen,
  type ReviewEntry,
  reviewEntries,
  stepFrom,
} from '../../renderer/features/schemes/import/review-entries.ts'
import { treeRows } from '../../renderer/features/schemes/scheme-tree.ts'
import type { TableMapping } from '../../shared/contract/exchange.ts'
import { type Leaf, leafSchema } from '../../shared/domain/scheme/indicators.ts'
import { type ClauseReading, type ReadingDecision, type SchemeReading, schemeReadingSchema } from '../../shared/domain/scheme/reading.ts'
import { type Scheme, schemeSchema } from '../../shared/domain/scheme/scheme.ts'

describe('meanings of columns', () => {
  const mapping: TableMapping = {
    tableId: 't',
    sheet: 0,
    headerFirstRow: 3,
    headerLastRow: 4,
    columns: { level1: 0, leaf: 1, points: 2, criteria: null },
  }

  it('moves a meaning to another column and leaves the column it had without one', () => {
    const moved = withMeaning(mapping, 3, 'leaf')

    expect([0, 1, 2, 3].map((column) => meaningOf(moved, column))).toEqual(['level1', null, 'points', 'leaf'])
  })

  it('takes away what the column meant before', () => {
    expect(withMeaning(mapping, 1, 'criteria').columns).toEqual({ level1: 0, leaf: null, points: 2, criteria: 1 })
    expect(withMeaning(mapping, 2, null).columns).toEqual({ level1: 0, leaf: 1, points: null, criteria: null })
  })

  it('can be read only with a column of criteria or of key points', () => {
    expect(isReadable(mapping)).toBe(true)
    expect(isReadable(withMeaning(mapping, 1, null))).toBe(false)
    expect(isReadable(withMeaning(mapping, 1, 'criteria'))).toBe(true)
  })
})

describe('the look of merged cells', () => {
  const lines = [
    ['考核细则', '考核细则', '考核细则'],
    ['指标', '要点', '分值'],
    ['组织生活', '三会一课', '6'],
    ['组织生活', '主题党日', '6'],
    ['组织生活', '谈心谈话', '6'],
    ['党员管理', '党费', '4'],
  ]
  const drawn = mergedLook(lines, 3, 2)
  const cells = drawn.map((row) => row.map(({ text, columns, rows }) => `${text} ${columns}x${rows}`))

  it('draws a title over the width and an indicator over its rows as one cell, and never numbers', () => {
    expect(cells).toEqual([
      ['考核细则 3x1'],
      ['指标 1x1', '要点 1x1', '分值 1x1'],
      ['组织生活 1x3', '三会一课 1x1', '6 1x1'],
      ['主题党日 1x1', '6 1x1'],
      ['谈心谈话 1x1', '6 1x1'],
      ['党员管理 1x1', '党费 1x1', '4 1x1'],
    ])
  })

  it('keeps a header apart from a body that begins with the same words, and fills short lines', () => {
    const looked = mergedLook([['指标', '分值'], ['指标'], ['指标']], 2, 1)

    expect(looked.map((row) => row.map(({ text, rows }) => `${text} ${rows}`))).toEqual([['指标 1', '分值 1'], ['指标 2', ' 1'], [' 1']])
  })
})

describe('clauses of a sentence', () => {
  const clause = (start: number, end: number, note: string | null = null): ClauseReading => ({
    start,
    end,
    role: 'rule',
    certainty: note === null ? 'certain' : 'guess',
    rules: ['r1'],
    note: note === null ? null : { code: note, values: {} },
  })
  const text = '每少1次扣0.5分，最多扣3分。'

  it('cuts the text into clauses and what stands between them, and numbers those with a note', () => {
    const segments = segmentsOf(text, [clause(10, 15, 'cap_scope'), clause(0, 9)])

    expect(segments.map((segment) => [segment.text, segment.number])).toEqual([
      ['每少1次扣0.5分', null],
      ['，', null],
      ['最多扣3分', 1],
      ['。', null],
    ])
  })

  it('shows every character once, even where clauses overlap or go beyond the end', () => {
    const segments = segmentsOf(text, [clause(0, 12), clause(5, 14), clause(14, 99)])

    expect(segments.map((segment) => segment.text).join('')).toBe(text)
  })
})

const emptyLeaf = (code: string, name: string, points: string | null = '6') =>
  leafSchema.parse({ code, name, points, method: { kind: 'deduct', rules: [] } })
const ruled = (leaf: Leaf, amount = '0.5'): Leaf =>
  leafSchema.parse({
    ...leaf,
    method: { kind: 'deduct', rules: [{ code: 'r1', text: '每少1次扣0.5分', unit: 'event', amount: { kind: 'fixed', amount } }] },
  })
const scheme: Scheme = schemeSchema.parse({
  format: 'hengjian-scheme/1',
  code: 'small',
  name: '小方案',
  kind: 'branch',
  points: '12',
  parts: [
    {
      part: 'base',
      indicator: {
        code: '1',
        name: '组织生活',
        points: '12',
        children: [emptyLeaf('1.1', '三会一课'), emptyLeaf('1.2', '主题党日'), emptyLeaf('1.3', '谈心谈话')],
      },
    },
  ],
})

function readingOf(decisions: readonly ReadingDecision[]): SchemeReading {
  const leaf = (index: number, over: object) => ({
    leaf: `1.${index + 1}`,
    row: index + 4,
    text: '每少1次扣0.5分',
    proposed: ruled(emptyLeaf(`1.${index + 1}`, '表上的名称')),
    clauses: [],
    certainty: 'certain',
    decision: decisions[index] ?? 'pending',
    ...over,
  })
  return schemeReadingSchema.parse({
    source: '细则.xlsx',
    leaves: [leaf(0, {}), leaf(1, { certainty: 'guess' }), leaf(2, { proposed: null, certainty: 'not_understood' })],
    settings: [
      {
        row: 20,
        text: '注：加分最多3分',
        proposed: { bonusCap: '3', points: '100' },
        clauses: [],
        certainty: 'certain',
        decision: decisions[3] ?? 'pending',
      },
    ],
  })
}
const entriesOf = (of: Scheme, decisions: readonly ReadingDecision[] = []) =>
  reviewEntries(readingOf(decisions), treeRows(of), (about, words) => `${about}：${words}`)
const entry = (entries: readonly ReviewEntry[], place: string): ReviewEntry => {
  const found = entries.find((each) => each.place === place)
  if (found === undefined) throw new Error(`no entry ${place}`)
  return found
}
const leafEntry = (entries: readonly ReviewEntry[], place: string): LeafEntry => entry(entries, place) as LeafEntry
const leafOf = (of: Scheme, code: string) => treeRows(of).find((row) => row.code === code)?.indicator

describe('what waits for a decision', () => {
  it('lists leaves in the order of the sheet and notes after them, with the names that the draft has', () => {
    expect(entriesOf(scheme).map(({ place, name, certainty }) => [place, name, certainty])).toEqual([
      ['1.1', '三会一课', 'certain'],
      ['1.2', '主题党日', 'guess'],
      ['1.3', '谈心谈话', 'not_understood'],
      ['settings:0', 'note：加分最多3分', 'certain'],
    ])
  })

  it('counts an accepted reading whose rules were taken back as open again', () => {
    const accepted = acceptance(entry(entriesOf(scheme), '1.1'), null)?.edit(scheme) ?? scheme

    expect(entry(entriesOf(accepted, ['accepted']), '1.1').undone).toBe(false)
    const undone = entry(entriesOf(scheme, ['accepted']), '1.1')
    expect([undone.undone, isListed(undone, 'pending'), isListed(undone, 'decided')]).toEqual([true, true, false])
  })

  it('filters by certainty among what is open only', () => {
    const entries = entriesOf(scheme, ['rejected'])
    const places = (filter: Parameters<typeof isListed>[1]) => entries.filter((each) => isListed(each, filter)).map(({ place }) => place)

    expect(places('certain')).toEqual(['settings:0'])
    expect(places('pending')).toEqual(['1.2', '1.3', 'settings:0'])
    expect(places('decided')).toEqual(['1.1'])
  })

  it('goes on to the next open entry, then to the first, and stops at the ends when stepping', () => {
    const entries = entriesOf(scheme, ['pending', 'rejected'])

    expect(nextOpen(entries, '1.1')).toBe('1.3')
    expect(nextOpen(entries, '1.3')).toBe('settings:0')
    expect(nextOpen(entries, 'settings:0')).toBe('1.1')
    expect(stepFrom(entries, '1.1', -1)).toBe('1.1')
    expect(stepFrom(entries, '1.1', 99)).toBe('settings:0')
    expect(stepFrom(entries, null, 1)).toBe('1.1')
  })
})

describe('decisions', () => {
  it('takes the proposed rules over and leaves name and place as the draft has them', () => {
    const choice = acceptance(entry(entriesOf(scheme), '1.1'), null)

    expect([choice?.place, choice?.decision]).toEqual(['1.1', 'accepted'])
    expect(leafOf(choice?.edit(scheme) ?? scheme, '1.1')).toEqual(ruled(emptyLeaf('1.1', '三会一课')))
  })

  it('takes a correction over as changed, and none that says again what was proposed', () => {
    const first = leafEntry(entriesOf(scheme), '1.1')
    const corrected = ruled(emptyLeaf('1.1', '三会一课'), '1')
    const choice = acceptance(first, corrected)

    expect(choice?.decision).toBe('changed')
    expect(leafOf(choice?.edit(scheme) ?? scheme, '1.1')).toEqual(corrected)
    expect(editOf(first, ruled(emptyLeaf('1.1', '三会一课')))).toBeNull()
    expect(editOf(first, corrected)).toBe(corrected)
  })

  it('accepts nothing where nothing was read, until somebody wrote a rule', () => {
    const third = entry(entriesOf(scheme), '1.3')

    expect(acceptance(third, null)).toBeNull()
    expect(acceptance(third, ruled(emptyLeaf('1.3', '谈心谈话')))?.decision).toBe('changed')
  })

  it('leaves the draft as it is on rejection', () => {
    const choice = rejection(entry(entriesOf(scheme), '1.1'))

    expect([choice.decision, choice.edit(scheme) === scheme]).toEqual(['rejected', true])
  })

  it('takes the rules away again when an entry is looked at anew', () => {
    const accepted = acceptance(entry(entriesOf(scheme), '1.1'), null)?.edit(scheme) ?? scheme
    const choice = reopening(entry(entriesOf(accepted, ['accepted']), '1.1'))

    expect(choice.decision).toBe('pending')
    expect(leafOf(choice.edit(accepted), '1.1')).toEqual(emptyLeaf('1.1', '三会一课'))
  })

  it('applies a note to the settings and the full mark', () => {
    const made = acceptance(entry(entriesOf(scheme), 'settings:0'), null)?.edit(scheme)

    expect([made?.points, made?.settings.bonusCap, made?.settings.deductionCap]).toEqual(['100', '3', null])
  })

  it('shows of a decided leaf what the draft has, and of a leaf that is gone nothing', () => {
    const without = schemeSchema.parse({
      ...scheme,
      parts: [{ part: 'base', indicator: { code: '1', name: '组织生活', points: '12', children: [emptyLeaf('1.2', '主题党日')] } }],
    })

    expect(editedLeaf(entry(entriesOf(scheme, ['rejected']), '1.1'), null)).toEqual(emptyLeaf('1.1', '三会一课'))
    expect(editedLeaf(entry(entriesOf(without), '1.1'), null)).toBeNull()
    expect(acceptance(entry(entriesOf(without), '1.1'), null)).toBeNull()
  })

  it('offers together only what is open, certain and not being corrected', () => {
    const places = (edits: Record<string, Leaf>) =>
      entriesOf(scheme)
        .filter((each) => isCertainProposal(each, edits))
        .map(({ place }) => place)

    expect(places({})).toEqual(['1.1', 'settings:0'])
    expect(places({ '1.1': ruled(emptyLeaf('1.1', '三会一课'), '1') })).toEqual(['settings:0'])
  })
})

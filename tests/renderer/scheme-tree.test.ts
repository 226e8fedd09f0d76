import i18next, { type TFunction } from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDecimals, proportionOf, subtractDecimals } from '../../renderer/features/schemes/edits/decimal-sum.ts'
import { noteWords } from '../../renderer/features/schemes/tree/difference-words.ts'
import { problemsByRow, shownRows } from '../../renderer/features/schemes/tree/shown-rows.ts'
import { commandOf } from '../../renderer/features/schemes/tree/tree-keys.ts'
import { dropAt } from '../../renderer/features/schemes/tree/use-row-drag.ts'
import { zh } from '../../renderer/i18n/zh.ts'
import type { SchemeProblem } from '../../shared/contract/schemes.ts'
import { type Scheme, schemeSchema } from '../../shared/domain/scheme/scheme.ts'

let t: TFunction
beforeAll(async () => {
  t = await i18next.createInstance().init({ lng: 'zh', resources: { zh: { translation: zh } }, interpolation: { escapeValue: false } })
})

const deduct = (code: string, name: string) => ({ code, name, points: '5', method: { kind: 'deduct', rules: [] } })
const scheme: Scheme = schemeSchema.parse({
  format: 'hengjian-scheme/1',
  code: 'small',
  name: '小方案',
  kind: 'branch',
  points: '10',
  parts: [
    {
      part: 'veto',
      indicator: {
        code: 'V1',
        name: '违纪',
        points: null,
        method: { kind: 'veto', rules: [{ code: 'v1', text: '被立案', effect: { kind: 'zero' } }] },
      },
    },
    {
      indicator: {
        code: '1',
        name: '组织',
        points: '10',
        combine: 'weighted',
        children: [deduct('1.1', '三会一课'), deduct('1.2', '主题党日')],
      },
    },
  ],
})
const none: ReadonlySet<string> = new Set()
const keys = (rows: ReturnType<typeof shownRows>) => rows.map(({ key }) => key)

describe('the lines of the tree', () => {
  it('stand below their part, base first, whatever their order in the file; empty parts offer a place to add', () => {
    expect(keys(shownRows(scheme, none, '', true))).toEqual([
      'total',
      'part:base',
      '1',
      '1.1',
      '1.2',
      'part:bonus',
      'part:deduction',
      'part:veto',
      'V1',
    ])
    expect(keys(shownRows(scheme, none, '', false))).toEqual(['total', 'part:base', '1', '1.1', '1.2', 'part:veto', 'V1'])
  })

  it('leave out what is closed', () => {
    expect(keys(shownRows(scheme, new Set(['1', 'part:veto']), '', false))).toEqual(['total', 'part:base', '1', 'part:veto'])
  })

  it('show what a search finds with what is above it, closed or not', () => {
    expect(keys(shownRows(scheme, new Set(['1']), '党日', true))).toEqual(['part:base', '1', '1.2'])
  })

  it('know their level, their place among siblings and whether they have a weight', () => {
    expect(shownRows(scheme, none, '', false)[4]).toMatchObject({
      key: '1.2',
      level: 3,
      index: 1,
      siblings: 2,
      parent: '1',
      weighted: true,
      expanded: null,
    })
  })
})

describe('the keys of the tree', () => {
  const key = (name: string, modifiers: object = {}) => ({
    key: name,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...modifiers,
  })

  it.each([
    { press: key('Enter', { altKey: true }), command: 'addSibling' },
    { press: key('Insert'), command: 'addSibling' },
    { press: key('Enter', { altKey: true, shiftKey: true }), command: 'addChild' },
    { press: key('ArrowLeft', { altKey: true }), command: 'outdent' },
    { press: key('D', { ctrlKey: true }), command: 'duplicate' },
    { press: key('m', { ctrlKey: true }), command: 'merge' },
    { press: key('M', { ctrlKey: true, shiftKey: true }), command: 'split' },
    { press: key('G', { ctrlKey: true, shiftKey: true }), command: 'dissolve' },
    { press: key('Delete'), command: 'remove' },
    { press: key('？'), command: 'help' },
    { press: key('ArrowLeft'), command: null },
    { press: key('z', { ctrlKey: true }), command: null },
  ])('$press.key is $command', ({ press, command }) => {
    expect(commandOf(press)).toBe(command)
  })
})

describe('a drop', () => {
  const rows = shownRows(scheme, none, '', true)
  const box = (key: string) => {
    const row = rows.find((each) => each.key === key)
    if (row === undefined) throw new Error(`no line ${key}`)
    return { row, start: 300, size: 30 }
  }

  it.each([
    { what: 'upper half of a leaf', key: '1.1', y: 305, target: { parent: '1', index: 0 }, inside: null },
    { what: 'lower half of a leaf', key: '1.1', y: 325, target: { parent: '1', index: 1 }, inside: null },
    { what: 'middle of a group', key: '1', y: 315, target: { parent: '1', index: 2 }, inside: '1' },
    { what: 'lower edge of an open group', key: '1', y: 328, target: { parent: '1', index: 0 }, inside: null },
    { what: 'upper edge of a group', key: '1', y: 302, target: { parent: 'part:base', index: 0 }, inside: null },
    { what: 'an empty part', key: 'part:deduction', y: 315, target: { parent: 'part:deduction', index: 0 }, inside: 'part:deduction' },
  ])('on the $what goes to $target.parent at $target.index', ({ key, y, target, inside }) => {
    const drop = dropAt(scheme, ['1.2'], box(key), y)
    expect(drop).toMatchObject({ target, inside, refused: null })
  })

  it('says why a place cannot take it', () => {
    expect(dropAt(scheme, ['1.2'], box('part:veto'), 315)?.refused).toEqual({
      refused: 'method_not_in_part',
      values: { name: '主题党日', method: 'deduct', part: 'veto' },
    })
    expect(dropAt(scheme, ['1'], box('1.1'), 325)?.refused?.refused).toBe('into_itself')
  })

  it('is none on the total', () => {
    expect(dropAt(scheme, ['1.2'], box('total'), 310)).toBeNull()
  })
})

describe('problems on the lines', () => {
  const problem = (at: string, code: string, severity: SchemeProblem['severity'], values = {}): SchemeProblem => ({
    at,
    code,
    severity,
    values,
  })

  it('write sums and what refuses saving below the line, count other notices, and leave remarks to the list', () => {
    const sum = problem('1', 'sum_differs', 'notice')
    const missing = problem('1', 'group_without_children', 'refusing')
    const byRow = problemsByRow([
      sum,
      problem('1', 'scale_uneven', 'notice'),
      missing,
      problem('1', 'discretion', 'remark'),
      problem('total', 'duplicate_code', 'refusing', { kind: 'node', code: '1.1' }),
    ])

    expect(byRow.get('1')).toEqual({ notes: [sum, missing], further: 1 })
    expect(byRow.get('1.1')?.notes).toHaveLength(1)
    expect(byRow.has('total')).toBe(false)
  })

  it.each([
    { code: 'sum_differs', values: { stated: '10', summed: '12' }, words: '下级合计 12，写明 10，多 2' },
    { code: 'sum_differs', values: { stated: '10', summed: '9.75' }, words: '下级合计 9.75，写明 10，少 0.25' },
    {
      code: 'attainable_differs',
      values: { stated: '5', attainable: '4.75' },
      words: '最多能得 4.75，写明 5，少 0.25：各条规则合起来与满分不同',
    },
    { code: 'attainable_differs', values: { stated: '5', attainable: '∞' }, words: '写明 5，但得分没有上限：各条规则合起来与满分不同' },
  ])('$code is said as "$words"', ({ code, values, words }) => {
    const leaf = shownRows(scheme, none, '', false).flatMap((row) =>
      row.key === '1.1' && row.kind === 'indicator' ? [row.indicator] : [],
    )[0]
    expect(noteWords(t, problem('1.1', code, 'notice', values), leaf ?? null)).toBe(words)
  })
})

describe('decimals', () => {
  it('add and subtract exactly, and a missing number makes no sum', () => {
    expect(addDecimals(['0.1', '0.2', '12'])).toBe('12.3')
    expect(addDecimals(['1', null])).toBeNull()
    expect(subtractDecimals('5', '7.25')).toBe('-2.25')
    expect(subtractDecimals('0.3333…', '1')).toBeNull()
  })

  it('divide in proportion to four places', () => {
    expect(proportionOf('0.5', '2', '3')).toBe('0.3333')
    expect(proportionOf('1', '1', '0')).toBeNull()
  })
})

import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { readStarterSchemes } from '../../../electron/features/schemes/starter-schemes.ts'
import { schemeDifference } from '../../../shared/domain/scheme/difference.ts'
import type { Indicator } from '../../../shared/domain/scheme/indicators.ts'
import { placedIndicators } from '../../../shared/domain/scheme/pair-indicators.ts'
import type { Rule } from '../../../shared/domain/scheme/rules.ts'
import { type Scheme, schemeSchema } from '../../../shared/domain/scheme/scheme.ts'
import type { SchemeChange } from '../../../shared/domain/scheme/scheme-change.ts'
import { smallScheme } from '../../helpers/app.ts'

const both = (code: string, name: string, after = { code, name }) => ({ before: { code, name }, after })
const meeting = both('A1', '三会一课')
const missed = both('missed', '每少召开1次扣0.5分，最多扣3分')

/** The small scheme after an edit of its parsed form. */
function edited(edit: (scheme: MutableScheme) => void, source: Scheme = smallScheme()): Scheme {
  const scheme = structuredClone(source) as unknown as MutableScheme
  edit(scheme)
  return schemeSchema.parse(scheme)
}

interface MutableNode {
  code: string
  name: string
  points: string | null
  children?: MutableNode[]
  method?: { kind: string; rules?: MutableRule[]; [field: string]: unknown }
  [field: string]: unknown
}
type MutableRule = { code: string; text: string; [field: string]: unknown }
interface MutableScheme {
  name: string
  points: string | null
  parts: { part: string; indicator: MutableNode }[]
  settings: Record<string, unknown> & { bands: Record<string, unknown>[]; rounding: Record<string, unknown> }
  [field: string]: unknown
}

function nodes(scheme: MutableScheme): MutableNode[] {
  const walk = (node: MutableNode): MutableNode[] => [node, ...(node.children ?? []).flatMap(walk)]
  return scheme.parts.flatMap(({ indicator }) => walk(indicator))
}
function node(scheme: MutableScheme, code: string): MutableNode {
  const found = nodes(scheme).find((each) => each.code === code)
  if (found === undefined) throw new Error(`no ${code}`)
  return found
}
const base = (scheme: MutableScheme) => node(scheme, 'A').children as MutableNode[]

describe('the difference of two schemes', () => {
  const cases: [string, (scheme: MutableScheme) => void, SchemeChange[]][] = [
    ['nothing', () => undefined, []],
    [
      'an amount of a rule',
      (scheme) => Object.assign(node(scheme, 'A1').method?.rules?.[0] ?? {}, { amount: { kind: 'fixed', amount: '1' } }),
      [{ kind: 'changed', indicator: meeting, path: ['method', 'rules', missed, 'amount', 'amount'], before: '0.5', after: '1' }],
    ],
    [
      'a rule of another kind of amount',
      (scheme) => Object.assign(node(scheme, 'A1').method?.rules?.[0] ?? {}, { amount: { kind: 'all' } }),
      [
        {
          kind: 'changed',
          indicator: meeting,
          path: ['method', 'rules', missed, 'amount'],
          before: { kind: 'fixed', amount: '0.5' },
          after: { kind: 'all' },
        },
      ],
    ],
    [
      'a cap that is gone',
      (scheme) => delete (node(scheme, 'A1').method?.rules?.[0] ?? ({} as MutableRule)).cap,
      [{ kind: 'changed', indicator: meeting, path: ['method', 'rules', missed, 'cap'], before: '3', after: null }],
    ],
    [
      'another name',
      (scheme) => Object.assign(node(scheme, 'A1'), { name: '组织生活' }),
      [
        {
          kind: 'changed',
          indicator: both('A1', '三会一课', { code: 'A1', name: '组织生活' }),
          path: ['name'],
          before: '三会一课',
          after: '组织生活',
        },
      ],
    ],
    [
      'other points and a clamp',
      (scheme) => Object.assign(node(scheme, 'A1'), { points: '12', clamp: { min: '0' } }),
      [
        { kind: 'changed', indicator: meeting, path: ['points'], before: '10', after: '12' },
        { kind: 'changed', indicator: meeting, path: ['clamp', 'min'], before: null, after: '0' },
      ],
    ],
    [
      'another code at the same place',
      (scheme) => Object.assign(node(scheme, 'A1'), { code: 'A1a' }),
      [
        {
          kind: 'renumbered',
          indicator: both('A1', '三会一课', { code: 'A1a', name: '三会一课' }),
          path: [],
          before: 'A1',
          after: 'A1a',
        },
      ],
    ],
    [
      'codes shifted by one that came before',
      (scheme) => {
        Object.assign(node(scheme, 'A3'), { code: 'A4' })
        Object.assign(node(scheme, 'A2'), { code: 'A3' })
        base(scheme).splice(1, 0, { code: 'A2', name: '政治学习', points: '2', method: { kind: 'external', fullMarks: '100' } })
      },
      [
        {
          kind: 'added',
          indicator: { before: null, after: { code: 'A2', name: '政治学习' } },
          path: [],
          before: null,
          after: { part: 'base', parent: '基础', position: 2, points: '2', method: 'external' },
        },
        {
          kind: 'renumbered',
          indicator: both('A2', '学时完成率', { code: 'A3', name: '学时完成率' }),
          path: [],
          before: 'A2',
          after: 'A3',
        },
        { kind: 'renumbered', indicator: both('A3', '特色工作', { code: 'A4', name: '特色工作' }), path: [], before: 'A3', after: 'A4' },
      ],
    ],
    [
      'one that is gone',
      (scheme) => base(scheme).splice(0, 1),
      [
        {
          kind: 'removed',
          indicator: { before: { code: 'A1', name: '三会一课' }, after: null },
          path: [],
          before: { part: 'base', parent: '基础', position: 1, points: '10', method: 'deduct' },
          after: null,
        },
      ],
    ],
    [
      'one moved to the end of its siblings',
      (scheme) => base(scheme).push(...base(scheme).splice(0, 1)),
      [
        {
          kind: 'moved',
          indicator: meeting,
          path: [],
          before: { part: 'base', parent: '基础', position: 1 },
          after: { part: 'base', parent: '基础', position: 3 },
        },
      ],
    ],
    [
      'one moved to another part',
      (scheme) => {
        const [moved] = base(scheme).splice(0, 1)
        if (moved !== undefined) scheme.parts.push({ part: 'deduction', indicator: moved })
      },
      [
        {
          kind: 'moved',
          indicator: meeting,
          path: [],
          before: { part: 'base', parent: '基础', position: 1 },
          after: { part: 'deduction', parent: null, position: 1 },
        },
      ],
    ],
    [
      'a rule that came and the order of grades',
      (scheme) => {
        node(scheme, 'B1').method?.rules?.push({
          code: 'press',
          text: '每篇加0.2分',
          unit: 'event',
          amount: { kind: 'fixed', amount: '0.2' },
        })
        scheme.settings.bands.reverse()
      },
      [
        {
          kind: 'entry_moved',
          indicator: null,
          path: ['settings', 'bands', both('good', '良好')],
          before: 2,
          after: 1,
        },
        {
          kind: 'entry_added',
          indicator: both('B1', '上级表彰'),
          path: ['method', 'rules', { before: null, after: { code: 'press', name: '每篇加0.2分' } }],
          before: null,
          after: { code: 'press', text: '每篇加0.2分', unit: 'event', amount: { kind: 'fixed', amount: '0.2' }, evidence: 'optional' },
        },
      ],
    ],
    [
      'settings, field by field',
      (scheme) => {
        scheme.settings.rounding.digits = 1
        scheme.settings.bonusCap = '5'
        Object.assign(scheme.settings.bands[0] ?? {}, { lower: '19' })
      },
      [
        { kind: 'changed', indicator: null, path: ['settings', 'rounding', 'digits'], before: 2, after: 1 },
        { kind: 'changed', indicator: null, path: ['settings', 'bands', both('excellent', '优秀'), 'lower'], before: '18', after: '19' },
        { kind: 'changed', indicator: null, path: ['settings', 'bonusCap'], before: null, after: '5' },
      ],
    ],
  ]

  test.each(cases)('tells of %s, and of nothing else', (_name, edit, expected) => {
    expect(schemeDifference(smallScheme(), edited(edit))).toEqual(expected)
  })

  test('tells of a leaf that became several as split, and of its own changes beside it', () => {
    const after = edited((scheme) => {
      Object.assign(node(scheme, 'A1'), { points: '6' })
      base(scheme).splice(1, 0, { ...structuredClone(node(scheme, 'A1')), code: 'A1b', name: '主题党日', points: '4' })
    })
    const mapping = [
      { kind: 'split' as const, from: ['A1'], to: ['A1', 'A1b'], confirmed: true },
      { kind: 'same' as const, from: ['A2'], to: ['A2'], confirmed: true },
      { kind: 'same' as const, from: ['A3'], to: ['A3'], confirmed: true },
    ]

    expect(schemeDifference(smallScheme(), after, mapping)).toEqual([
      { kind: 'split', indicator: meeting, path: [], before: ['三会一课'], after: ['三会一课', '主题党日'] },
      { kind: 'changed', indicator: meeting, path: ['points'], before: '10', after: '6' },
    ])
  })

  test('follows the mapping where code, name and place all changed', () => {
    const after = edited((scheme) => Object.assign(node(scheme, 'A2'), { code: 'X9', name: '在线学习' }))
    const indicator = both('A2', '学时完成率', { code: 'X9', name: '在线学习' })

    const mapped = schemeDifference(smallScheme(), after, [{ kind: 'renamed', from: ['A2'], to: ['X9'], confirmed: true }])
    const unmapped = schemeDifference(smallScheme(), after)

    expect(mapped).toEqual([
      { kind: 'renumbered', indicator, path: [], before: 'A2', after: 'X9' },
      { kind: 'changed', indicator, path: ['name'], before: '学时完成率', after: '在线学习' },
    ])
    expect(unmapped.map(({ kind }) => kind)).toEqual(['added', 'removed'])
  })
})

/** One generated edit with the kind and the place of the change that it must show. */
interface Edit {
  readonly name: string
  readonly apply: (scheme: MutableScheme) => void
  readonly shows: { kind: SchemeChange['kind']; field: string | null }
}

/** Every kind of single edit that fits somewhere in a scheme, at a place chosen by `pick`. */
function editsOf(source: Scheme, pick: (count: number) => number): readonly Edit[] {
  const all = nodes(structuredClone(source) as unknown as MutableScheme)
  const leaves = all.filter((each) => each.method !== undefined)
  const groups = all.filter((each) => (each.children?.length ?? 0) >= 2)
  const ruled = leaves.filter((each) => (each.method?.rules?.length ?? 0) > 0 && each.method?.kind !== 'veto')
  const leaf = leaves[pick(leaves.length)]?.code ?? ''
  const withPoints = leaves.filter((each) => each.points !== null)
  const pointed = withPoints[pick(withPoints.length)]?.code ?? ''
  const group = groups[pick(groups.length)]?.code ?? ''
  const owner = ruled[pick(ruled.length)]?.code ?? ''
  const rule = (scheme: MutableScheme) => node(scheme, owner).method?.rules?.at(-1) as MutableRule
  const changed = (field: string) => ({ kind: 'changed' as const, field })
  return [
    { name: 'rename', apply: (scheme) => Object.assign(node(scheme, leaf), { name: '改过的名称' }), shows: changed('name') },
    { name: 'points', apply: (scheme) => Object.assign(node(scheme, pointed), { points: '17.25' }), shows: changed('points') },
    { name: 'weight', apply: (scheme) => Object.assign(node(scheme, leaf), { weight: '0.375' }), shows: changed('weight') },
    { name: 'clamp', apply: (scheme) => Object.assign(node(scheme, leaf), { clamp: { max: '99.5' } }), shows: changed('max') },
    { name: 'criteria', apply: (scheme) => Object.assign(node(scheme, leaf), { criteria: '另一种说法' }), shows: changed('criteria') },
    {
      name: 'method',
      apply: (scheme) => Object.assign(node(scheme, leaf), { method: { kind: 'external', fullMarks: '345' } }),
      shows: changed('method'),
    },
    {
      name: 'renumber',
      apply: (scheme) => Object.assign(node(scheme, leaf), { code: 'new-code' }),
      shows: { kind: 'renumbered', field: null },
    },
    {
      name: 'add',
      apply: (scheme) =>
        node(scheme, group).children?.push({
          code: 'added',
          name: '新的一项',
          points: '1',
          method: { kind: 'external', fullMarks: '100' },
        }),
      shows: { kind: 'added', field: null },
    },
    {
      name: 'remove',
      apply: (scheme) => {
        const siblings = node(scheme, group).children ?? []
        const place = siblings.findIndex((each) => each.method !== undefined)
        siblings.splice(place < 0 ? 0 : place, 1)
      },
      shows: { kind: 'removed', field: null },
    },
    {
      name: 'reorder',
      apply: (scheme) => {
        const siblings = node(scheme, group).children ?? []
        siblings.push(...siblings.splice(0, 1))
      },
      shows: { kind: 'moved', field: null },
    },
    { name: 'rule text', apply: (scheme) => Object.assign(rule(scheme), { text: '改写的规则' }), shows: changed('text') },
    { name: 'rule cap', apply: (scheme) => Object.assign(rule(scheme), { cap: '7.75' }), shows: changed('cap') },
    {
      name: 'rule added',
      apply: (scheme) =>
        node(scheme, owner).method?.rules?.push({
          code: 'zz',
          text: '新增的规则',
          unit: 'event',
          amount: { kind: 'fixed', amount: '0.3' },
        }),
      shows: { kind: 'entry_added', field: null },
    },
    { name: 'rule removed', apply: (scheme) => node(scheme, owner).method?.rules?.pop(), shows: { kind: 'entry_removed', field: null } },
    { name: 'ties', apply: (scheme) => Object.assign(scheme.settings, { ties: 'dense' }), shows: changed('ties') },
    { name: 'total points', apply: (scheme) => Object.assign(scheme, { points: '345' }), shows: changed('points') },
  ]
}

const starters = readStarterSchemes()
const generated = fc
  .record({ scheme: fc.constantFrom(...starters), edit: fc.nat(15), places: fc.infiniteStream(fc.nat(1000)) })
  .map((drawn) => {
    const pick = (count: number) => (count === 0 ? 0 : (drawn.places.next().value ?? 0) % count)
    const edit = editsOf(drawn.scheme, pick)[drawn.edit] as Edit
    return { before: drawn.scheme, after: edited(edit.apply, drawn.scheme), edit }
  })

/** A difference as it must look from the other side, in an order of its own. */
function seenFromBehind(changes: readonly SchemeChange[]): { readonly [field: string]: unknown }[] {
  const opposite: Partial<Record<SchemeChange['kind'], SchemeChange['kind']>> = {
    added: 'removed',
    removed: 'added',
    entry_added: 'entry_removed',
    entry_removed: 'entry_added',
  }
  const turn = (sides: { before: unknown; after: unknown } | null) => (sides === null ? null : { before: sides.after, after: sides.before })
  return changes.map(({ kind, indicator, path, before, after }) => ({
    kind: opposite[kind] ?? kind,
    indicator: turn(indicator),
    path: path.map((step) => (typeof step === 'string' ? step : turn(step))),
    before: after,
    after: before,
  }))
}

const sorted = (changes: readonly { readonly [field: string]: unknown }[]) =>
  changes.map(({ kind, indicator, path, before, after }) => JSON.stringify([kind, indicator, path, before, after])).sort()

describe('whatever is edited', () => {
  test.each(starters.map((scheme) => [scheme.name, scheme] as const))('%s does not differ from itself', (_name, scheme) => {
    expect(schemeDifference(scheme, structuredClone(scheme))).toEqual([])
  })

  property.prop([generated], { numRuns: 300 })('one edit is one change, of its kind', ({ before, after, edit }) => {
    const changes = schemeDifference(before, after)

    if (edit.name === 'remove' && changes.length > 1) {
      // A group went with everything below it.
      expect(changes.every(({ kind }) => kind === 'removed')).toBe(true)
      return
    }
    expect(changes.map(({ kind, path }) => ({ kind, field: kind === 'changed' ? path.at(-1) : null }))).toEqual([edit.shows])
  })

  property.prop([generated, generated], { numRuns: 150 })('both directions tell the same', (one, other) => {
    const [a, b] = [one.after, other.after]

    expect(sorted(schemeDifference(b, a))).toEqual(sorted(seenFromBehind(schemeDifference(a, b))))
  })
})

test('a scheme is walked in print order with everything above each indicator', () => {
  const placed = placedIndicators(smallScheme())
  const codeOf = (indicator: Indicator | undefined) => indicator?.code ?? null

  expect(placed.map(({ indicator, parent, part }) => [indicator.code, codeOf(parent?.indicator), part])).toEqual([
    ['A', null, 'base'],
    ['A1', 'A', 'base'],
    ['A2', 'A', 'base'],
    ['A3', 'A', 'base'],
    ['B1', null, 'bonus'],
    ['V1', null, 'veto'],
  ])
})

test('a rule renumbered under the same sentence is one change', () => {
  const after = edited((scheme) =>
    Object.assign(node(scheme, 'A1').method?.rules?.[0] as object, { code: 'absent' } satisfies Partial<Rule>),
  )

  expect(schemeDifference(smallScheme(), after)).toEqual([
    {
      kind: 'changed',
      indicator: meeting,
      path: ['method', 'rules', both('missed', missed.before.name, { code: 'absent', name: missed.before.name }), 'code'],
      before: 'missed',
      after: 'absent',
    },
  ])
})

import { describe, expect, test } from 'vitest'
import { readStarterScheme } from '../../../electron/features/schemes/starter-schemes.ts'
import { checkMapping, joinLine, leaveLine, type MappedSides } from '../../../shared/domain/scheme/mapping-lines.ts'
import { mappedLeaves, proposeMapping } from '../../../shared/domain/scheme/propose-mapping.ts'
import { type Scheme, schemeSchema } from '../../../shared/domain/scheme/scheme.ts'

/** A scheme of deduct leaves: code, name and rule sentences. */
function schemeOf(leaves: readonly (readonly [string, string, ...string[]])[]): Scheme {
  return schemeSchema.parse({
    format: 'hengjian-scheme/1',
    code: 's',
    name: '方案',
    kind: 'branch',
    points: null,
    parts: [
      {
        part: 'base',
        indicator: {
          code: 'A',
          name: '基础',
          points: null,
          children: leaves.map(([code, name, ...texts]) => ({
            code,
            name,
            points: '10',
            method: {
              kind: 'deduct',
              rules: texts.map((text, place) => ({
                code: `r${place}`,
                text,
                unit: 'event',
                amount: { kind: 'fixed', amount: '0.5' },
              })),
            },
          })),
        },
      },
    ],
  })
}

const before = schemeOf([
  ['1', '三会一课', '支部党员大会每少召开1次扣0.5分', '党课每少开展1次扣0.5分', '会议记录不完整的每次扣0.2分'],
  ['2', '主题党日', '每少开展1次扣0.8分'],
  ['3', '党费收缴', '未按月交纳党费的每人次扣0.1分'],
  ['4', '党务公开', '未按规定公开的每次扣0.5分'],
  ['5', '信访举报', '经查实的信访件每件扣1分'],
])

const short = (scheme: Scheme) => proposeMapping(before, scheme).map(({ kind, from, to }) => `${from.join('+')}→${to.join('+')} ${kind}`)

describe('a proposed mapping', () => {
  test('of a scheme with itself says that every leaf is the same', () => {
    const scheme = readStarterScheme('model-unit')

    const lines = proposeMapping(scheme, scheme)

    expect(lines).toHaveLength(mappedLeaves(scheme).length)
    expect(lines.every(({ kind, confirmed }) => kind === 'same' && !confirmed)).toBe(true)
  })

  test('finds renamed, split, merged, new and gone leaves by what they say', () => {
    const after = schemeOf([
      ['1', '三会一课', '支部党员大会每少召开1次扣0.5分', '党课每少开展1次扣0.5分'],
      ['2', '会议记录', '会议记录不完整的每次扣0.2分'],
      ['3', '主题党日活动', '每少开展1次扣0.8分'],
      ['4', '党费与公开', '未按月交纳党费的每人次扣0.1分', '未按规定公开的每次扣0.5分'],
      ['6', '网络舆情', '发生重大网络舆情的每起扣2分'],
    ])

    expect(short(after)).toEqual(['1→1+2 split', '2→3 renamed', '3+4→4 merged', '5→ gone', '→6 new'])
  })

  test('does not take a code that was given to something else for the same thing', () => {
    const after = schemeOf([['5', '食堂节约', '浪费粮食的每次扣0.3分']])

    expect(short(after)).toContain('5→ gone')
    expect(short(after)).toContain('→5 new')
  })

  test('keeps the lines that a person wrote, and asks again for one whose leaf was renamed since', () => {
    const after = schemeOf([
      ['1', '组织生活', '支部党员大会每少召开1次扣0.5分'],
      ['2', '主题党日', '每少开展1次扣0.8分'],
    ])
    const kept = [
      { kind: 'same' as const, from: ['1'], to: ['1'], note: '口径未变', confirmed: true },
      { kind: 'gone' as const, from: ['2'], to: [], confirmed: true },
      { kind: 'same' as const, from: ['3'], to: ['3'], confirmed: true },
    ]

    const lines = proposeMapping(before, after, kept)

    expect(lines.slice(0, 2)).toEqual([
      { kind: 'renamed', from: ['1'], to: ['1'], note: '口径未变', confirmed: false },
      { kind: 'gone', from: ['2'], to: [], confirmed: true },
    ])
    expect(lines.some(({ from, kind }) => from.includes('3') && kind === 'gone')).toBe(true)
  })

  test('has every leaf of both sides exactly once', () => {
    const unit = readStarterScheme('model-unit')
    const branch = readStarterScheme('five-branch')

    const lines = proposeMapping(unit, branch)

    expect(checkMapping({ from: mappedLeaves(unit), to: mappedLeaves(branch) }, lines)).toEqual([])
  })
})

describe('an edited mapping', () => {
  const leaf = (code: string, name = code) => ({ code, name, path: ['基础'] })
  const sides: MappedSides = { from: [leaf('a'), leaf('b')], to: [leaf('a'), leaf('c')] }
  const start = [
    { kind: 'same' as const, from: ['a'], to: ['a'], confirmed: true },
    { kind: 'gone' as const, from: ['b'], to: [], confirmed: true },
    { kind: 'new' as const, from: [], to: ['c'], confirmed: true },
  ]

  test('becomes a split when a second leaf joins, and wants to be confirmed again', () => {
    expect(joinLine(sides, start, 0, 'to', 'c')).toEqual([
      { kind: 'split', from: ['a'], to: ['a', 'c'], confirmed: false },
      { kind: 'gone', from: ['b'], to: [], confirmed: true },
    ])
  })

  test('never joins several with several', () => {
    const split = joinLine(sides, start, 0, 'to', 'c')

    expect(joinLine(sides, split, 0, 'from', 'b')).toBe(split)
  })

  test('leaves a leaf alone when it is taken out of its line', () => {
    expect(leaveLine(sides, start, 'to', 'a')).toEqual([
      { kind: 'gone', from: ['a'], to: [], confirmed: false },
      { kind: 'gone', from: ['b'], to: [], confirmed: true },
      { kind: 'new', from: [], to: ['a'], confirmed: false },
      { kind: 'new', from: [], to: ['c'], confirmed: true },
    ])
  })

  test('is told what is missing, stands twice, is unknown or cannot be added up', () => {
    const wrong = [
      { kind: 'merged' as const, from: ['a', 'b'], to: ['a', 'c'], confirmed: true },
      { kind: 'same' as const, from: ['a'], to: ['z'], confirmed: true },
    ]

    expect(checkMapping({ from: [leaf('a'), leaf('b'), leaf('d')], to: sides.to }, wrong)).toEqual([
      { code: 'missing', side: 'from', leaf: 'd' },
      { code: 'twice', side: 'from', leaf: 'a' },
      { code: 'unknown', side: 'to', leaf: 'z' },
      { code: 'many_to_many', side: 'from', leaf: 'a' },
    ])
  })
})

import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { changeEmptyOfSeveral, changeSeveral } from '../../renderer/features/schemes/edits/change-several.ts'
import { duplicate, pasteIndicators } from '../../renderer/features/schemes/edits/copy-indicators.ts'
import { type Edit, isRefused } from '../../renderer/features/schemes/edits/edit-result.ts'
import { dissolveGroup, turnKind, wrapInGroup } from '../../renderer/features/schemes/edits/group-indicators.ts'
import { insertIndicator } from '../../renderer/features/schemes/edits/insert-indicator.ts'
import { mergeLeaves } from '../../renderer/features/schemes/edits/merge-leaves.ts'
import { indent, moveAmong, moveIndicators, outdent } from '../../renderer/features/schemes/edits/move-indicators.ts'
import { codeAfter } from '../../renderer/features/schemes/edits/new-codes.ts'
import { recodeIndicator } from '../../renderer/features/schemes/edits/recode-indicator.ts'
import { removeIndicators } from '../../renderer/features/schemes/edits/remove-indicators.ts'
import { splitLeaf } from '../../renderer/features/schemes/edits/split-leaf.ts'
import { codesOf, partOrder, partPlace, placeOf } from '../../renderer/features/schemes/edits/tree-places.ts'
import { rulesOf } from '../../renderer/features/schemes/scheme-tree.ts'
import type { Leaf } from '../../shared/domain/scheme/indicators.ts'
import { type Scheme, schemeSchema } from '../../shared/domain/scheme/scheme.ts'

const rule = (code: string, more: object = {}) => ({
  code,
  text: `每次扣 ${code}`,
  unit: 'event',
  amount: { kind: 'fixed', amount: '0.5' },
  ...more,
})
const deduct = (code: string, points: string, rules: readonly object[] = [], more: object = {}, method: object = {}) => ({
  code,
  name: `要点 ${code}`,
  points,
  method: { kind: 'deduct', rules, ...method },
  ...more,
})

const scheme: Scheme = schemeSchema.parse({
  format: 'hengjian-scheme/1',
  code: 'small',
  name: '小方案',
  kind: 'branch',
  points: '40',
  dimensions: [{ code: 'hard', name: '组织过硬' }],
  parts: [
    {
      indicator: {
        code: '1',
        name: '组织过硬',
        points: '30',
        dimension: 'hard',
        children: [
          deduct(
            '1.1',
            '12',
            [rule('a', { group: 'g' }), rule('b', { group: 'g' }), rule('c')],
            { criteria: '每少一次扣0.5分。' },
            {
              groups: [{ code: 'g', name: '同一会议', scope: 'matter' }],
            },
          ),
          deduct('1.2', '8', [rule('a'), rule('d')], { criteria: '记录不全扣0.5分。' }, { cap: '3' }),
          { code: '1.3', name: '阵地', points: '10', children: [deduct('1.3.1', '6'), deduct('1.3.2', '4')] },
        ],
      },
    },
    { indicator: deduct('2', '10') },
    { part: 'bonus', indicator: { code: 'J1', name: '示范支部', points: '3', method: { kind: 'bonus', rules: [] } } },
    {
      part: 'veto',
      indicator: {
        code: 'V1',
        name: '违纪',
        points: null,
        method: { kind: 'veto', rules: [{ code: 'v1', text: '被立案', effect: { kind: 'zero' } }] },
      },
    },
  ],
  settings: { tieBreakers: [{ kind: 'node', code: '1.2' }] },
})

/** Every code with its depth, by parts: "1 > 1.1". */
function outline(of: Scheme): string[] {
  const lines: string[] = []
  const visit = (indicator: Scheme['parts'][number]['indicator'], depth: number) => {
    lines.push(`${'·'.repeat(depth)}${indicator.code}`)
    if ('children' in indicator) for (const child of indicator.children) visit(child, depth + 1)
  }
  for (const part of partOrder) for (const entry of of.parts) if (entry.part === part) visit(entry.indicator, 0)
  return lines
}

function done(edit: Edit): { readonly scheme: Scheme; readonly codes: readonly string[] } {
  if (isRefused(edit)) throw new Error(`refused: ${edit.refused}`)
  return edit
}
const refusal = (edit: Edit) => (isRefused(edit) ? edit.refused : null)
function leafOf(of: Scheme, code: string): Leaf {
  const indicator = placeOf(of, code)?.indicator
  if (indicator === undefined || !('method' in indicator)) throw new Error(`no leaf ${code}`)
  return indicator
}
const original = ['1', '·1.1', '·1.2', '·1.3', '··1.3.1', '··1.3.2', '2', 'J1', 'V1']

describe('codes of new indicators', () => {
  it.each([
    { after: '1.2.3', taken: ['1.2.3'], code: '1.2.4' },
    { after: '1.2.3', taken: ['1.2.3', '1.2.4'], code: '1.2.5' },
    { after: 'A09', taken: ['A09'], code: 'A10' },
    { after: 'records', taken: ['records'], code: 'records2' },
    { after: 'x'.repeat(32), taken: [], code: `${'x'.repeat(31)}2` },
  ])('$after is followed by $code', ({ after, taken, code }) => {
    expect(codeAfter(after, new Set(taken))).toBe(code)
  })
})

describe('inserting', () => {
  it('numbers a new leaf after its neighbour and puts it right behind it', () => {
    const added = done(insertIndicator(scheme, { parent: '1', index: 1 }, 'leaf', '新要点'))

    expect(added.codes).toEqual(['1.4'])
    expect(outline(added.scheme).slice(0, 4)).toEqual(['1', '·1.1', '·1.4', '·1.2'])
    expect(leafOf(added.scheme, '1.4')).toEqual({ code: '1.4', name: '新要点', points: null, method: { kind: 'deduct', rules: [] } })
  })

  it('begins a part that was empty with a code and a method of its own', () => {
    const added = done(insertIndicator(scheme, { parent: partPlace('deduction'), index: 0 }, 'leaf', '通报'))

    expect(outline(added.scheme)).toEqual(['1', '·1.1', '·1.2', '·1.3', '··1.3.1', '··1.3.2', '2', 'J1', 'K1', 'V1'])
    expect(added.scheme.parts.map(({ part }) => part)).toEqual(['base', 'base', 'bonus', 'deduction', 'veto'])
  })

  it('gives a new veto the sentence that its name says, so that the scheme keeps its form', () => {
    const added = done(insertIndicator(scheme, { parent: partPlace('veto'), index: 1 }, 'leaf', '发生重大事故'))
    expect(() => schemeSchema.parse(added.scheme)).not.toThrow()
    expect(added.codes).toEqual(['V2'])
  })

  it('numbers the first child of a group below it', () => {
    const group = done(insertIndicator(scheme, { parent: partPlace('base'), index: 2 }, 'group', '新指标'))
    expect(done(insertIndicator(group.scheme, { parent: '3', index: 0 }, 'leaf', '要点')).codes).toEqual(['3.1'])
  })

  it('does not put anything below a leaf', () => {
    expect(refusal(insertIndicator(scheme, { parent: '2', index: 0 }, 'leaf', 'x'))).toBe('into_leaf')
  })
})

describe('moving', () => {
  it.each([
    { what: 'down among its siblings', edit: moveAmong(scheme, ['1.1'], 1), lines: ['1', '·1.2', '·1.1', '·1.3', '··1.3.1', '··1.3.2'] },
    { what: 'two up', edit: moveAmong(scheme, ['1.2', '1.3'], -1), lines: ['1', '·1.2', '·1.3', '··1.3.1', '··1.3.2', '·1.1'] },
    { what: 'a level up', edit: outdent(scheme, ['1.3.1']), lines: ['1', '·1.1', '·1.2', '·1.3', '··1.3.2', '·1.3.1'] },
    { what: 'into the group before', edit: indent(scheme, ['2']), lines: ['1', '·1.1', '·1.2', '·1.3', '··1.3.1', '··1.3.2', '·2'] },
    {
      what: 'out of a group that moves its holder nowhere',
      edit: moveIndicators(scheme, ['1.3.1', '2'], { parent: '1', index: 0 }),
      lines: ['1', '·1.3.1', '·2', '·1.1', '·1.2', '·1.3', '··1.3.2'],
    },
  ])('$what', ({ edit, lines }) => {
    expect(outline(done(edit).scheme).slice(0, lines.length)).toEqual(lines)
  })

  it.each([
    { what: 'into itself', edit: moveIndicators(scheme, ['1'], { parent: '1.3', index: 0 }), code: 'into_itself' },
    {
      what: 'deductions into the bonus part',
      edit: moveIndicators(scheme, ['1.1'], { parent: partPlace('bonus'), index: 0 }),
      code: 'method_not_in_part',
    },
    { what: 'into a leaf', edit: moveIndicators(scheme, ['2'], { parent: '1.1', index: 0 }), code: 'into_leaf' },
    { what: 'the first one up', edit: moveAmong(scheme, ['1.1'], -1), code: 'at_the_edge' },
    { what: 'a top level out', edit: outdent(scheme, ['1']), code: 'no_level_above' },
    { what: 'into a leaf before', edit: indent(scheme, ['1.2']), code: 'no_group_before' },
    { what: 'indicators of two groups', edit: moveAmong(scheme, ['1.1', '1.3.1'], 1), code: 'not_siblings' },
  ])('says why not: $what', ({ edit, code }) => {
    expect(refusal(edit)).toBe(code)
  })

  it('may take awards from the bonus part to the base part', () => {
    const moved = done(moveIndicators(scheme, ['J1'], { parent: '1', index: 0 }))
    expect(outline(moved.scheme)).toEqual(['1', '·J1', '·1.1', '·1.2', '·1.3', '··1.3.1', '··1.3.2', '2', 'V1'])
  })
})

describe('copying', () => {
  it('numbers a copied group and what is numbered below it anew', () => {
    const copy = done(duplicate(scheme, ['1.3']))
    expect(copy.codes).toEqual(['1.4'])
    expect(outline(copy.scheme).slice(3, 9)).toEqual(['·1.3', '··1.3.1', '··1.3.2', '·1.4', '··1.4.1', '··1.4.2'])
  })

  it('does not paste deductions among vetoes', () => {
    expect(refusal(pasteIndicators(scheme, [leafOf(scheme, '2')], { parent: partPlace('veto'), index: 0 }))).toBe('method_not_in_part')
  })
})

describe('changing a code', () => {
  it('takes the tie-breaker along', () => {
    const changed = done(recodeIndicator(scheme, '1.2', 'hall'))
    expect(changed.scheme.settings.tieBreakers).toEqual([{ kind: 'node', code: 'hall' }])
    expect(outline(changed.scheme)[2]).toBe('·hall')
  })

  it.each([
    { wanted: '1.1', code: 'code_taken' },
    { wanted: '三会', code: 'code_form' },
    { wanted: '', code: 'code_form' },
  ])('refuses "$wanted"', ({ wanted, code }) => {
    expect(refusal(recodeIndicator(scheme, '1.2', wanted))).toBe(code)
  })
})

describe('deleting', () => {
  it('takes several with everything below them and selects what moves up', () => {
    const removed = done(removeIndicators(scheme, ['1.1', '1.3', '1.3.1']))
    expect(outline(removed.scheme)).toEqual(['1', '·1.2', '2', 'J1', 'V1'])
    expect(removed.codes).toEqual(['1.2'])
  })

  it('leaves at least one indicator', () => {
    expect(refusal(removeIndicators(scheme, ['1', '2', 'J1', 'V1']))).toBe('last_indicator')
  })
})

describe('splitting a leaf', () => {
  const plan = { firstName: '会议', secondName: '党课', firstPoints: '7.5', secondRules: new Set(['c']) }

  it('distributes rules and points, and both keep the text', () => {
    const split = done(splitLeaf(scheme, '1.1', plan))
    const [first, second] = split.codes.map((code) => leafOf(split.scheme, code))

    expect(split.codes).toEqual(['1.1', '1.4'])
    expect([first, second].map((leaf) => [leaf?.name, leaf?.points, leaf?.criteria])).toEqual([
      ['会议', '7.5', '每少一次扣0.5分。'],
      ['党课', '4.5', '每少一次扣0.5分。'],
    ])
    expect([first, second].map((leaf) => (leaf === undefined ? [] : rulesOf(leaf).map(({ code }) => code)))).toEqual([['a', 'b'], ['c']])
    expect(second?.method).toMatchObject({ groups: [] })
  })

  it.each([
    { what: 'rules of one highest-only group', code: '1.1', change: { secondRules: new Set(['b']) }, refused: 'group_across' },
    { what: 'a cap over all rules', code: '1.2', change: {}, refused: 'caps_of_leaf' },
    { what: 'more points than there are', code: '1.1', change: { firstPoints: '13' }, refused: 'points_beyond' },
    { what: 'no points typed', code: '1.1', change: { firstPoints: null }, refused: 'needs_points' },
    { what: 'the only rule of a veto', code: 'V1', change: {}, refused: 'rules_on_one_side' },
    { what: 'a group', code: '1.3', change: {}, refused: 'not_a_leaf' },
  ])('says why not: $what', ({ code, change, refused }) => {
    expect(refusal(splitLeaf(scheme, code, { ...plan, ...change }))).toBe(refused)
  })
})

describe('merging leaves', () => {
  it('joins rules, texts and points; a cap over one of them goes on over its rules', () => {
    const merged = done(mergeLeaves(scheme, ['1.1', '1.2']))
    const leaf = leafOf(merged.scheme, '1.1')

    expect(outline(merged.scheme).slice(0, 3)).toEqual(['1', '·1.1', '·1.3'])
    expect(merged.scheme.settings.tieBreakers).toEqual([{ kind: 'node', code: '1.1' }])
    expect({ name: leaf.name, points: leaf.points, criteria: leaf.criteria }).toEqual({
      name: '要点 1.1、要点 1.2',
      points: '20',
      criteria: '每少一次扣0.5分；记录不全扣0.5分。',
    })
    expect(leaf.method).toMatchObject({
      rules: [{ code: 'a' }, { code: 'b' }, { code: 'c' }, { code: 'a2', sharedCap: 'cap1' }, { code: 'd', sharedCap: 'cap1' }],
      sharedCaps: [{ code: 'cap1', name: '要点 1.2', cap: '3' }],
    })
    expect(leaf.method).not.toHaveProperty('cap')
  })

  it.each([
    { what: 'a leaf and a group', codes: ['1.2', '1.3'], refused: 'not_a_leaf' },
    { what: 'one alone', codes: ['1.2'], refused: 'one_leaf_only' },
    { what: 'leaves of two groups', codes: ['1.2', '1.3.1'], refused: 'not_siblings' },
  ])('says why not: $what', ({ codes, refused }) => {
    expect(refusal(mergeLeaves(scheme, codes))).toBe(refused)
  })
})

describe('groups', () => {
  it('puts siblings into a new group with their points together', () => {
    const wrapped = done(wrapInGroup(scheme, ['1.1', '1.2'], '会议'))
    expect(outline(wrapped.scheme).slice(0, 5)).toEqual(['1', '·1.4', '··1.1', '··1.2', '·1.3'])
    expect(placeOf(wrapped.scheme, '1.4')?.indicator.points).toBe('20')
  })

  it('dissolves a group; its dimension stays with its children', () => {
    const freed = done(dissolveGroup(scheme, '1'))
    expect(outline(freed.scheme)).toEqual(['1.1', '1.2', '1.3', '·1.3.1', '·1.3.2', '2', 'J1', 'V1'])
    expect(leafOf(freed.scheme, '1.1').dimension).toBe('hard')
  })

  it('turns an untouched leaf into a group and back', () => {
    const group = done(turnKind(scheme, '2'))
    expect(placeOf(group.scheme, '2')?.indicator).toEqual({
      code: '2',
      name: '要点 2',
      points: '10',
      combine: 'sum',
      perEvaluatee: false,
      children: [],
    })
    expect(done(turnKind(group.scheme, '2')).scheme).toEqual(scheme)
  })

  it('turns nothing where something would be lost', () => {
    expect(refusal(turnKind(scheme, '1.2'))).toBe('has_rules')
    expect(refusal(turnKind(scheme, '1.3'))).toBe('has_children')
  })
})

it('sets dimension and empty policy of several at once and takes them away again', () => {
  const set = changeEmptyOfSeveral(changeSeveral(scheme, ['1.3.1', '1.3.2'], 'dimension', 'hard'), ['1.3', '1.3.1'], 'zero')
  expect([leafOf(set, '1.3.1'), leafOf(set, '1.3.2')].map(({ dimension, empty }) => [dimension, empty])).toEqual([
    ['hard', 'zero'],
    ['hard', undefined],
  ])
  expect(changeEmptyOfSeveral(changeSeveral(set, ['1.3.1', '1.3.2'], 'dimension', null), ['1.3.1'], null)).toEqual(scheme)
})

describe('any series of commands', () => {
  const code = fc.integer({ min: 0, max: 60 })
  const command = fc.record({
    kind: fc.constantFrom(
      'insert',
      'group',
      'remove',
      'move',
      'up',
      'down',
      'in',
      'out',
      'copy',
      'split',
      'merge',
      'wrap',
      'dissolve',
      'turn',
      'recode',
    ),
    one: code,
    other: code,
    index: fc.integer({ min: 0, max: 4 }),
  })
  type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never

  function apply(before: Scheme, { kind, one, other, index }: Command): Edit {
    const codes = [...codesOf(before)]
    const first = codes[one % codes.length] as string
    const second = codes[other % codes.length] as string
    const parent = other % 5 === 0 ? partPlace(partOrder[index % 4] as 'base') : second
    switch (kind) {
      case 'insert':
        return insertIndicator(before, { parent, index: 0 }, 'leaf', '新')
      case 'group':
        return insertIndicator(before, { parent, index: 0 }, 'group', '新')
      case 'remove':
        return removeIndicators(before, [first])
      case 'move':
        return moveIndicators(before, [first, second], { parent, index: 0 })
      case 'up':
        return moveAmong(before, [first], -1)
      case 'down':
        return moveAmong(before, [first], 1)
      case 'in':
        return indent(before, [first])
      case 'out':
        return outdent(before, [first])
      case 'copy':
        return duplicate(before, [first])
      case 'split':
        return splitLeaf(before, first, { firstName: '甲', secondName: '乙', firstPoints: String(index), secondRules: new Set(['c', 'd']) })
      case 'merge':
        return mergeLeaves(before, [first, second])
      case 'wrap':
        return wrapInGroup(before, [first, second], '组')
      case 'dissolve':
        return dissolveGroup(before, first)
      case 'turn':
        return turnKind(before, first)
      case 'recode':
        return recodeIndicator(before, first, `n${one}`)
    }
  }

  function counts(of: Scheme): { codes: number; distinct: number } {
    const lines = outline(of).map((line) => line.replaceAll('·', ''))
    return { codes: lines.length, distinct: new Set(lines).size }
  }

  test.prop([fc.array(command, { maxLength: 12 })])(
    'leaves a scheme of right form with distinct codes, and the scheme before it as it was',
    (commands) => {
      let current = scheme
      for (const each of commands) {
        const before = JSON.stringify(current)
        const edit = apply(current, each)
        expect(JSON.stringify(current)).toBe(before)
        if (isRefused(edit)) continue
        current = edit.scheme
        const { codes, distinct } = counts(current)
        expect(distinct).toBe(codes)
      }
      expect(schemeSchema.parse(current)).toEqual(current)
    },
  )

  test.prop([command])('draws again only what a command touched', (each) => {
    const edit = apply(scheme, each)
    if (isRefused(edit)) return
    // Everything below another top-level indicator than those that are named stays the same object, unless the command works on it.
    const veto = scheme.parts[3]?.indicator
    const untouched = edit.scheme.parts.find(({ indicator }) => indicator.code === 'V1')?.indicator
    const works = [each.one, each.other].some((at) => [...codesOf(scheme)][at % 9] === 'V1') || untouched === undefined
    if (!works) expect(untouched).toBe(veto)
  })

  test.prop([code, code])('moving up and down again is no change', (one) => {
    const first = [...codesOf(scheme)][one % 9] as string
    const up = moveAmong(scheme, [first], -1)
    if (isRefused(up)) return
    expect(done(moveAmong(up.scheme, [first], 1)).scheme).toEqual(scheme)
  })
})

it('keeps the tree that these tests begin with', () => {
  expect(outline(scheme)).toEqual(original)
})

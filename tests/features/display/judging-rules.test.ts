import { expect, test } from 'vitest'
import { droppedMarks, judgingRules } from '../../../electron/features/display/judging-rules.ts'
import { compileScheme } from '../../../electron/scoring/index.ts'
import { schemeSchema } from '../../../shared/domain/scheme/scheme.ts'

const mean = { kind: 'mean' } as const
const trimmed = { kind: 'trimmed', high: 1, low: 1, minJudges: 6 } as const
const groupCodes: Readonly<Record<string, string>> = { 领导: 'leaders', 同级: 'peers', 考评组: 'panel', 甲: 'a', 乙: 'b', 丙: 'c' }
const group = (name: string, weight: string, aggregate: object) => ({ code: groupCodes[name], name, weight, aggregate })

/** A scheme with a judged leaf for each list of groups, named J1, J2, … */
function schemeOf(...leaves: readonly (readonly object[])[]) {
  return compileScheme(
    schemeSchema.parse({
      format: 'hengjian-scheme/1',
      code: 'judged',
      name: '评议',
      kind: 'branch',
      points: String(leaves.length * 10),
      parts: leaves.map((groups, index) => ({
        part: 'base',
        indicator: {
          code: `J${index + 1}`,
          name: `要点${index + 1}`,
          points: '10',
          method: { kind: 'judged', scale: { kind: 'range', min: '0', max: '10', step: '0.1' }, groups },
        },
      })),
      settings: { bands: [] },
    }),
  )
}

test('says each way of scoring once, with weights as shares', () => {
  const three = [group('领导', '5', mean), group('同级', '2', mean), group('考评组', '3', trimmed)]
  const one = [group('考评组', '1', trimmed)]

  expect(judgingRules(schemeOf(three, one, three), { kind: 'all' })).toEqual([
    {
      leaves: 2,
      groups: [
        { name: '领导', share: '50', aggregate: mean },
        { name: '同级', share: '20', aggregate: mean },
        { name: '考评组', share: '30', aggregate: trimmed },
      ],
      emptyGroup: 'block',
    },
    { leaves: 1, groups: [{ name: '考评组', share: '100', aggregate: trimmed }], emptyGroup: 'block' },
  ])
})

test('writes a share that does not come out even with two decimals', () => {
  const [rule] = judgingRules(schemeOf([group('甲', '1', mean), group('乙', '1', mean), group('丙', '1', mean)]), { kind: 'all' })

  expect(rule?.groups.map(({ share }) => share)).toEqual(['33.33', '33.33', '33.33'])
})

test('tells only of the leaves that the panel marks', () => {
  const scheme = schemeOf([group('领导', '1', mean)], [group('考评组', '1', trimmed)])

  expect(judgingRules(scheme, { kind: 'chosen', codes: ['J2'] }).map(({ groups }) => groups[0]?.name)).toEqual(['考评组'])
})

test.each([
  ['every group alike', [[group('考评组', '1', trimmed)]], [{ group: null, high: 1, low: 1, minJudges: 6 }]],
  ['one group of two', [[group('领导', '1', mean), group('考评组', '1', trimmed)]], [{ group: '考评组', high: 1, low: 1, minJudges: 6 }]],
  [
    'groups that differ',
    [[group('领导', '1', { ...trimmed, high: 2 }), group('考评组', '1', trimmed)]],
    [
      { group: '领导', high: 2, low: 1, minJudges: 6 },
      { group: '考评组', high: 1, low: 1, minJudges: 6 },
    ],
  ],
  ['no group', [[group('领导', '1', mean)]], []],
  ['leaves that differ', [[group('领导', '1', mean)], [group('考评组', '1', trimmed)]], []],
])('heads a result with what is left out of %s', (_which, leaves, expected) => {
  expect(droppedMarks(schemeOf(...leaves), { kind: 'all' })).toEqual(expected)
})

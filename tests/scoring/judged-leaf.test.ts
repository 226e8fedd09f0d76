import { expect, test } from 'vitest'
import { leaf, makeScheme, type Plain, resultOfA, scoreLeaf, totalText } from './build.ts'

const range = { kind: 'range', min: '0', max: '10', step: '0.5' }
const options = {
  kind: 'options',
  options: [
    { code: 'A', name: '好', coefficient: '1' },
    { code: 'B', name: '较好', coefficient: '0.8' },
    { code: 'C', name: '一般', coefficient: '0.5' },
  ],
}

function method(aggregate: Plain, more: Plain = {}): Plain {
  return { kind: 'judged', scale: range, groups: [{ code: 'panel', name: '考评组', weight: '1', aggregate }], ...more }
}

/** Marks in order of the judges: a number, an option, or a state. */
function panel(marks: readonly string[]): { judges: readonly Plain[]; marks: readonly Plain[] } {
  return {
    judges: marks.map((_, place) => ({ code: `j${place}`, name: `j${place}`, group: 'panel' })),
    marks: marks.map((mark, place) => ({ judge: `j${place}`, ...markOf(mark) })),
  }
}

function markOf(mark: string): Plain {
  if (/^\d/.test(mark)) return { value: mark }
  return /^[A-Z]$/.test(mark) ? { option: mark } : { state: mark }
}

const trimmed = { kind: 'trimmed', high: 1, low: 1 }

test.each<[string, Plain, readonly string[], string]>([
  ['mean of marks, scaled from 10 to 20 points', { kind: 'mean' }, ['8', '9', '7'], '16'],
  ['mean that does not end', { kind: 'mean' }, ['8', '8', '9'], '16.66666666…'],
  ['median of an odd number', { kind: 'median' }, ['2', '9', '8'], '16'],
  ['median of an even number', { kind: 'median' }, ['2', '9', '8', '7'], '15'],
  ['trimmed mean from 6 marks on', trimmed, ['0', '8', '8', '9', '9', '10'], '17'],
  ['plain mean below 6 marks', trimmed, ['0', '8', '8', '9', '10'], '14'],
  ['trimmed mean from the stated number on', { ...trimmed, minJudges: 5 }, ['0', '8', '8', '9', '10'], '16.66666666…'],
  ['two high and one low', { kind: 'trimmed', high: 2, low: 1, minJudges: 4 }, ['1', '5', '9', '10'], '10'],
  ['plain mean where trimming would leave none', { kind: 'trimmed', high: 2, low: 2, minJudges: 4 }, ['1', '5', '9', '9'], '12'],
  ['recused and absent judges out of the mean, never zero', { kind: 'mean' }, ['8', 'recused', 'absent', '6'], '14'],
  ['a mark of zero is a mark', { kind: 'mean' }, ['8', '0'], '8'],
  ['trimming counts the marks that count', trimmed, ['0', '8', '8', '9', '9', 'recused'], '13.6'],
])('%s', (_, aggregate, marks, score) => {
  expect(scoreLeaf('20', method(aggregate), panel(marks))).toBe(score)
})

test('options are worth their coefficient of the points', () => {
  expect(scoreLeaf('20', method({ kind: 'mean' }, { scale: options }), panel(['A', 'B', 'C', 'C']))).toBe('14')
})

test('a leaf without points takes the marks as they are', () => {
  expect(scoreLeaf(null, method({ kind: 'mean' }), panel(['8', '9']))).toBe('8.5')
})

const three = [
  { code: 'leader', name: '领导', weight: '50', aggregate: { kind: 'mean' } },
  { code: 'peer', name: '同级', weight: '20', aggregate: { kind: 'mean' } },
  { code: 'panel', name: '考评组', weight: '30', aggregate: { kind: 'mean' } },
]

function groups(marks: Readonly<Record<string, readonly string[]>>, emptyGroup: string, settings: Plain = {}): string {
  const all = Object.entries(marks).flatMap(([group, list]) => list.map((mark, place) => ({ group, code: `${group}${place}`, mark })))
  return scoreLeaf(
    '10',
    method({ kind: 'mean' }, { groups: three, emptyGroup }),
    {
      judges: all.map(({ code, group }) => ({ code, name: code, group })),
      marks: all.map(({ code, mark }) => ({ judge: code, ...markOf(mark) })),
    },
    settings,
  )
}

test.each<[string, Readonly<Record<string, readonly string[]>>, string, string]>([
  ['by weight', { leader: ['8'], peer: ['6', '10'], panel: ['9'] }, 'block', '8.3'],
  ['empty group blocks', { leader: ['8'], peer: ['6', '10'] }, 'block', 'missing 0'],
  ['empty group counts as 0', { leader: ['8'], peer: ['6', '10'] }, 'zero', '5.6'],
  ['empty group is weighted out', { leader: ['8'], peer: ['6', '10'] }, 'reweight', '8'],
  ['group in which all are recused is empty', { leader: ['8'], peer: ['6', '10'], panel: ['recused'] }, 'reweight', '8'],
  ['group that does not apply is always weighted out', { leader: ['8'], peer: ['6'], panel: ['not_applicable'] }, 'block', '7.42857142…'],
])('groups are combined: %s', (_, marks, emptyGroup, score) => {
  expect(groups(marks, emptyGroup)).toBe(score)
})

test.each<[string, readonly string[], Plain, string]>([
  ['no mark at all is empty', [], {}, 'missing 0'],
  ['empty may count 0', [], { empty: 'zero' }, '0'],
  ['all absent follows the rule for absence', ['absent', 'absent'], { absent: 'zero' }, '0'],
  ['absent and recused together are empty', ['absent', 'recused'], { absent: 'zero' }, 'missing 0'],
  ['all recused follows the rule for empty inputs', ['recused'], { empty: 'zero', absent: 'block' }, '0'],
])('a leaf without a counting mark: %s', (_, marks, settings, score) => {
  expect(scoreLeaf('10', method({ kind: 'mean' }), panel(marks), settings)).toBe(score)
})

test('an empty group blocks even where empty leaves count 0: the marks of the others are not thrown away', () => {
  expect(groups({ leader: ['8'] }, 'block', { empty: 'zero' })).toBe('missing 0')
})

test('all marks not applicable leave the leaf out of its parent', () => {
  const scheme = makeScheme({
    base: [leaf('L', '20', method({ kind: 'mean' })), leaf('M', '80', { kind: 'deduct', rules: [] })],
  })
  const { judges, marks } = panel(['not_applicable', 'not_applicable'])

  const result = resultOfA(scheme, { judges, marks: marks.map((mark) => ({ indicator: 'L', ...mark })) })

  expect([totalText(result), result.score?.nodes[0]?.state]).toEqual(['100', 'not_applicable'])
})

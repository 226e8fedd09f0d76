import type { LeafPreview, PreviewExample } from '../../../shared/contract/leaf-preview.ts'
import { fromUnits, toUnits } from '../../../shared/domain/decimal-text.ts'
import type { MethodOf } from '../../../shared/domain/scheme/leaf-methods.ts'
import { type BallotInput, compare, fromText, type MarkInput } from '../../scoring/index.ts'
import type { OneLeaf } from './leaf-preview-scheme.ts'

type OptionsPreview = Extract<LeafPreview, { kind: 'options' }>
type Scored = { readonly exact: string | null; readonly score: string | null }

/** Judges of a group in an example that trims nothing. */
const usualJudges = 5
const mostJudges = 15
/** Places on the scale that the judges of an example take, from 0 at its end to 1 at its best. */
const opinions = [0.9, 0.8, 1, 0.7, 0.85, 0.95, 0.75, 0.6]
/** Ballots for the options of an example, in their order; further options get one each. */
const votes = [30, 12, 5, 3]

/** 评分: the ends of the scale, each option taken by everybody, and a panel as an example with what its trimming leaves out. */
export function previewJudged(one: OneLeaf, method: MethodOf<'judged'>): OptionsPreview {
  const { scale } = method
  const alike = (mark: Pick<MarkInput, 'value' | 'option'>): Scored =>
    one.score({ marks: new Map([[0, method.groups.map(({ code }) => ({ judge: code, group: code, state: 'scored', ...mark }))]]) })
  const ends =
    scale.kind === 'range'
      ? [scale.min, scale.max].map((value) => alike({ value: toUnits(value), option: null }))
      : scale.options.map(({ code }) => alike({ value: null, option: code }))
  return {
    kind: 'options',
    ...worstAndBest(ends),
    options:
      scale.kind === 'range'
        ? []
        : scale.options.map(({ code }, index) => ({ factor: null, option: code, score: ends[index]?.score ?? null })),
    example: judgedExample(one, method),
  }
}

function judgedExample(one: OneLeaf, method: MethodOf<'judged'>): PreviewExample {
  const marks = method.groups.flatMap((group): MarkInput[] => {
    const { aggregate } = group
    const wanted = aggregate.kind === 'trimmed' ? Math.max(aggregate.minJudges, aggregate.high + aggregate.low + 1) : usualJudges
    return Array.from({ length: Math.min(wanted, mostJudges) }, (_, index) => ({
      judge: `${group.code} ${String(index).padStart(2, '0')}`,
      group: group.code,
      state: 'scored',
      ...markOf(method.scale, opinions[index % opinions.length] ?? 1, index),
    }))
  })
  const node = one.score({ marks: new Map([[0, marks]]) })
  const leftOut = new Set(node.steps.filter((step) => step.code === 'mark_left_out').map((step) => step.values.judge))
  const { scale, groups } = method
  return {
    entries: marks.map(({ judge, group, value, option }) => ({
      group: groups.find((each) => each.code === group)?.name ?? null,
      choice: value === null ? nameOf(scale.kind === 'options' ? scale.options : [], option) : fromUnits(value),
      count: 1,
      leftOut: leftOut.has(judge),
    })),
    score: node.score,
  }
}

/** A mark that a judge could give: on the step of the scale, or one of its better options. */
function markOf(scale: MethodOf<'judged'>['scale'], opinion: number, index: number): Pick<MarkInput, 'value' | 'option'> {
  if (scale.kind === 'options') return { value: null, option: scale.options[index % Math.min(scale.options.length, 3)]?.code ?? null }
  const [min, max, step] = [toUnits(scale.min), toUnits(scale.max), toUnits(scale.step)]
  const steps = Math.floor((Math.max(max - min, 0) * opinion) / step)
  return { value: min + steps * step, option: null }
}

/** 测评: each option chosen by everybody, and a count of ballots as an example. */
export function previewSurvey(one: OneLeaf, method: MethodOf<'survey'>): OptionsPreview {
  const count = (countOf: (option: MethodOf<'survey'>['options'][number], index: number) => number): readonly BallotInput[] =>
    method.groups.map(({ code }) => ({
      group: code,
      state: 'scored',
      entitled: null,
      issued: null,
      returned: null,
      counts: Object.fromEntries(method.options.map((option, index) => [option.code, countOf(option, index)])),
    }))
  const score = (ballots: readonly BallotInput[]): Scored => one.score({ ballots: new Map([[0, ballots]]) })
  const counting = method.options.filter((option) => option.coefficient !== null)
  const alone = method.options.map((option) => ({
    factor: null,
    option: option.code,
    ...(option.coefficient === null ? { exact: null, score: null } : score(count((each) => (each.code === option.code ? 10 : 0)))),
  }))
  const votesFor = (option: MethodOf<'survey'>['options'][number]) =>
    option.coefficient === null ? 2 : (votes[counting.findIndex((each) => each.code === option.code)] ?? 1)
  return {
    kind: 'options',
    ...worstAndBest(alone),
    options: alone.map(({ factor, option, score: points }) => ({ factor, option, score: points })),
    example: {
      entries: method.options.map((option) => ({
        group: null,
        choice: option.name,
        count: votesFor(option),
        leftOut: option.coefficient === null,
      })),
      score: score(count(votesFor)).score,
    },
  }
}

/** 引用: nothing, full marks, and 85 % of them as an example. */
export function previewExternal(one: OneLeaf, method: MethodOf<'external'>): OptionsPreview {
  const full = toUnits(method.fullMarks)
  const score = (value: number): Scored => one.score({ values: new Map([[0, { state: 'scored', value, baseline: null, target: null }]]) })
  const example = Math.round(full * 0.85)
  return {
    kind: 'options',
    ...worstAndBest([score(0), score(full)]),
    options: [],
    example: { entries: [{ group: null, choice: fromUnits(example), count: 1, leftOut: false }], score: score(example).score },
  }
}

/** 任务: each option of a factor with the best of the others, and one task of middling options as an example. */
export function previewTasks(one: OneLeaf, method: MethodOf<'tasks'>): OptionsPreview {
  type Choices = Readonly<Record<string, string>>
  const choose = (take: (options: MethodOf<'tasks'>['factors'][number]['options']) => string): Choices =>
    Object.fromEntries(method.factors.map(({ code, options }) => [code, take(options)]))
  const score = (choices: Choices): Scored => one.score({ tasks: new Map([[0, [{ code: '1', name: '1', choices }]]]) })
  const best = choose((options) => extreme(options, 1))
  const middle = choose((options) => options[Math.floor(options.length / 2)]?.code ?? extreme(options, 1))
  return {
    kind: 'options',
    ...worstAndBest([score(choose((options) => extreme(options, -1))), score(best)]),
    options: method.factors.flatMap(({ code, options }) =>
      options.map((option) => ({ factor: code, option: option.code, score: score({ ...best, [code]: option.code }).score })),
    ),
    example: {
      entries: method.factors.map(({ code, name, options }) => ({
        group: name,
        choice: nameOf(options, middle[code]),
        count: 1,
        leftOut: false,
      })),
      score: score(middle).score,
    },
  }
}

/** Code of the option with the highest (1) or lowest (−1) coefficient; of equal ones the first. The list is not empty. */
function extreme(options: readonly { readonly code: string; readonly coefficient: string }[], direction: 1 | -1): string {
  const sorted = options.toSorted((a, b) => direction * (toUnits(b.coefficient) - toUnits(a.coefficient)))
  return sorted[0]?.code ?? ''
}

function nameOf(options: readonly { readonly code: string; readonly name: string }[], code: string | null | undefined): string {
  return options.find((option) => option.code === code)?.name ?? ''
}

function worstAndBest(scored: readonly Scored[]): Pick<OptionsPreview, 'worst' | 'best'> {
  const computed = scored.flatMap(({ exact, score }) => (exact === null ? [] : [{ exact: fromText(exact), score }]))
  const sorted = computed.toSorted((a, b) => compare(a.exact, b.exact))
  return { worst: sorted[0]?.score ?? null, best: sorted.at(-1)?.score ?? null }
}

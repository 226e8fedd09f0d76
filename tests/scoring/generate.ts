import { fc } from '@fast-check/vitest'
import { fromUnits } from '../../shared/domain/decimal-text.ts'
import { type Facts, factsSchema } from '../../shared/domain/facts.ts'
import { type Indicator, isLeaf, type Leaf } from '../../shared/domain/scheme/indicators.ts'
import type { Scheme } from '../../shared/domain/scheme/scheme.ts'
import { group, leaf, makeScheme, type Plain } from './build.ts'

/** Draws values of one generated case; fast-check records and shrinks them. */
export type Draw = fc.GeneratorValue

const chance = (g: Draw, percent: number): boolean => g(fc.integer, { min: 0, max: 99 }) >= 100 - percent
const upTo = (g: Draw, max: number, min = 0): number => g(fc.integer, { min, max })
const pick = <T>(g: Draw, values: readonly T[]): T => values[upTo(g, values.length - 1)] as T
/** A decimal of at most two places, between two whole numbers. */
const decimal = (g: Draw, min: number, max: number): string => fromUnits(upTo(g, max * 100, min * 100) * 100)

const states = ['empty', 'absent', 'recused', 'not_applicable']

function rules(g: Draw, withGroups: boolean): readonly Plain[] {
  return Array.from({ length: upTo(g, 3, 1) }, (_, place) => {
    const grouped = withGroups && chance(g, 40)
    const amount = pick<Plain>(g, [
      { kind: 'fixed', amount: decimal(g, 0, 4) },
      { kind: 'range', min: '0.5', max: '3' },
      { kind: 'levels', levels: [{ code: 'x', name: 'x', amount: decimal(g, 0, 3) }] },
      { kind: 'repetition', amounts: ['0.3', '1', '2.5'] },
      { kind: 'all' },
    ])
    const unit = pick(g, ['event', 'once', 'whole_step', 'pro_rata'])
    return {
      code: `r${place}`,
      text: `r${place}`,
      unit,
      ...(unit === 'whole_step' || unit === 'pro_rata' ? { step: pick(g, ['3', '0.7', '2']) } : {}),
      amount,
      ...(chance(g, 20) ? { effect: pick(g, ['add', 'deduct']) } : {}),
      ...(grouped ? { group: 'g' } : chance(g, 30) ? { cap: decimal(g, 0, 5) } : chance(g, 30) ? { sharedCap: 's' } : {}),
      multipliers: [{ code: 'm', name: 'm', factor: pick(g, ['2', '0.5', '10']) }],
    }
  })
}

function findingsMethod(g: Draw, kind: 'deduct' | 'bonus'): Plain {
  return {
    kind,
    rules: rules(g, true),
    groups: [{ code: 'g', name: 'g', scope: pick(g, ['matter', 'leaf']) }],
    sharedCaps: [{ code: 's', name: 's', cap: decimal(g, 0, 6) }],
    ...(chance(g, 25) ? { cap: decimal(g, 0, 9) } : {}),
    ...(kind === 'deduct' && chance(g, 20) ? { floor: '-2' } : {}),
  }
}

const options = [
  { code: 'A', name: 'A', coefficient: '1' },
  { code: 'B', name: 'B', coefficient: '0.7' },
  { code: 'C', name: 'C', coefficient: '0' },
]

function method(g: Draw): Plain {
  const emptyGroup = pick(g, ['block', 'reweight', 'zero'])
  const groups = ['p', 'q'].slice(0, upTo(g, 2, 1)).map((code) => ({ code, name: code, weight: pick(g, ['1', '3', '0.7']) }))
  const aggregate = pick<Plain>(g, [{ kind: 'mean' }, { kind: 'median' }, { kind: 'trimmed', high: 1, low: 1, minJudges: 3 }])
  switch (upTo(g, 6)) {
    case 0:
      return findingsMethod(g, 'bonus')
    case 1:
      return {
        kind: 'judged',
        scale: chance(g, 50) ? { kind: 'range', min: '0', max: '7', step: '0.5' } : { kind: 'options', options },
        groups: groups.map((one) => ({ ...one, aggregate })),
        emptyGroup,
      }
    case 2: {
      const curve = pick<Plain>(g, [
        { kind: 'ratio', target: '7' },
        { kind: 'linear', low: '2', high: '9' },
        { kind: 'per_step', target: '8', step: '1.5', cost: '0.4', steps: pick(g, ['whole', 'pro_rata']) },
        { kind: 'rank_points', places: { kind: 'drop', drop: '0.5' }, tied: pick(g, ['mean_of_places', 'better_place']) },
        { kind: 'ratio_to_best' },
      ])
      return { kind: 'measured', curve, basis: pick(g, ['value', 'change']), direction: pick(g, ['higher', 'lower']), zeroBaseline: 'zero' }
    }
    case 3:
      return { kind: 'survey', options: [...options, { code: 'N', name: 'N', coefficient: null }], groups, emptyGroup }
    case 4:
      return { kind: 'external', fullMarks: pick(g, ['45', '100', '110']) }
    case 5:
      return { kind: 'tasks', factors: [{ code: 'f', name: 'f', options }] }
    default:
      return findingsMethod(g, 'deduct')
  }
}

function tree(g: Draw, code: string, depth: number): Plain {
  const weight = { weight: pick(g, ['0.1', '0.25', '0.4']) }
  const clamp = chance(g, 20) ? { clamp: { min: '-1', max: decimal(g, 3, 12) } } : {}
  const points = decimal(g, 1, 20)
  if (depth === 0 || chance(g, 40)) return leaf(code, points, method(g), { ...weight, ...clamp })
  const children = Array.from({ length: upTo(g, 3, 1) }, (_, place) => tree(g, `${code}-${place}`, depth - 1))
  return group(code, points, children, { ...weight, ...clamp, combine: pick(g, ['sum', 'weighted']) })
}

/** A scheme with every leaf method within reach, and the settings that change what a number becomes. */
export function drawScheme(g: Draw): Scheme {
  return makeScheme({
    points: '100',
    combine: pick(g, ['sum', 'sum', 'weighted']),
    base: Array.from({ length: upTo(g, 3, 1) }, (_, place) => tree(g, `n${place}`, 2)),
    bonus: chance(g, 50) ? [leaf('bonus', pick(g, [null, '5']), { ...findingsMethod(g, 'bonus'), rules: fixedRules })] : [],
    deduction: chance(g, 50) ? [leaf('minus', null, { kind: 'deduct', rules: fixedRules, floor: pick(g, ['-8', '-100']) })] : [],
    veto: chance(g, 30)
      ? [
          leaf('veto', null, {
            kind: 'veto',
            rules: [{ code: 'v', text: 'v', effect: pick<Plain>(g, [{ kind: 'zero' }, { kind: 'flag' }]) }],
          }),
        ]
      : [],
    settings: {
      rounding: { digits: upTo(g, 3), mode: pick(g, ['half_up', 'half_even', 'down']), stage: pick(g, ['final', 'final', 'indicator']) },
      empty: pick(g, ['block', 'zero', 'rescale']),
      absent: pick(g, ['block', 'zero', 'rescale']),
      bonusCap: pick(g, [null, '3']),
      deductionCap: pick(g, [null, '2.5']),
      totalClamp: pick<Plain>(g, [{}, { min: '0', max: '100' }, { max: '12.5' }]),
      closing: { givesBack: pick(g, ['0', '0.5', '1']), cutOff: pick(g, [null, '2026-06-01']) },
      ties: pick(g, ['standard', 'modified', 'dense', 'ordinal']),
      tieBreakers: pick<readonly Plain[]>(g, [
        [],
        [{ kind: 'fewer_deductions' }],
        [{ kind: 'heavier_leaf_first' }, { kind: 'fewer_points_deducted' }],
      ]),
    },
  })
}

const fixedRules = ['r0', 'r1'].map((code) => ({ code, text: code, unit: 'event', amount: { kind: 'fixed', amount: '1.5' } }))

/** Leaves of a scheme in print order. */
export function leavesOf(scheme: Scheme): readonly Leaf[] {
  const walk = (indicator: Indicator): readonly Leaf[] => (isLeaf(indicator) ? [indicator] : indicator.children.flatMap(walk))
  return scheme.parts.flatMap(({ indicator }) => walk(indicator))
}

/** A finding for a leaf, as a facts file holds it. `matters` of 0 gives it no matter. */
export function drawFinding(g: Draw, target: Leaf, evaluatee: string, id: string, matters: number): Plain | null {
  if (target.method.kind === 'veto') return { id, evaluatee, indicator: target.code, rule: 'v', foundOn: '2026-04-01' }
  if (target.method.kind !== 'deduct' && target.method.kind !== 'bonus') return null
  const one = pick(g, target.method.rules)
  const status = pick(g, ['confirmed', 'confirmed', 'rectifying', 'submitted', 'closed'])
  return {
    id,
    evaluatee,
    indicator: target.code,
    rule: one.code,
    quantity: one.unit === 'whole_step' || one.unit === 'pro_rata' ? decimal(g, 1, 9) : String(upTo(g, 3, 1)),
    multipliers: (one.multipliers ?? []).length > 0 && chance(g, 25) ? ['m'] : [],
    ...(one.amount.kind === 'levels' ? { level: 'x' } : {}),
    ...(one.amount.kind === 'range' ? { chosen: decimal(g, 1, 3), reason: 'r' } : {}),
    ...(matters > 0 && chance(g, 40) ? { matterKey: `m${upTo(g, matters)}` } : {}),
    status,
    foundOn: `2026-0${upTo(g, 9, 1)}-01`,
    ...(status === 'closed' ? { closedOn: `2026-0${upTo(g, 9, 1)}-15` } : {}),
  }
}

/** Facts of up to four evaluatees, most inputs there, some missing in each of the five states. */
export function drawFacts(g: Draw, scheme: Scheme, matters = 3): Facts {
  const codes = ['a', 'b', 'c', 'd'].slice(0, upTo(g, 4, 1))
  const lists: Record<'findings' | 'values' | 'marks' | 'surveys' | 'tasks', Plain[]> = {
    findings: [],
    values: [],
    marks: [],
    surveys: [],
    tasks: [],
  }
  for (const evaluatee of codes) {
    for (const one of leavesOf(scheme)) {
      const place = { evaluatee, indicator: one.code }
      const missing = (percent: number): Plain | null => (chance(g, percent) ? { ...place, state: pick(g, states) } : null)
      switch (one.method.kind) {
        case 'deduct':
        case 'bonus':
        case 'veto':
          for (let n = one.method.kind === 'veto' ? upTo(g, 4, -3) : upTo(g, 3); n > 0; n -= 1) {
            const finding = drawFinding(g, one, evaluatee, `${evaluatee}-${one.code}-${n}`, matters)
            if (finding !== null) lists.findings.push(finding)
          }
          break
        case 'measured':
        case 'external':
          lists.values.push(
            missing(12) ?? {
              ...place,
              value: decimal(g, 0, 10),
              ...(one.method.kind === 'measured' ? { baseline: decimal(g, 0, 10) } : {}),
            },
          )
          break
        case 'judged':
          for (const judge of judges) {
            if (!one.method.groups.some((entry) => entry.code === judge.group)) continue
            const mark = one.method.scale.kind === 'range' ? { value: String(upTo(g, 14) / 2) } : { option: pick(g, ['A', 'B', 'C']) }
            lists.marks.push({ judge: judge.code, ...(missing(10) ?? { ...place, ...mark }) })
          }
          break
        case 'survey':
          for (const { code } of one.method.groups) {
            const counts = { A: upTo(g, 9), B: upTo(g, 9), C: upTo(g, 3), N: upTo(g, 3) }
            lists.surveys.push({ group: code, ...(missing(10) ?? { ...place, counts, entitled: upTo(g, 40, 20) }) })
          }
          break
        case 'tasks':
          for (let n = upTo(g, 3); n > 0; n -= 1)
            lists.tasks.push({ ...place, code: `t${n}`, name: `t${n}`, choices: { f: pick(g, ['A', 'B', 'C']) } })
      }
    }
  }
  const evaluatees = codes.map((code) => ({
    code,
    name: code,
    category: pick(g, ['k', 'k', 'l']),
    participation: pick(g, ['full', 'full', 'full', 'by_reference']),
  }))
  return factsSchema.parse({ format: 'hengjian-facts/1', evaluatees, judges, ...lists })
}

const judges = ['p1', 'p2', 'p3', 'p4', 'q1', 'q2'].map((code) => ({ code, name: code, group: code.slice(0, 1) }))

/** The same facts with every list in another order. */
export function shuffle(g: Draw, facts: Facts): Facts {
  const mixed = <T>(list: readonly T[]): T[] => {
    const rest = [...list]
    return list.map(() => rest.splice(upTo(g, rest.length - 1), 1)[0] as T)
  }
  return {
    ...facts,
    evaluatees: mixed(facts.evaluatees),
    judges: mixed(facts.judges),
    findings: mixed(facts.findings),
    values: mixed(facts.values),
    marks: mixed(facts.marks),
    surveys: mixed(facts.surveys),
    tasks: mixed(facts.tasks),
  }
}

import { type AllResults, type EvaluateeResult, scoreAll, toDecimalText } from '../../electron/scoring/index.ts'
import { type Facts, factsSchema } from '../../shared/domain/facts.ts'
import type { Scheme } from '../../shared/domain/scheme/scheme.ts'
import { schemeSchema } from '../../shared/domain/scheme/scheme.ts'

/** Plain data of a scheme or of facts, as a file would hold it; the schemas parse it. */
export type Plain = Readonly<Record<string, unknown>>

/** A leaf; `more` adds or replaces members. */
export function leaf(code: string, points: string | null, method: Plain, more: Plain = {}): Plain {
  return { code, name: code, points, method, ...more }
}

/** A group; `more` adds or replaces members. */
export function group(code: string, points: string | null, children: readonly Plain[], more: Plain = {}): Plain {
  return { code, name: code, points, children, ...more }
}

/** A rule of one event worth `amount`; `more` adds or replaces members. */
export function rule(code: string, amount: string, more: Plain = {}): Plain {
  return { code, text: code, unit: 'event', amount: { kind: 'fixed', amount }, ...more }
}

export interface SchemeParts {
  readonly base?: readonly Plain[]
  readonly bonus?: readonly Plain[]
  readonly deduction?: readonly Plain[]
  readonly veto?: readonly Plain[]
  readonly points?: string | null
  readonly combine?: 'sum' | 'weighted'
  readonly settings?: Plain
}

export function makeScheme(parts: SchemeParts): Scheme {
  const of = (part: 'base' | 'bonus' | 'deduction' | 'veto') => (parts[part] ?? []).map((indicator) => ({ part, indicator }))
  return schemeSchema.parse({
    format: 'hengjian-scheme/1',
    code: 's',
    name: 's',
    kind: 'unit',
    points: parts.points ?? null,
    combine: parts.combine ?? 'sum',
    parts: [...of('base'), ...of('bonus'), ...of('deduction'), ...of('veto')],
    settings: parts.settings ?? {},
  })
}

/** Facts with the evaluatees named; each is a code, or the members that differ from a full participant of category `k`. */
export function makeFacts(evaluatees: readonly (string | Plain)[], lists: Plain = {}): Facts {
  return factsSchema.parse({
    format: 'hengjian-facts/1',
    evaluatees: evaluatees.map((one) =>
      typeof one === 'string' ? { code: one, name: one, category: 'k' } : { name: one.code, category: 'k', ...one },
    ),
    ...lists,
  })
}

/** Results of facts that have no problems. */
export function resultsOf(scheme: Scheme, facts: Facts): AllResults {
  const outcome = scoreAll(scheme, facts)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome.results
}

/** The one result of facts about evaluatee `A` alone; inputs need not name it. */
export function resultOfA(scheme: Scheme, lists: Readonly<Record<string, readonly Plain[]>> = {}): EvaluateeResult {
  const named = Object.fromEntries(
    Object.entries(lists).map(([name, list]) => [
      name,
      name === 'judges' ? list : list.map((entry, place) => withPlace(name, entry, place)),
    ]),
  )
  const [result] = resultsOf(scheme, makeFacts(['A'], named)).evaluatees
  if (result === undefined) throw new Error('no result')
  return result
}

function withPlace(list: string, entry: Plain, place: number): Plain {
  const common = { evaluatee: 'A', ...entry }
  return list === 'findings' ? { id: `f${place + 1}`, foundOn: '2026-03-01', ...common } : common
}

/** Exact total as decimal text, or the codes of the leaves that block it. */
export function totalText(result: EvaluateeResult, missingOf?: AllResults): string {
  const { score } = result
  if (score === null) return 'exempt'
  if (score.total === null) return `missing ${score.missing.map((index) => missingOf?.compiled.leaves[index]?.code ?? index).join(' ')}`
  return toDecimalText(score.total)
}

/** Exact total of evaluatee `A` on a scheme of one leaf `L`. */
export function scoreLeaf(
  points: string | null,
  method: Plain,
  lists: Readonly<Record<string, readonly Plain[]>>,
  settings: Plain = {},
): string {
  const named = Object.fromEntries(
    Object.entries(lists).map(([name, list]) => [name, name === 'judges' ? list : list.map((entry) => ({ indicator: 'L', ...entry }))]),
  )
  return totalText(resultOfA(makeScheme({ base: [leaf('L', points, method)], settings }), named))
}

import { fromUnits } from '../../../shared/domain/decimal-text.ts'
import { counts } from '../../../shared/domain/finding-status.ts'
import { compareIds } from '../compare-ids.ts'
import type { CompiledScheme, FindingsMethod } from '../compiled.ts'
import { add, compare, divide, type Fraction, multiply, negate, ONE, sign, subtract, ZERO } from '../fraction.ts'
import type { FindingInput } from '../inputs.ts'
import { note, type Trace } from '../trace.ts'
import { addUp, type RuleSum } from './finding-caps.ts'
import { type Magnitude, magnitudeOf } from './rule-amount.ts'

/** A counting finding with what it is worth; `value` is its magnitude after multipliers and what closing gave back. */
export interface WeighedFinding {
  readonly finding: FindingInput
  readonly magnitude: Magnitude
  readonly given: Fraction
  readonly value: Fraction
}

/** Score of a findings leaf. `taken` is what deductions took after caps and the floor, `deductions` how many findings took something. */
export interface FindingsResult {
  readonly value: Fraction
  readonly taken: Fraction
  readonly deductions: number
}

/**
 * Counting findings of a leaf in the order of their day, then of their id, each with its magnitude.
 *
 * Closed findings get back the scheme's share when they were closed before the cut-off day (`closing.cutOff` null: whenever they were closed); a
 * closed finding without a closing day gets nothing back. Given back first, so that what no longer counts never displaces what still does.
 *
 * @returns null when a counting finding has no amount (see `magnitudeOf`): the leaf then has no score, rather than a wrong one.
 */
export function weighFindings(
  compiled: CompiledScheme,
  method: FindingsMethod,
  findings: readonly FindingInput[],
): readonly WeighedFinding[] | null {
  const counting: FindingInput[] = []
  for (const finding of findings) if (counts(finding.status)) insert(counting, finding)
  const weighed: WeighedFinding[] = []
  for (const finding of counting) {
    let ordinal = 1
    for (const before of weighed) if (before.finding.rule === finding.rule) ordinal += 1
    const magnitude = magnitudeOf(method, finding, ordinal)
    if (magnitude === null) return null
    const full = magnitude.factor === ONE ? magnitude.amount : multiply(magnitude.amount, magnitude.factor)
    if (isGivenBack(compiled, finding, magnitude)) {
      const given = multiply(full, compiled.givesBack)
      weighed.push({ finding, magnitude, given, value: subtract(full, given) })
    } else weighed.push({ finding, magnitude, given: ZERO, value: full })
  }
  return weighed
}

/** Keeps a list in the order of days while it grows; the findings of one leaf are few, and most come in that order. */
function insert(list: FindingInput[], finding: FindingInput): void {
  let place = list.length
  for (let before = list[place - 1]; before !== undefined && byDay(before, finding) > 0; before = list[place - 1]) {
    list[place] = before
    place -= 1
  }
  list[place] = finding
}

/** Order in which findings were met: by day, then by id. Never by the order of the list. */
export function byDay(a: FindingInput, b: FindingInput): number {
  if (a.foundOn !== b.foundOn) return a.foundOn < b.foundOn ? -1 : 1
  return compareIds(a.id, b.id)
}

/** Only deductions are given back: closing an award takes nothing away from it. */
function isGivenBack(compiled: CompiledScheme, finding: FindingInput, magnitude: Magnitude): boolean {
  if (sign(compiled.givesBack) === 0 || magnitude.rule.sign > 0 || finding.status !== 'closed' || finding.closedOn === null) return false
  const { cutOff } = compiled.scheme.settings.closing
  return cutOff === null || finding.closedOn < cutOff
}

/**
 * Score of a `deduct` or `bonus` leaf from its counting findings.
 *
 * Order: amount × quantity → multipliers → given back on closing → same matter (decided for the whole evaluatee, `displaced` names the finding that
 * counts instead) → highest only → cap of the rule → shared cap → cap of the leaf → ceiling → floor. A rule's cap bounds what the rule moves; a
 * shared cap bounds the deductions of its rules together, and their additions together. Of equal findings in a highest-only group the earliest
 * counts; with scope `matter` a finding without a matter stands alone. A bonus leaf is capped as a whole and has no floor of its own.
 *
 * Example: 10 points, two events at 0.5 and one "once" 1, cap of the first rule 0.8 → 10 − 0.8 − 1 = 8.2.
 */
export function scoreFindings(
  method: FindingsMethod,
  weighed: readonly WeighedFinding[],
  displaced: ReadonlyMap<string, string> | null,
  trace: Trace | null,
): FindingsResult {
  if (trace !== null) note(trace, 'start', { start: method.start }, method.start)
  if (weighed.length === 0) return { value: method.start, taken: ZERO, deductions: 0 }

  const outdone = highestOnly(method, weighed, displaced)
  const byRule: RuleSum[] = []
  let deductions = 0
  for (const one of weighed) {
    const matter = displaced?.get(one.finding.id)
    const higher = outdone?.get(one.finding.id)
    if (trace !== null) noteFinding(trace, method, one, matter, higher)
    if (matter !== undefined || higher !== undefined) continue
    const { rule } = one.magnitude
    const before = byRule.find((entry) => entry.rule === rule)
    if (before === undefined) byRule.push({ rule, sum: one.value })
    else before.sum = add(before.sum, one.value)
    if (rule.sign < 0 && sign(one.value) > 0) deductions += 1
  }

  return { ...addUp(method, byRule, trace), deductions }
}

/** Which findings of highest-only groups give way, and to which one. Null when the leaf has no such findings. */
function highestOnly(
  method: FindingsMethod,
  weighed: readonly WeighedFinding[],
  displaced: ReadonlyMap<string, string> | null,
): ReadonlyMap<string, string> | null {
  if (method.groups.length === 0) return null
  const best = new Map<string, WeighedFinding>()
  const outdone = new Map<string, string>()
  const keyOf = ({ finding, magnitude }: WeighedFinding): string | null => {
    const { group } = magnitude.rule
    if (group === null || displaced?.has(finding.id) === true) return null
    if (method.groups[group]?.scope === 'leaf') return `${group}`
    return finding.matterKey === null ? null : `${group} ${finding.matterKey}`
  }
  for (const one of weighed) {
    const key = keyOf(one)
    if (key === null) continue
    const other = best.get(key)
    if (other === undefined || compare(one.value, other.value) > 0) best.set(key, one)
  }
  for (const one of weighed) {
    const key = keyOf(one)
    const kept = key === null ? undefined : best.get(key)
    if (kept !== undefined && kept !== one) outdone.set(one.finding.id, kept.finding.id)
  }
  return outdone
}

function noteFinding(
  trace: Trace,
  method: FindingsMethod,
  one: WeighedFinding,
  matter: string | undefined,
  higher: string | undefined,
): void {
  const { finding, magnitude, given, value } = one
  const signed = (amount: Fraction): Fraction => (magnitude.rule.sign < 0 ? negate(amount) : amount)
  const back = (amount: Fraction): Fraction => (magnitude.rule.sign < 0 ? amount : negate(amount))
  const named = { rule: magnitude.rule.code, text: magnitude.rule.rule.text }
  note(
    trace,
    'finding',
    {
      ...named,
      quantity: fromUnits(finding.quantity),
      amount: magnitude.amount,
      date: finding.foundOn,
      ...(finding.source === undefined ? {} : { source: finding.source }),
      ...(finding.level === null ? {} : { level: finding.level }),
      ...(finding.reason === undefined || finding.reason === null ? {} : { reason: finding.reason }),
    },
    signed(magnitude.amount),
    finding.id,
  )
  let running = magnitude.amount
  for (const multiplier of magnitude.rule.rule.multipliers ?? []) {
    for (const code of finding.multipliers) {
      const factor = code === multiplier.code ? magnitude.rule.factors.get(code) : undefined
      if (factor === undefined) continue
      const after = multiply(running, factor)
      note(trace, 'multiplier', { rule: named.rule, name: multiplier.name, factor }, signed(subtract(after, running)), finding.id)
      running = after
    }
  }
  if (sign(given) > 0) note(trace, 'given_back', { share: divide(given, running), closedOn: finding.closedOn }, back(given), finding.id)
  if (matter !== undefined) {
    note(trace, 'same_matter', { matterKey: finding.matterKey, keptFinding: matter }, back(value), finding.id)
  } else if (higher !== undefined) {
    const group = magnitude.rule.group === null ? null : (method.groups[magnitude.rule.group]?.name ?? null)
    note(trace, 'highest_only', { group, keptFinding: higher }, back(value), finding.id)
  }
}

import type { Rule } from '../../shared/domain/scheme/rules.ts'
import { plus } from './amounts.ts'
import { type Counting, readCounting } from './counting.ts'
import { type Draft, type Mark, type MethodReading, mark, note, wordsOf } from './draft.ts'
import type { Piece } from './pieces.ts'
import { readChange } from './read-change.ts'
import { readLimit } from './read-limits.ts'
import { readScore } from './scores.ts'

interface Deed {
  /** The piece names no deed itself. */
  readonly bare: boolean
  readonly points: string
  readonly counting: Counting
}

/** What one piece gives for a deed: "召开推进会得3分", "每篇另加1分"; null for totals and for what gives nothing. */
function readDeed(draft: Draft, piece: Piece): Deed | null {
  if (/^(?:本项|该项)?(?:满分|总分|分值|共)/.test(piece.text)) return null
  const change = readChange(piece.text, draft.points, null)
  if (change !== null) {
    return change.effect === 'add' && change.amount.kind === 'fixed'
      ? { bare: change.subject === '' && change.counting.unit === 'once', points: change.amount.amount, counting: change.counting }
      : null
  }
  const statement = readScore(piece)
  const points = statement === null || statement.score.kind !== 'points' ? null : statement.score.points
  if (statement === null || points === null || points === '0') return null
  return { bare: statement.subject === '', points, counting: readCounting(statement.subject, '') }
}

/**
 * "制定计划得2分；召开推进会得2分；每开展1次活动得0.5分，最多得3分": points that are collected, a bonus catalogue on a base leaf.
 *
 * Read after tiers and options, so that only statements about deeds are left. Statements that add up to the leaf's points, or that count something,
 * are certain; else whether they add up or exclude each other is a guess.
 */
export function readAdditive(draft: Draft): MethodReading | null {
  const rules: Rule[] = []
  const marks: Mark[] = []
  let sum = '0'
  let counted = false
  let cap: string | null = null
  let first = 0
  for (const piece of draft.pieces) {
    const limit = readLimit(piece.text)
    const last = rules.at(-1)
    if (draft.pieces[first]?.segment !== piece.segment) first = piece.index
    if (limit?.kind === 'cap') {
      const lone = marks.filter(({ role, last: at }) => role === 'rule' && draft.pieces[at]?.segment === piece.segment).length === 1
      const own = last !== undefined && marks.at(-1)?.last === piece.index - 1 && piece.joint === ',' && limit.reach === null && lone
      if (own) rules[rules.length - 1] = { ...last, cap: limit.amount }
      else cap = limit.amount
      marks.push(mark(piece, 'cap', null, own ? [last.code] : []))
      first = piece.index + 1
      continue
    }
    if (limit?.kind === 'ceiling' || limit?.kind === 'floor') marks.push(mark(piece, 'cap'))
    const deed = readDeed(draft, piece)
    if (deed === null || (deed.bare && first === piece.index)) continue
    const { points, counting } = deed
    const code = `r${rules.length + 1}`
    const stepped = counting.unit === 'whole_step' && counting.step !== null
    counted ||= counting.unit !== 'once'
    sum = plus(sum, points)
    rules.push({
      code,
      text: wordsOf(draft.folded, draft.pieces[first]?.start ?? 0, piece.end).slice(0, 4000),
      unit: counting.unit,
      ...(counting.label === null ? {} : { unitLabel: counting.label }),
      ...(stepped && counting.step !== null ? { step: counting.step } : {}),
      amount: { kind: 'fixed', amount: points },
      evidence: 'optional',
    })
    marks.push({ first, last: piece.index, role: 'rule', note: null, rules: [code] })
    first = piece.index + 1
  }
  if (rules.length === 0 || (rules.length === 1 && !counted)) return null
  const certain = counted || (draft.points !== null && sum === draft.points)
  const noted = certain ? marks : marks.map((each) => (each.role === 'rule' ? { ...each, note: note('points_collected') } : each))
  return { method: { kind: 'bonus', rules, ...(cap === null ? {} : { cap }) }, marks: noted }
}

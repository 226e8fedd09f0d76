import type { Rule } from '../../shared/domain/scheme/rules.ts'
import { compareDecimals, decimal, numberPattern } from './amounts.ts'
import type { BoundRules } from './bind-limits.ts'
import { type Draft, type Mark, mark, note } from './draft.ts'

const stated = new RegExp(String.raw`\((?:满分|分值|共)?:?(${numberPattern})分\)$`)

/**
 * "（1）制定计划（3分）：未制定扣3分…（2）…（5分）：…": the points of a part of the leaf bound what its rules take together.
 *
 * They become a shared cap of the rules up to the next such heading, as a guess. Rules that already have a shared cap keep it.
 */
export function capBySubPoints(draft: Draft, bound: BoundRules): BoundRules {
  const claimed = (index: number): boolean =>
    bound.drafts.some(({ changes }) => changes.some(({ first, last }) => first <= index && index <= last)) ||
    bound.marks.some(({ first, last }) => first <= index && index <= last)
  const headings = draft.pieces.flatMap((piece) => {
    const points = stated.exec(piece.text)?.[1]
    return points === undefined || claimed(piece.index) ? [] : [{ piece, points: decimal(points) }]
  })
  const [only] = headings
  const wholeLeaf =
    headings.length === 1 && (draft.points === null || only === undefined || compareDecimals(only.points, draft.points) >= 0)
  const sharedCaps = [...bound.sharedCaps]
  const marks: Mark[] = [...bound.marks]
  let { drafts } = bound
  for (const [at, { piece, points }] of headings.entries()) {
    const end = headings[at + 1]?.piece.index ?? draft.pieces.length
    const inside = drafts.filter(({ changes }) => {
      const last = changes.at(-1)?.last ?? 0
      return last > piece.index && last < end
    })
    const bind = !wholeLeaf && inside.length > 0 && inside.every(({ rule }) => rule.sharedCap === undefined)
    const codes = inside.map(({ code }) => code)
    marks.push(mark(piece, 'points', bind ? note('sub_points', { points }) : null, bind ? codes : []))
    if (!bind) continue
    const code = `s${sharedCaps.length + 1}`
    sharedCaps.push({ code, name: piece.text.replace(stated, '').slice(0, 200) || points, cap: points })
    const capped = (rule: Rule): Rule => ({ ...rule, sharedCap: code })
    drafts = drafts.map((each) => (codes.includes(each.code) ? { ...each, rule: capped(each.rule) } : each))
  }
  return { ...bound, drafts, sharedCaps, marks }
}

import { describe, expect, it } from 'vitest'
import type { Draft, Mark } from '../../electron/prose/draft.ts'
import { foldText, originalRange } from '../../electron/prose/folded-text.ts'
import { type CriteriaContext, type CriteriaReading, readCriteria } from '../../electron/prose/index.ts'
import { splitPieces } from '../../electron/prose/pieces.ts'
import { noteUnusedNumbers } from '../../electron/prose/unused-numbers.ts'
import { bonuses } from './corpus/bonuses.ts'
import { deductions } from './corpus/deductions.ts'
import { everyday } from './corpus/everyday.ts'
import { measured } from './corpus/measured.ts'
import { seventhRound } from './corpus/seventh-round.ts'
import { sixthRoundMethods } from './corpus/sixth-round-methods.ts'
import { sixthRoundRules } from './corpus/sixth-round-rules.ts'

const plain: CriteriaContext = { points: '10', part: 'base', name: '', above: [], checkedBy: null, grades: [] }
const absent = '77.7777'

/** What the guard saw: the pieces of a text with the clauses that a reading made of them. */
function guarded(text: string, context: CriteriaContext, { clauses, points }: CriteriaReading): { draft: Draft; marks: readonly Mark[] } {
  const folded = foldText(text)
  const pieces = splitPieces(folded)
  const draft: Draft = { folded, pieces, context, points: context.points ?? points }
  const marks = clauses.flatMap(({ start, end, role, rules }): readonly Mark[] => {
    const inside = pieces.filter((piece) => {
      const range = originalRange(folded, piece.start, piece.end)
      return range.start >= start && range.end <= end
    })
    const [first, last] = [inside[0], inside.at(-1)]
    return first === undefined || last === undefined ? [] : [{ first: first.index, last: last.index, role, note: null, rules }]
  })
  return { draft, marks }
}

/** Every copy of the method in which one amount that stands there once is another. */
function withoutOneAmount(method: unknown, points: string | null): readonly unknown[] {
  const json = JSON.stringify(method)
  const amounts = [...json.matchAll(/"(?:amount|min|max|cap|points|coefficient)":"(\d[\d.]*)"/g)].map(([, value = '']) => value)
  const single = amounts.filter((value) => json.split(`"${value}"`).length === 2 && value !== points && value !== '0' && value !== '1')
  return single.map((value) => JSON.parse(json.replace(`"${value}"`, `"${absent}"`)))
}

describe('a number that went into no proposal', () => {
  it('leaves no reading certain, whichever amount is taken out of it', () => {
    const corpus = [...deductions, ...bonuses, ...measured, ...everyday, ...sixthRoundRules, ...sixthRoundMethods, ...seventhRound]
    let tried = 0
    for (const { text, context: changes } of corpus) {
      const context = { ...plain, ...changes }
      const reading = readCriteria(text, context)
      // 一半 is a word: it has no number that could be missing.
      if (reading.certainty !== 'certain' || reading.method === null || /半/.test(text)) continue
      const { draft, marks } = guarded(text, context, reading)
      for (const method of withoutOneAmount(reading.method, draft.points)) {
        tried += 1
        const codes: readonly string[] = noteUnusedNumbers(draft, method, marks).flatMap(({ note }) => note?.code ?? [])
        expect(codes, `${text} ${JSON.stringify(method)}`).toContain('number_unused')
      }
    }

    expect(tried).toBeGreaterThan(150)
  })

  it('is named by the clause that states it', () => {
    const text = '优秀（10分）、良好（8分）、一般（6分）'
    const folded = foldText(text)
    const draft: Draft = { folded, pieces: splitPieces(folded), context: plain, points: '10' }
    const marks: readonly Mark[] = [{ first: 0, last: draft.pieces.length - 1, role: 'option', note: null, rules: [] }]

    expect(noteUnusedNumbers(draft, { options: ['1', '0.8'] }, marks)[0]?.note).toEqual({ code: 'number_unused', values: { number: '6' } })
  })

  it('may stand in the fact of a rule, which keeps it in its text', () => {
    const { certainty } = readCriteria('参学率低于80%的每次扣0.5分；得分低于60分的扣1分。', plain)

    expect(certainty).toBe('certain')
  })
})

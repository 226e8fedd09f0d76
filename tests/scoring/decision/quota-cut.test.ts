import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  boundaryOptions,
  type Candidate,
  cutByQuotas,
  type GradeCase,
  nearMisses,
  settleTie,
  type TieDecision,
} from '../../../electron/scoring/decision/index.ts'
import { type CompiledScheme, compileScheme, gradeOf, ofUnits, whole } from '../../../electron/scoring/index.ts'
import { toUnits } from '../../../shared/domain/decimal-text.ts'
import { leaf, makeScheme, type Plain } from '../build.ts'

const bands = [
  { code: 'A', name: '优秀', lower: '90', upper: null },
  { code: 'B', name: '良好', lower: '80', upper: '90' },
  { code: 'C', name: '合格', lower: '0', upper: '80' },
]

function schemeOf(quotas: readonly Plain[], more: Plain = {}): CompiledScheme {
  const base = [leaf('X', '100', { kind: 'external', fullMarks: '100' })]
  return compileScheme(makeScheme({ base, points: '100', settings: { bands, quotas, ...more } }))
}

const numbered = (grade: string, number: number, per = 'category'): Plain => ({ grade, limit: { kind: 'number', number }, per })

interface Row {
  readonly id: string
  readonly total: string
  readonly category?: string
  readonly band?: string | null
  /** The unrounded total in 1/10,000, where it differs. */
  readonly exact?: number
  readonly deductions?: number
}

function caseOf(compiled: CompiledScheme, rows: readonly Row[], decisions: readonly TieDecision[] = []): GradeCase {
  const candidates = rows.map(({ id, total, category = 'k', band, exact, deductions = 0 }): Candidate => {
    const rounded = toUnits(total)
    return {
      category,
      band: band === undefined ? (gradeOf(compiled, rounded, [])?.code ?? null) : band,
      entry: {
        id,
        rounded,
        total: ofUnits(exact ?? rounded),
        deductionCount: deductions,
        pointsDeducted: whole(0),
        nodes: () => [],
      },
    }
  })
  const participants = new Map([...Map.groupBy(candidates, ({ category }) => category)].map(([category, all]) => [category, all.length]))
  return { compiled, candidates, participants, decisions }
}

/** Grades as `id grade`, an open one with a question mark. */
function grades(gradeCase: GradeCase): readonly string[] {
  return [...cutByQuotas(gradeCase).grades.values()].map(({ id, grade, open }) => `${id} ${grade ?? '-'}${open ? '?' : ''}`)
}

describe('a quota', () => {
  test('admits by place until it is full, and the others fall to the next lower grade', () => {
    const cut = caseOf(schemeOf([numbered('A', 2)]), [
      { id: 'a', total: '96' },
      { id: 'b', total: '95' },
      { id: 'c', total: '94' },
      { id: 'd', total: '85' },
    ])

    expect(grades(cut)).toEqual(['a A', 'b A', 'c B', 'd B'])
    expect(cutByQuotas(cut).quotas).toEqual([{ grade: 'A', category: 'k', places: 2, reached: 3, admitted: 2 }])
    expect(cutByQuotas(cut).grades.get('c')?.cuts).toEqual([{ grade: 'A', category: 'k', kind: 'full', place: 3, places: 2 }])
  })

  test('fills the next grade with those who fell before those whose points reach it, and cuts there again', () => {
    const cut = caseOf(schemeOf([numbered('A', 1), numbered('B', 2)]), [
      { id: 'a', total: '96' },
      { id: 'b', total: '95' },
      { id: 'c', total: '94' },
      { id: 'd', total: '85' },
    ])

    expect(grades(cut)).toEqual(['a A', 'b B', 'c B', 'd C'])
  })

  test('is a share of all full participants, rounded down: 30 % of 7 is 2', () => {
    const rows = Array.from({ length: 7 }, (_, index) => ({ id: `e${index}`, total: String(99 - index) }))
    const share = { grade: 'A', limit: { kind: 'share', share: '0.3' } }

    expect(cutByQuotas(caseOf(schemeOf([share]), rows)).quotas).toEqual([{ grade: 'A', category: 'k', places: 2, reached: 7, admitted: 2 }])
  })

  test('for the whole cycle cuts by the overall order, after those for each category', () => {
    const cut = caseOf(schemeOf([numbered('A', 2), numbered('A', 3, 'cycle')]), [
      { id: 'a', total: '99', category: 'k' },
      { id: 'b', total: '92', category: 'k' },
      { id: 'c', total: '91', category: 'k' },
      { id: 'd', total: '95', category: 'm' },
      { id: 'e', total: '94', category: 'm' },
    ])

    expect(grades(cut)).toEqual(['a A', 'b B', 'c B', 'd A', 'e A'])
  })

  test('leaves those who fall out of the lowest grade without one', () => {
    expect(
      grades(
        caseOf(schemeOf([numbered('C', 1)]), [
          { id: 'a', total: '70' },
          { id: 'b', total: '60' },
        ]),
      ),
    ).toEqual(['a C', 'b -'])
  })
})

describe('a tie on the line', () => {
  const rows: readonly Row[] = [
    { id: 'a', total: '95' },
    { id: 'b', total: '93' },
    { id: 'c', total: '92', exact: 920_010, deductions: 3 },
    { id: 'd', total: '92', exact: 919_990, deductions: 1 },
    { id: 'e', total: '91' },
    { id: 'f', total: '82' },
  ]
  const three = schemeOf([numbered('A', 3), numbered('B', 2)])

  test('is not decided by the program, and asks nothing further down until it is', () => {
    const open = caseOf(three, rows)

    expect(grades(open)).toEqual(['a A', 'b A', 'c B?', 'd B?', 'e C', 'f C'])
    expect(cutByQuotas(open).ties).toEqual([
      { grade: 'A', category: 'k', places: 3, free: 1, tied: ['c', 'd'], decided: null, outdated: false },
    ])
  })

  test('offers four options, each with who gets the grade, the places used and the next grade', () => {
    const open = caseOf(three, rows)
    const [tie] = cutByQuotas(open).ties

    expect(tie && boundaryOptions(open, tie)).toEqual([
      {
        choice: 'admit_all',
        possible: true,
        admitted: ['c', 'd'],
        used: 4,
        by: null,
        next: { grade: 'B', count: 2, places: 2, tie: false },
      },
      // c and d fill the places of the next grade together: e, whose place is behind theirs, has none left.
      { choice: 'admit_none', possible: true, admitted: [], used: 2, by: null, next: { grade: 'B', count: 2, places: 2, tie: false } },
      {
        choice: 'next_tie_breaker',
        possible: true,
        admitted: ['c'],
        used: 3,
        by: { kind: 'exact_total', node: null },
        next: { grade: 'B', count: 2, places: 2, tie: false },
      },
      { choice: 'vote', possible: true, admitted: null, used: 3, by: null, next: { grade: 'B', count: 2, places: 2, tie: false } },
    ])
  })

  test('goes to fewer deductions where the unrounded totals are equal too', () => {
    const equal = caseOf(
      three,
      rows.map((row) => ({ ...row, exact: toUnits(row.total) })),
    )
    const [tie] = cutByQuotas(equal).ties

    expect(tie && settleTie(equal, tie, 'next_tie_breaker')).toEqual({
      ok: true,
      admitted: ['d'],
      by: { kind: 'fewer_deductions', node: null },
    })
  })

  test('has no next tie-breaker where nothing tells the equal ones apart', () => {
    const equal = caseOf(
      three,
      rows.map(({ id, total }) => ({ id, total })),
    )
    const [tie] = cutByQuotas(equal).ties

    expect(tie && settleTie(equal, tie, 'next_tie_breaker')).toEqual({ ok: false, fault: 'no_breaker_left' })
    expect(tie && boundaryOptions(equal, tie)[2]).toEqual({
      choice: 'next_tie_breaker',
      possible: false,
      admitted: [],
      used: 2,
      by: null,
      next: null,
    })
  })

  test('is told apart by a vote that is clear on the line, and by no other', () => {
    const open = caseOf(three, rows)
    const [tie] = cutByQuotas(open).ties

    expect(tie && settleTie(open, tie, 'vote', { c: 4, d: 5 })).toEqual({ ok: true, admitted: ['d'], by: null })
    expect(tie && settleTie(open, tie, 'vote', { c: 5, d: 5 })).toEqual({ ok: false, fault: 'votes_equal' })
    expect(tie && settleTie(open, tie, 'vote', { c: 5 })).toEqual({ ok: false, fault: 'votes_missing' })
  })

  test('keeps its decision only while the same ones are equal', () => {
    const all: TieDecision = { category: 'k', grade: 'A', choice: 'admit_all', tied: ['d', 'c'], admitted: ['c', 'd'] }

    expect(grades(caseOf(three, rows, [all]))).toEqual(['a A', 'b A', 'c A', 'd A', 'e B', 'f B'])
    const moved = caseOf(
      three,
      rows.map((row) => (row.id === 'e' ? { ...row, total: '92' } : row)),
      [all],
    )
    expect(cutByQuotas(moved).ties).toEqual([
      { grade: 'A', category: 'k', places: 3, free: 1, tied: ['c', 'd', 'e'], decided: null, outdated: true },
    ])
  })

  test('is seen under ordinal places too, where the program would else decide by the number of a row', () => {
    const ordinal = schemeOf([numbered('A', 3)], { ties: 'ordinal' })

    expect(cutByQuotas(caseOf(ordinal, rows)).ties).toHaveLength(1)
  })
})

describe('one line why not', () => {
  test('names the points that lack, the full quota with the place, the veto, the tie; and only the nearest of those who lack points', () => {
    const rows: readonly Row[] = [
      { id: 'a', total: '97' },
      { id: 'v', total: '96', band: 'B' },
      { id: 'b', total: '95' },
      { id: 'c', total: '94' },
      { id: 'd', total: '89.88' },
      { id: 'e', total: '84' },
      { id: 'f', total: '79.5' },
    ]
    const cut = caseOf(schemeOf([numbered('A', 2)]), rows)
    const { grades: after, ties } = cutByQuotas(cut)

    const ranked = cut.candidates.map((candidate, index) => ({ ...candidate, rank: index + 1 }))
    expect(Object.fromEntries(nearMisses(cut.compiled, ranked, after, ties))).toEqual({
      v: { kind: 'veto', grade: 'A' },
      c: { kind: 'quota', grade: 'A', place: 3, places: 2 },
      d: { kind: 'points', grade: 'A', gap: '0.12' },
      f: { kind: 'points', grade: 'B', gap: '0.5' },
    })
  })
})

describe('for all results', () => {
  const row = fc.record({ total: fc.integer({ min: 70, max: 99 }), category: fc.constantFrom('k', 'm'), deductions: fc.nat({ max: 2 }) })
  const rowsOf = (made: readonly { total: number; category: string; deductions: number }[]): Row[] =>
    made.map(({ total, ...more }, index) => ({ id: `e${index}`, total: String(total), ...more }))
  const quotas = fc.record({ a: fc.nat({ max: 4 }), b: fc.nat({ max: 4 }), all: fc.nat({ max: 6 }) })

  test('the order of input never matters, a quota is never exceeded without a decision, and a better place never has a worse grade', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 14 }), quotas, fc.nat(), (made, { a, b, all }, turn) => {
        const compiled = schemeOf([numbered('A', a), numbered('B', b), numbered('A', all, 'cycle')])
        const rows = rowsOf(made)
        const shift = rows.length === 0 ? 0 : turn % rows.length
        const result = cutByQuotas(caseOf(compiled, rows))
        const turned = cutByQuotas(caseOf(compiled, [...rows.slice(shift), ...rows.slice(0, shift)].toReversed()))

        for (const [id, grade] of result.grades) expect(turned.grades.get(id)).toEqual(grade)
        for (const { places, admitted } of result.quotas) expect(admitted).toBeLessThanOrEqual(places)
        const order = ['A', 'B', 'C', null]
        for (const better of rows) {
          for (const worse of rows) {
            if (better.category !== worse.category || Number(better.total) <= Number(worse.total)) continue
            const [first, second] = [result.grades.get(better.id)?.grade ?? null, result.grades.get(worse.id)?.grade ?? null]
            expect(order.indexOf(first)).toBeLessThanOrEqual(order.indexOf(second))
          }
        }
      }),
    )
  })
})

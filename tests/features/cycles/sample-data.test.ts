import { describe, expect, it } from 'vitest'
import { officeSample } from '../../../electron/features/cycles/sample/office-sample.ts'
import { provinceSample } from '../../../electron/features/cycles/sample/province-sample.ts'
import type { SampleData } from '../../../electron/features/cycles/sample/sample-data.ts'
import { checkScheme } from '../../../electron/scoring/check-scheme.ts'
import {
  buildCohort,
  checkFinding,
  checkMark,
  checkValue,
  compileScheme,
  gradeOf,
  rankEntry,
  rankEvaluatees,
  scoreEvaluatee,
} from '../../../electron/scoring/index.ts'
import { counts } from '../../../shared/domain/finding-status.ts'
import { sampleInputs, unitsOf } from './sample-inputs.ts'

const samples = [
  { size: 'office', make: officeSample },
  { size: 'province', make: provinceSample },
] as const

const countBy = <T>(rows: Iterable<T>, key: (row: T) => string): Readonly<Record<string, number>> => {
  const numbers: Record<string, number> = {}
  for (const row of rows) numbers[key(row)] = (numbers[key(row)] ?? 0) + 1
  return numbers
}

function* allMarks(data: SampleData) {
  for (const place of data.evaluatees.keys()) yield* data.marksOf(place)
}

describe.each(samples)('the $size sample', ({ make }) => {
  it('is the same at every call', () => {
    const digest = (data: SampleData) => [
      [...data.findings].slice(0, 500),
      [...data.values].slice(0, 500),
      [...data.marksOf(3)],
      data.evaluatees.slice(0, 50),
    ]

    expect(digest(make())).toEqual(digest(make()))
  })

  it('has a scheme without problems and only inputs that the scheme takes', () => {
    const data = make()
    const compiled = compileScheme(data.scheme)
    const leafOf = (code: string) => {
      const leaf = compiled.leaves[compiled.leafIndexByCode.get(code) ?? -1]
      if (leaf === undefined) throw new Error(`no leaf ${code}`)
      return leaf
    }

    const problems = [
      ...[...data.findings].flatMap((finding) =>
        checkFinding(leafOf(finding.indicator), {
          ...finding,
          quantity: unitsOf(finding.quantity),
          chosen: finding.chosen === null ? null : unitsOf(finding.chosen),
        }),
      ),
      ...[...data.values].flatMap(({ indicator, input }) =>
        checkValue(leafOf(indicator), {
          state: input.state,
          value: input.value === null ? null : unitsOf(input.value),
          baseline: null,
          target: null,
        }),
      ),
      ...data.evaluatees
        .slice(0, 100)
        .flatMap((_, place) =>
          [...data.marksOf(place)].flatMap((mark) => checkMark(leafOf(mark.indicator), { ...mark, judge: 'p', group: 'panel' })),
        ),
    ]
    expect({ scheme: checkScheme(data.scheme), problems }).toEqual({ scheme: [], problems: [] })
  })

  it('shows no person: everybody in it is called a sample', () => {
    const data = make()

    const people = new Set([...data.judges.map((judge) => judge.name)])
    for (const finding of data.findings) for (const name of [finding.recordedBy, finding.confirmedBy]) if (name !== null) people.add(name)
    expect([...people].filter((name) => !name.startsWith('示例'))).toEqual([])
  })

  it('confirms what counts and nothing else, never by the one who recorded it', () => {
    const wrong = [...make().findings].filter(
      ({ status, recordedBy, confirmedBy, confirmedAt }) =>
        counts(status) !== (confirmedBy !== null && confirmedAt !== null) || confirmedBy === recordedBy,
    )

    expect(wrong).toEqual([])
  })
})

describe('the office sample as a year', () => {
  const data = officeSample()

  it('has findings in every status', () => {
    expect(Object.keys(countBy(data.findings, (finding) => finding.status)).sort()).toEqual([
      'closed',
      'confirmed',
      'draft',
      'rectifying',
      'returned',
      'submitted',
      'verifying',
      'withdrawn',
    ])
  })

  it('has findings in every month from January to November and none later', () => {
    const months = Object.keys(countBy(data.findings, (finding) => finding.foundOn.slice(0, 7)))

    expect(months.sort()).toEqual(Array.from({ length: 11 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}`))
    expect([...data.findings].filter((finding) => finding.foundOn > '2026-11-20' || (finding.closedOn ?? '') > '2026-11-20')).toEqual([])
  })

  it('has marks that are given, recused and absent', () => {
    expect(Object.keys(countBy(allMarks(data), (mark) => mark.state)).sort()).toEqual(['absent', 'recused', 'scored'])
  })

  it('ranks with a tie inside a category, leaves some incomplete, some by reference, and lowers one grade by a veto', () => {
    const compiled = compileScheme(data.scheme)
    const inputs = sampleInputs(data)
    const cohort = buildCohort(compiled, inputs)
    const scored = inputs.map((one) => ({ one, score: scoreEvaluatee(compiled, one, cohort) }))
    const ranked = data.categories.flatMap((category) =>
      rankEvaluatees(
        compiled,
        scored
          .filter(({ one, score }) => one.category === category && one.participation === 'full' && score.state === 'complete')
          .map(({ one, score }) => rankEntry(one.evaluatee, score)),
      ),
    )
    const lowered = scored.filter(({ score }) => {
      const free = score.rounded === null ? null : gradeOf(compiled, score.rounded, [])
      return score.rounded !== null && free?.code !== gradeOf(compiled, score.rounded, score.vetoes)?.code
    })

    expect({
      ranked: ranked.length,
      tied: ranked.filter(({ tie }) => tie?.kind === 'stands').length,
      incomplete: scored.filter(({ score, one }) => score.state === 'incomplete' && one.participation !== 'exempt').length,
      byReference: data.evaluatees.filter(({ participation }) => participation === 'by_reference').length,
      exempt: data.evaluatees.filter(({ participation }) => participation === 'exempt').length,
      lowered: lowered.length,
    }).toEqual({ ranked: 76, tied: 2, incomplete: 3, byReference: 4, exempt: 1, lowered: 1 })
  })
})

describe('the province sample', () => {
  it('has the reference size', () => {
    const data = provinceSample()
    const leaves = countBy(compileScheme(data.scheme).leaves, (leaf) => leaf.leaf.method.kind)

    expect({
      categories: data.categories.length,
      evaluatees: data.evaluatees.length,
      leaves,
      findings: [...data.findings].length,
      values: [...data.values].length,
      marks: countBy(allMarks(data), () => 'all').all,
    }).toEqual({
      categories: 85,
      evaluatees: 3400,
      leaves: { judged: 20, deduct: 25, measured: 15 },
      findings: 60_000,
      values: 51_000,
      marks: 612_000,
    })
  })
})

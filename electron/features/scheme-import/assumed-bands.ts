import type { LeafReading, SettingsReading } from '../../../shared/domain/scheme/reading.ts'
import type { Band } from '../../../shared/domain/scheme/settings.ts'

/** A usual set of grades: name, code of the prose reader, lower bound in percent of full marks; best first. */
type Ladder = readonly (readonly [name: string, code: string, lower: number])[]

const ladders: readonly Ladder[] = [
  [
    ['优秀', 'excellent', 90],
    ['良好', 'good', 80],
    ['合格', 'qualified', 70],
    ['基本合格', 'basic', 60],
    ['不合格', 'unqualified', 0],
  ],
  [
    ['优秀', 'excellent', 90],
    ['良好', 'good', 80],
    ['一般', 'average', 60],
    ['差', 'poor', 0],
  ],
  [
    ['好', 'good-standing', 90],
    ['较好', 'fairly-good', 80],
    ['一般', 'average', 60],
    ['差', 'poor', 0],
  ],
  [
    ['优秀', 'excellent', 90],
    ['称职', 'competent', 70],
    ['基本称职', 'basically-competent', 60],
    ['不称职', 'incompetent', 0],
  ],
  [
    ['先进', 'advanced', 90],
    ['达标', 'reached', 60],
    ['不达标', 'not-reached', 0],
  ],
  [
    ['五星级', 'five-stars', 90],
    ['四星级', 'four-stars', 80],
    ['三星级', 'three-stars', 70],
    ['二星级', 'two-stars', 60],
    ['一星级', 'one-star', 0],
  ],
]

interface Naming {
  readonly row: number | null
  readonly text: string
  readonly grade: string
}

/**
 * The usual bounds of grades as a guess of its own, for rules that name grades (优秀名额, 不得评为优秀) and never say where they begin; null when a
 * note says it, no grade is named, or the named ones belong to no usual set. Its text is the sentence that names the first of them.
 *
 * @param points full marks of the scheme; the bounds are shares of them. null: bounds on the percentage
 */
export function assumedBands(
  leaves: readonly LeafReading[],
  settings: readonly SettingsReading[],
  points: string | null,
): SettingsReading | null {
  if (settings.some(({ proposed }) => proposed.bands !== undefined)) return null
  const named = [...namedBySettings(settings), ...namedByLeaves(leaves)]
  const [first] = named
  const ladder = ladders.find((each) => named.every(({ grade }) => each.some(([, code]) => code === grade)))
  if (first === undefined || ladder === undefined) return null
  const onScore = points === '100'
  return {
    row: first.row,
    text: first.text,
    proposed: { bandsOn: onScore ? 'score' : 'percent', bands: bandsOf(ladder) },
    clauses: [
      {
        start: 0,
        end: first.text.length,
        role: 'grade',
        certainty: 'guess',
        rules: [],
        note: { code: 'bands_assumed', values: { grade: ladder.find(([, code]) => code === first.grade)?.[0] ?? '' } },
      },
    ],
    certainty: 'guess',
    decision: 'pending',
  }
}

function bandsOf(ladder: Ladder): Band[] {
  return ladder.map(([name, code, lower], index) => {
    const better = ladder[index - 1]
    return { code, name, lower: String(lower), upper: better === undefined ? null : String(better[2]) }
  })
}

function namedBySettings(settings: readonly SettingsReading[]): readonly Naming[] {
  return settings.flatMap(({ row, text, proposed }) => (proposed.quotas ?? []).map(({ grade }) => ({ row, text, grade })))
}

function namedByLeaves(leaves: readonly LeafReading[]): readonly Naming[] {
  return leaves.flatMap(({ row, text, proposed }) =>
    proposed?.method.kind === 'veto'
      ? proposed.method.rules.flatMap(({ effect }) => ('grade' in effect ? [{ row, text, grade: effect.grade }] : []))
      : [],
  )
}

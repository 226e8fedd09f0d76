import type { MappingKind, MappingLine, SchemeMapping } from './mapping.ts'

/** A leaf as a mapping sees it: names above it from the top. */
export interface MappedLeaf {
  readonly code: string
  readonly name: string
  readonly path: readonly string[]
}

/** The leaves of both sides, in print order. */
export interface MappedSides {
  readonly from: readonly MappedLeaf[]
  readonly to: readonly MappedLeaf[]
}
export type MappingSide = keyof MappedSides

/**
 * The kind that a line has by its leaves; null for one that joins several with several, which nobody could add up over the years.
 *
 * One with one is `same` when code, name and place are the same, else `renamed`.
 */
export function kindOfLine(from: readonly (MappedLeaf | undefined)[], to: readonly (MappedLeaf | undefined)[]): MappingKind | null {
  if (to.length === 0) return from.length === 0 ? null : 'gone'
  if (from.length === 0) return 'new'
  if (from.length > 1) return to.length > 1 ? null : 'merged'
  if (to.length > 1) return 'split'
  const [one, other] = [from[0], to[0]]
  if (one === undefined || other === undefined) return 'renamed'
  return one.code === other.code && one.name === other.name && one.path.join('\n') === other.path.join('\n') ? 'same' : 'renamed'
}

/** Whether a leaf of one side can be put into a line: not several with several, and not where it is already. */
export function mayJoin(line: MappingLine, side: MappingSide, code: string): boolean {
  if (line[side].includes(code)) return false
  const other = side === 'from' ? line.to : line.from
  return line[side].length === 0 || other.length <= 1
}

/** The mapping with a leaf put into the line at `place`, taken out of the line where it was. Both lines have to be looked at again. */
export function joinLine(sides: MappedSides, mapping: SchemeMapping, place: number, side: MappingSide, code: string): SchemeMapping {
  const target = mapping[place]
  if (target === undefined || !mayJoin(target, side, code)) return mapping
  return arrange(
    sides,
    mapping.map((line) => {
      if (line === target) return { ...line, [side]: [...line[side], code], confirmed: false }
      return line[side].includes(code) ? without(line, side, code) : line
    }),
  )
}

/** The mapping with a leaf taken out of its line: it stands alone then, as new or gone. */
export function leaveLine(sides: MappedSides, mapping: SchemeMapping, side: MappingSide, code: string): SchemeMapping {
  const alone: MappingLine = { kind: side === 'from' ? 'gone' : 'new', from: [], to: [], confirmed: false, [side]: [code] }
  return arrange(sides, [...mapping.map((line) => (line[side].includes(code) ? without(line, side, code) : line)), alone])
}

function without(line: MappingLine, side: MappingSide, code: string): MappingLine {
  return { ...line, [side]: line[side].filter((each) => each !== code), confirmed: false }
}

/** Lines with their kinds, in print order of what was there before; new leaves follow in their own order. Empty lines are dropped. */
export function arrange(sides: MappedSides, lines: SchemeMapping): SchemeMapping {
  const places = { from: placesOf(sides.from), to: placesOf(sides.to) }
  const order = (codes: readonly string[], side: MappingSide) =>
    [...codes].sort((a, b) => (places[side].get(a) ?? codes.length) - (places[side].get(b) ?? codes.length))
  const byCode = { from: leavesByCode(sides.from), to: leavesByCode(sides.to) }
  const placeOf = (line: MappingLine) => {
    const first = places.from.get(line.from[0] ?? '')
    return first ?? places.from.size + (places.to.get(line.to[0] ?? '') ?? places.to.size)
  }
  return lines
    .filter((line) => line.from.length + line.to.length > 0)
    .map((line) => {
      const [from, to] = [order(line.from, 'from'), order(line.to, 'to')]
      const kind = kindOfLine(
        from.map((code) => byCode.from.get(code)),
        to.map((code) => byCode.to.get(code)),
      )
      return { ...line, from, to, kind: kind ?? line.kind }
    })
    .sort((a, b) => placeOf(a) - placeOf(b))
}

function placesOf(leaves: readonly MappedLeaf[]): ReadonlyMap<string, number> {
  return new Map(leaves.map(({ code }, place) => [code, place]))
}

function leavesByCode(leaves: readonly MappedLeaf[]): ReadonlyMap<string, MappedLeaf> {
  return new Map(leaves.map((leaf) => [leaf.code, leaf]))
}

/** What is wrong with a mapping: a leaf that is missing, stands twice or does not exist, or a line that joins several with several. */
export interface MappingProblem {
  readonly code: 'missing' | 'twice' | 'unknown' | 'many_to_many'
  readonly side: MappingSide
  /** Code of the leaf; of the first one of a line that joins several with several. */
  readonly leaf: string
}

/** Every problem of a mapping; none when every leaf of both sides stands in exactly one line and each line adds up. */
export function checkMapping(sides: MappedSides, mapping: SchemeMapping): readonly MappingProblem[] {
  const problems: MappingProblem[] = []
  for (const side of ['from', 'to'] as const) {
    const met = new Map<string, number>()
    for (const code of mapping.flatMap((line) => line[side])) met.set(code, (met.get(code) ?? 0) + 1)
    const known = new Set(sides[side].map(({ code }) => code))
    for (const code of known) if (!met.has(code)) problems.push({ code: 'missing', side, leaf: code })
    for (const [code, times] of met) {
      if (!known.has(code)) problems.push({ code: 'unknown', side, leaf: code })
      else if (times > 1) problems.push({ code: 'twice', side, leaf: code })
    }
  }
  for (const { from, to } of mapping) {
    if (from.length > 1 && to.length > 1) problems.push({ code: 'many_to_many', side: 'from', leaf: from[0] ?? '' })
  }
  return problems
}

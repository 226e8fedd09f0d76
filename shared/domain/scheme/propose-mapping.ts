import { isLeaf, type Leaf } from './indicators.ts'
import type { MappingLine, SchemeMapping } from './mapping.ts'
import { arrange, kindOfLine, type MappedLeaf, type MappedSides } from './mapping-lines.ts'
import { type PlacedIndicator, pairIndicators, placedIndicators } from './pair-indicators.ts'
import type { Scheme } from './scheme.ts'

/** From this likeness on, two leaves are proposed as the same thing under another name. */
const alike = 0.55
/** From this share of its sentences on, a leaf is proposed as a part of another one. */
const partOf = 0.6

/** The leaves of a scheme as a mapping sees them, in print order. */
export function mappedLeaves(scheme: Scheme): readonly MappedLeaf[] {
  return placedIndicators(scheme).flatMap((placed) =>
    isLeaf(placed.indicator) ? [{ code: placed.indicator.code, name: placed.indicator.name, path: pathOf(placed) }] : [],
  )
}

function pathOf({ parent }: PlacedIndicator): readonly string[] {
  return parent === null ? [] : [...pathOf(parent), parent.indicator.name]
}

/**
 * How the leaves of one scheme probably continue in another; nothing is confirmed.
 *
 * First those of the same name, as the difference pairs them; then those alike in name and content; then a leaf whose sentences stand in one of the other
 * side is part of it, so that one became several or several one. What is left is new or gone.
 *
 * @param kept lines that a person has written or confirmed: they stay where all of their leaves are still there, and only the rest is proposed
 */
export function proposeMapping(from: Scheme, to: Scheme, kept: SchemeMapping = []): SchemeMapping {
  const sides: MappedSides = { from: mappedLeaves(from), to: mappedLeaves(to) }
  const lines = stillRight(sides, kept)
  const done = { from: new Set(lines.flatMap((line) => line.from)), to: new Set(lines.flatMap((line) => line.to)) }
  const open = (scheme: Scheme, side: 'from' | 'to') =>
    placedIndicators(scheme).filter(({ indicator }) => !isLeaf(indicator) || !done[side].has(indicator.code))
  const olds = contents(open(from, 'from'))
  const news = contents(open(to, 'to'))
  const links: [Content, Content][] = []
  for (const [after, before] of pairIndicators(open(from, 'from'), open(to, 'to'))) {
    const [old, fresh] = [olds.get(before.indicator.code), news.get(after.indicator.code)]
    if (old === undefined || fresh === undefined) continue
    // A code alone is no sign of sameness: it may have been given to something else.
    if (before.indicator.name === after.indicator.name) links.push([old, fresh])
  }
  pairAlike(olds, news, links)
  const joined = joinParts(olds, news, links)
  return arrange(sides, [...lines, ...joined])
}

/** Kept lines whose leaves are all there once; a line that has another kind now wants another look. */
function stillRight(sides: MappedSides, kept: SchemeMapping): readonly MappingLine[] {
  const leaves = {
    from: new Map(sides.from.map((leaf) => [leaf.code, leaf])),
    to: new Map(sides.to.map((leaf) => [leaf.code, leaf])),
  }
  const met = { from: new Set<string>(), to: new Set<string>() }
  return kept.flatMap((line) => {
    const fits = (['from', 'to'] as const).every((side) => line[side].every((code) => leaves[side].has(code) && !met[side].has(code)))
    const kind = kindOfLine(
      line.from.map((code) => leaves.from.get(code)),
      line.to.map((code) => leaves.to.get(code)),
    )
    if (!fits || kind === null) return []
    for (const side of ['from', 'to'] as const) for (const code of line[side]) met[side].add(code)
    return [kind === line.kind ? line : { ...line, kind, confirmed: false }]
  })
}

/** What a leaf says, in pieces of two characters: short enough for Chinese, where two characters make a word. */
interface Content {
  readonly code: string
  readonly name: ReadonlySet<string>
  readonly parent: string
  readonly points: string | null
  readonly said: ReadonlySet<string>
}

function contents(placed: readonly PlacedIndicator[]): ReadonlyMap<string, Content> {
  return new Map(
    placed.flatMap(({ indicator, parent }) =>
      isLeaf(indicator)
        ? [
            [
              indicator.code,
              {
                code: indicator.code,
                name: pieces(indicator.name),
                parent: parent?.indicator.name ?? '',
                points: indicator.points,
                said: pieces(sentences(indicator)),
              },
            ] as const,
          ]
        : [],
    ),
  )
}

function sentences(leaf: Leaf): string {
  const { method } = leaf
  const rules = method.kind === 'deduct' || method.kind === 'bonus' || method.kind === 'veto' ? method.rules.map(({ text }) => text) : []
  return [leaf.criteria ?? '', ...rules].join('\n')
}

function pieces(text: string): ReadonlySet<string> {
  const letters = [...text.replace(/[\s\p{P}\p{N}]+/gu, '')]
  if (letters.length === 1) return new Set(letters)
  return new Set(letters.slice(1).map((letter, place) => `${letters[place]}${letter}`))
}

/** Share of pieces that both have (Dice), 0 when one says nothing. */
function common(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0
  return (2 * shared(one, other)) / (one.size + other.size)
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0
  for (const piece of one) if (other.has(piece)) count += 1
  return count
}

/**
 * Likeness by name, content, place, points and code; 1 and a little for what is the same in all. A proposal only: nothing is computed from it.
 *
 * Where neither says anything beyond its name, the same code at the same place is taken for the same thing.
 */
function likeness(one: Content, other: Content): number {
  const samePlace = one.parent === other.parent
  const sameCode = one.code === other.code
  const silent = one.said.size === 0 && other.said.size === 0
  if (silent && samePlace && sameCode) return 1
  const name = common(one.name, other.name)
  const said = silent ? name : common(one.said, other.said)
  const points = one.points !== null && one.points === other.points
  return 0.4 * name + 0.4 * said + (samePlace ? 0.1 : 0) + (points ? 0.1 : 0) + (sameCode ? 0.1 : 0)
}

/** Links what is alike enough among the leaves that have no partner, the most alike first. */
function pairAlike(olds: ReadonlyMap<string, Content>, news: ReadonlyMap<string, Content>, links: [Content, Content][]): void {
  const free = {
    olds: new Set([...olds.values()].filter((old) => links.every(([one]) => one !== old))),
    news: new Set([...news.values()].filter((fresh) => links.every(([, other]) => other !== fresh))),
  }
  const candidates = [...free.olds]
    .flatMap((old) => [...free.news].map((fresh) => ({ old, fresh, likeness: likeness(old, fresh) })))
    .filter((candidate) => candidate.likeness >= alike)
    .sort((a, b) => b.likeness - a.likeness)
  for (const { old, fresh } of candidates) {
    if (!free.olds.has(old) || !free.news.has(fresh)) continue
    links.push([old, fresh])
    free.olds.delete(old)
    free.news.delete(fresh)
  }
}

/** Lines of the links, with leaves joined to the line whose sentences hold theirs; the rest as lines of its own. */
function joinParts(
  olds: ReadonlyMap<string, Content>,
  news: ReadonlyMap<string, Content>,
  links: readonly [Content, Content][],
): readonly MappingLine[] {
  const groups = links.map(([old, fresh]) => ({ from: [old], to: [fresh] }))
  const alone: MappingLine[] = []
  for (const fresh of news.values()) {
    if (links.some(([, other]) => other === fresh)) continue
    const whole = best(
      fresh,
      groups.filter(({ from }) => from.length === 1).map((group) => ({ group, of: group.from[0] as Content })),
    )
    if (whole === null) alone.push({ kind: 'new', from: [], to: [fresh.code], confirmed: false })
    else whole.to.push(fresh)
  }
  for (const old of olds.values()) {
    if (links.some(([one]) => one === old)) continue
    const whole = best(
      old,
      groups.filter(({ to }) => to.length === 1).map((group) => ({ group, of: group.to[0] as Content })),
    )
    if (whole === null) alone.push({ kind: 'gone', from: [old.code], to: [], confirmed: false })
    else whole.from.push(old)
  }
  return [
    ...groups.map(({ from, to }): MappingLine => {
      const codes = (side: readonly Content[]) => side.map(({ code }) => code)
      return { kind: 'renamed', from: codes(from), to: codes(to), confirmed: false }
    }),
    ...alone,
  ]
}

/** The group whose one side holds most of what `part` says, if it holds enough. */
function best<Group>(part: Content, groups: readonly { readonly group: Group; readonly of: Content }[]): Group | null {
  if (part.said.size === 0) return null
  const ranked = groups
    .map(({ group, of }) => ({ group, share: shared(part.said, of.said) / part.said.size }))
    .sort((a, b) => b.share - a.share)
  return ranked[0] !== undefined && ranked[0].share >= partOf ? ranked[0].group : null
}

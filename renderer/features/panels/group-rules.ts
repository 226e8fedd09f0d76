import type { JudgedLeaf } from '../../../shared/contract/panels.ts'

type Group = JudgedLeaf['groups'][number]

/** Leaves whose groups the scheme settles alike. */
export interface AlikeLeaves {
  readonly key: string
  readonly first: JudgedLeaf
  readonly count: number
  readonly names: readonly string[]
}

/** Leaves put together by equal groups, weights and means, in the order in which each is met first. */
export function alikeLeaves(leaves: readonly JudgedLeaf[]): AlikeLeaves[] {
  const alike = Map.groupBy(leaves, ({ groups }) =>
    JSON.stringify(groups.map(({ code, percent, aggregate, trim }) => [code, percent, aggregate, trim])),
  )
  return [...alike].flatMap(([key, same]) => {
    const [first] = same
    return first === undefined ? [] : [{ key, first, count: same.length, names: same.map(({ name }) => name) }]
  })
}

/** A group of a leaf that has no judge. */
export interface EmptyGroup {
  readonly key: string
  readonly leaf: string
  readonly group: string
  readonly effect: JudgedLeaf['emptyGroup']
}

/** Groups without any judge, leaf by leaf. */
export function emptyGroups(leaves: readonly JudgedLeaf[]): EmptyGroup[] {
  const without = (group: Group): boolean => group.judges === 0
  return leaves.flatMap(({ code, name, emptyGroup, groups }) =>
    groups.filter(without).map((group) => ({ key: `${code}/${group.code}`, leaf: name, group: group.name, effect: emptyGroup })),
  )
}

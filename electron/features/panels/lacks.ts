import type { Lack } from '../../../shared/contract/panels.ts'
import { type JudgedLeaf, marksGroup } from './leaves-to-mark.ts'

/** A judge who can mark at an evaluatee: assigned there, not standing back. `marks` says on which of its leaves. */
export interface AbleJudge {
  readonly id: number
  readonly group: string
  readonly marks: (leaf: JudgedLeaf) => boolean
}

/**
 * What an evaluatee lacks, group by group in scheme order: a group without any judge on a leaf, or, where the highest and lowest are left out, fewer judges
 * than that takes. Leaves with the same lack are counted together.
 *
 * A trimmed mean from 6 marks on, 5 able judges: `few`, 5 of 6, `plain_mean` – the highest and lowest count as well.
 */
export function lacksOf(leaves: readonly JudgedLeaf[], judges: readonly AbleJudge[]): Lack[] {
  const lacks = new Map<string, Lack>()
  for (const leaf of leaves) {
    const marking = judges.filter((judge) => marksGroup(leaf, judge.group) && judge.marks(leaf))
    for (const { code, name, aggregate } of leaf.method.groups) {
      const present = marking.filter(({ group }) => group === code).length
      const trimmed = aggregate.kind === 'trimmed' && aggregate.high + aggregate.low > 0 ? aggregate.minJudges : 1
      if (present >= trimmed) continue
      const kind = present === 0 ? 'empty' : 'few'
      const effect = present === 0 ? leaf.method.emptyGroup : 'plain_mean'
      const key = [code, kind, effect, present, trimmed].join('/')
      const known = lacks.get(key)
      const found: Lack = { kind, group: name, judges: present, needed: trimmed, effect, leaves: 1, leaf: leaf.name }
      lacks.set(key, known === undefined ? found : { ...known, leaves: known.leaves + 1 })
    }
  }
  return [...lacks.values()]
}

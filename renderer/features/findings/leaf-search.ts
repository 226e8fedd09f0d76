import type { LeafEntry } from './leaf-catalogue.ts'

/** A leaf with the texts that a search compares: `spelled` is the pinyin of its name without blanks, `initials` the first letters. */
export interface SearchableLeaf {
  readonly leaf: LeafEntry
  readonly spelled: string
  readonly initials: string
}

/** Spells a Chinese text in pinyin without tones and blanks, and gives its initials: 三会一课 → sanhuiyike, shyk. */
export type Speller = (text: string) => { readonly spelled: string; readonly initials: string }

/** Prepares leaves for `searchLeaves`. Spelling costs far more than comparing, so it happens once for a scheme. */
export function searchableLeaves(leaves: readonly LeafEntry[], spell: Speller): SearchableLeaf[] {
  return leaves.map((leaf) => ({ leaf, ...spell(leaf.name) }))
}

/**
 * Leaves that match what was typed, best first: name or code begins with it, initials begin with it, pinyin begins with it, the name contains
 * it, a name above or a rule's text contains it. Equal matches keep the scheme's order; blank text gives all.
 */
export function searchLeaves(leaves: readonly SearchableLeaf[], typed: string): LeafEntry[] {
  const wanted = typed.normalize('NFKC').toLowerCase().replace(/\s/g, '')
  if (wanted === '') return leaves.map(({ leaf }) => leaf)
  return leaves
    .map((entry) => ({ leaf: entry.leaf, place: placeOf(entry, wanted) }))
    .filter(({ place }) => place !== null)
    .sort((first, second) => Number(first.place) - Number(second.place))
    .map(({ leaf }) => leaf)
}

function placeOf({ leaf, spelled, initials }: SearchableLeaf, wanted: string): number | null {
  const name = leaf.name.toLowerCase()
  if (name.startsWith(wanted) || leaf.code.toLowerCase().startsWith(wanted)) return 0
  if (initials.startsWith(wanted)) return 1
  if (spelled.startsWith(wanted)) return 2
  if (name.includes(wanted) || initials.includes(wanted)) return 3
  if (leaf.path.some((above) => above.toLowerCase().includes(wanted))) return 4
  return leaf.rules.some((rule) => rule.text.toLowerCase().includes(wanted)) ? 5 : null
}

/** Loads the pinyin tables, which are larger than this whole screen, and gives the speller made from them. */
export async function loadSpeller(): Promise<Speller> {
  const { pinyin } = await import('pinyin-pro')
  return (text) => {
    const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).map((syllable) =>
      syllable.toLowerCase(),
    )
    return {
      spelled: syllables.join('').replace(/\s/g, ''),
      initials: syllables.map((syllable) => syllable.slice(0, 1)).join(''),
    }
  }
}

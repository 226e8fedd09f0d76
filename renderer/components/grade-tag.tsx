import type { ReactElement } from 'react'
import { Tag, type Tone } from './tag.tsx'

const tones: readonly Tone[] = ['gold', 'green', 'blue', 'neutral', 'amber']

/** A grade 等次. `order` is the place of its band, 0 = best; null where the place is not known, and the tag is then neutral. */
export function GradeTag({ name, order }: { readonly name: string; readonly order: number | null }): ReactElement {
  return <Tag tone={order === null ? 'neutral' : (tones[Math.min(order, tones.length - 1)] ?? 'neutral')}>{name}</Tag>
}

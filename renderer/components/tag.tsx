import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './tag.module.css'

export type Tone = 'red' | 'green' | 'amber' | 'blue' | 'gold' | 'neutral'

/** A short word on a tinted ground. The word carries the meaning, the colour only repeats it. */
export function Tag({
  tone = 'neutral',
  title,
  children,
}: {
  readonly tone?: Tone
  readonly title?: string | undefined
  readonly children: ReactNode
}): ReactElement {
  return (
    <span className={classNames(styles.tag, styles[tone])} title={title}>
      {children}
    </span>
  )
}

interface ChipProps {
  readonly pressed: boolean
  readonly onPress: () => void
  readonly count?: number
  readonly children: ReactNode
}

/** A tag that filters a list; a toggle button for the keyboard and for screen readers. */
export function Chip({ pressed, onPress, count, children }: ChipProps): ReactElement {
  return (
    <button
      type="button"
      className={classNames(styles.tag, styles.chip, pressed ? styles.red : styles.neutral)}
      aria-pressed={pressed}
      onClick={onPress}
    >
      {children}
      {count !== undefined && <span className={styles.count}>{count}</span>}
    </button>
  )
}

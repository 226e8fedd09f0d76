import { type ReactElement, type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import styles from './field.module.css'

/** What a control inside a field must carry, so that label, hint and problem belong to it for screen readers. */
export interface ControlProps {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

interface FieldProps {
  readonly label: ReactNode
  /** Stands right of the label: "满分 12 · 已扣 0.50". */
  readonly hint?: ReactNode
  /** A sentence that says what is wrong and what would be right. */
  readonly problem?: string | null
  readonly hideLabel?: boolean
  readonly className?: string | undefined
  readonly children: (control: ControlProps) => ReactNode
}

/** A labelled control: `<Field label={t(…)}>{(control) => <TextInput {...control} … />}</Field>`. */
export function Field({ label, hint, problem, hideLabel = false, className, children }: FieldProps): ReactElement {
  const id = useId()
  const hasProblem = problem !== undefined && problem !== null
  const described = [hint === undefined ? null : `${id}-hint`, hasProblem ? `${id}-problem` : null].filter((part) => part !== null)
  return (
    <div className={classNames(styles.field, className)}>
      <div className={classNames(styles.head, hideLabel && hint === undefined && 'visually-hidden')}>
        <label htmlFor={id} className={classNames(hideLabel && 'visually-hidden')}>
          {label}
        </label>
        {hint !== undefined && (
          <span id={`${id}-hint`} className={styles.hint}>
            {hint}
          </span>
        )}
      </div>
      {children({
        id,
        'aria-describedby': described.length === 0 ? undefined : described.join(' '),
        'aria-invalid': hasProblem ? true : undefined,
      })}
      {hasProblem && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  )
}

import type { ButtonHTMLAttributes, ReactElement, ReactNode, Ref } from 'react'
import styles from './button.module.css'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icons.tsx'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` for the one main action of a screen, `plain` for others, `quiet` without a frame, `danger` for what takes away. */
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly size?: 'normal' | 'small'
  readonly icon?: IconName
  /** Shown on the button, such as "Ctrl Enter"; the screen listens for the key itself. */
  readonly shortcut?: string
  readonly children?: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

/** A push button; never submits a form unless `type="submit"` is given. */
export function Button({ variant = 'plain', size = 'normal', icon, shortcut, className, children, ...rest }: ButtonProps): ReactElement {
  return (
    <button type="button" {...rest} className={classNames(styles.button, styles[variant], size === 'small' && styles.small, className)}>
      {icon !== undefined && <Icon name={icon} size={size === 'small' ? 13 : 15} />}
      {children}
      {shortcut !== undefined && <kbd className={styles.shortcut}>{shortcut}</kbd>}
    </button>
  )
}

import { type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './icons.tsx'
import styles from './side-panel.module.css'

interface SidePanelProps {
  readonly title: ReactNode
  readonly onClose: () => void
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/**
 * A drawer at the right edge, above the screen and not modal: the screen behind stays readable and usable.
 *
 * Takes the focus when it opens and gives it back when it closes; Esc inside closes it.
 */
export function SidePanel({ title, onClose, actions, children }: SidePanelProps): ReactElement {
  const { t } = useTranslation()
  const titleId = useId()
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const before = document.activeElement
    panel.current?.focus()
    return () => {
      // Only when the focus would be lost with the panel; a user who moved on stays where they are.
      const lost = document.activeElement === document.body || document.activeElement === null
      if (lost && before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      className={styles.panel}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
          event.stopPropagation()
          onClose()
        }
      }}
    >
      <header className={styles.head}>
        <h2 id={titleId}>{title}</h2>
        {actions}
        <button type="button" aria-label={t('components.closePanel')} title="Esc" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className={styles.body}>{children}</div>
    </aside>
  )
}

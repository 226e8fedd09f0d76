import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/card.tsx'
import { Icon } from '../../components/icons.tsx'
import styles from './register-screen.module.css'

interface FormCardProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The form beside the list; Esc closes it and nothing that was left is lost. */
export function FormCard({ title, onClose, children }: FormCardProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Card
      title={title}
      className={styles.form}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        // Leaving the field saves it; closing alone would take it away unsaved.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        onClose()
      }}
      actions={
        <button type="button" className={styles.close} aria-label={t('common.close')} title="Esc" onClick={onClose}>
          <Icon name="close" size={14} />
        </button>
      }
    >
      {children}
    </Card>
  )
}

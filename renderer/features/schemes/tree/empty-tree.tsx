import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import styles from './tree.module.css'

/** How to begin while a scheme has no 考核要点 yet. */
export function EmptyTree({ onAdd }: { readonly onAdd: () => void }): ReactElement {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/schemes' })
  return (
    <div className={styles.begin}>
      <p>
        <strong>{t('schemeTree.begin')}</strong> {t('schemeTree.beginText')}
      </p>
      <Button size="small" variant="primary" icon="plus" onClick={onAdd}>
        {t('schemeTree.beginAdd')}
      </Button>
      <Button size="small" icon="upload" onClick={() => void navigate({ search: (before) => ({ ...before, mode: 'import' }) })}>
        {t('schemeTree.beginImport')}
      </Button>
    </div>
  )
}

import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../components/button.tsx'
import { EmptyState, Problem } from '../components/states.tsx'

/** Stands in place of a screen that failed while drawing; the rail and every other screen go on working. */
export function ScreenProblem({ error, reset }: ErrorComponentProps): ReactElement {
  const { t } = useTranslation()
  const router = useRouter()
  return (
    <EmptyState
      icon="warning"
      title={t('errors.screenTitle')}
      actions={
        <Button
          variant="primary"
          onClick={() => {
            reset()
            void router.invalidate()
          }}
        >
          {t('errors.screenRetry')}
        </Button>
      }
    >
      <p>{t('errors.screenText')}</p>
      <Problem error={error} />
    </EmptyState>
  )
}

/** An address that names no screen. */
export function NotFound(): ReactElement {
  const { t } = useTranslation()
  const router = useRouter()
  return (
    <EmptyState
      icon="warning"
      title={t('shell.notFound')}
      actions={
        <Button variant="primary" onClick={() => void router.navigate({ to: '/overview' })}>
          {t('shell.screens.overview')}
        </Button>
      }
    >
      {t('shell.notFoundText')}
    </EmptyState>
  )
}

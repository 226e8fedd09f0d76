import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalOf } from '../api/refusal.ts'

/** Puts whatever a call threw into a sentence for people. */
export function useRefusalText(): (error: unknown) => string {
  const { t } = useTranslation()
  return useCallback(
    (error) => {
      const refusal = refusalOf(error)
      switch (refusal.kind) {
        case 'app':
          return t(`errors.${refusal.code}`, refusal.data)
        case 'internal':
          return refusal.reference === null ? t('errors.internal') : t('errors.internalReference', { reference: refusal.reference })
        default:
          return t(`errors.${refusal.kind}`)
      }
    },
    [t],
  )
}

import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalOf } from '../api/refusal.ts'
import { codedText, hasText } from '../i18n/dynamic-text.ts'
import { refusalDetail } from './refusal-detail.ts'

/** Puts whatever a call threw into words for people: what happened, what was kept, what to do, and in brackets what the host says more. */
export function useRefusalText(): (error: unknown) => string {
  const { t } = useTranslation()
  return useCallback(
    (error) => {
      const refusal = refusalOf(error)
      switch (refusal.kind) {
        case 'app': {
          const text = codedText('errors', refusal.code, refusal.data)
          const detail = refusalDetail(refusal.code, refusal.data)
          return detail !== null && hasText('errorDetails', detail)
            ? t('errors.withDetail', { text, detail: codedText('errorDetails', detail, refusal.data) })
            : text
        }
        case 'internal':
          return refusal.reference === null ? t('errors.internal') : t('errors.internalReference', { reference: refusal.reference })
        default:
          return t(`errors.${refusal.kind}`)
      }
    },
    [t],
  )
}

import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

/** Places won or lost as a sign, a number and a word; null when there is nothing to compare with. */
export function Movement({ moved }: { readonly moved: number | null }): ReactElement | null {
  const { t } = useTranslation()
  if (moved === null) return null
  const places = Math.abs(moved)
  const words = moved > 0 ? t('results.up', { places }) : moved < 0 ? t('results.down', { places }) : t('results.same')
  return (
    <span className={moved > 0 ? 'positive' : moved < 0 ? 'negative' : 'muted'} title={words}>
      <span aria-hidden="true">{moved > 0 ? `▲ ${places}` : moved < 0 ? `▼ ${places}` : '— 0'}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  )
}

import type { ReactElement } from 'react'
import '../../i18n/meeting-texts.ts'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../components/page-head.tsx'

export function DisplayScreen(): ReactElement {
  const { t } = useTranslation()
  return <PageHead title={t('display.title')} />
}

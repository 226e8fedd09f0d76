import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../components/page-head.tsx'

/** 考评对象: the units and branches of a cycle. */
export function RegisterScreen(): ReactElement {
  const { t } = useTranslation()
  return <PageHead title={t('register.title')} />
}

import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { StartupState } from '../../../shared/contract/startup.ts'

/** First run: says how this data folder is entered. */
export function SetUpWizard({ state }: { readonly state: StartupState }): ReactElement {
  const { t } = useTranslation()
  return <main aria-label={t('common.productName')}>{state.dataFolder}</main>
}

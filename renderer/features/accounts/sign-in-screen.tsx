import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { StartupState } from '../../../shared/contract/startup.ts'

/** Signs in to an account of this data folder. */
export function SignInScreen({ state }: { readonly state: StartupState }): ReactElement {
  const { t } = useTranslation()
  return <main aria-label={t('common.productName')}>{state.dataFolder}</main>
}

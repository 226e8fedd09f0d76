import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { StartupState } from '../../../shared/contract/startup.ts'

/** Asks for the passphrase of an encrypted data folder. */
export function UnlockPage({ state }: { readonly state: StartupState }): ReactElement {
  const { t } = useTranslation()
  return <main aria-label={t('common.productName')}>{state.dataFolder}</main>
}

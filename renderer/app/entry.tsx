import { lazy, type ReactElement, Suspense, useEffect } from 'react'
import type { StartupState } from '../../shared/contract/startup.ts'
import { Loading } from '../components/states.tsx'
import { chooseLanguage } from '../i18n/i18n.ts'

const StartUpRestore = lazy(async () => ({ default: (await import('../features/backups/start-up-restore.tsx')).StartUpRestore }))
const UnlockPage = lazy(async () => ({ default: (await import('../features/encryption/unlock-page.tsx')).UnlockPage }))
const SetUpWizard = lazy(async () => ({ default: (await import('../features/accounts/set-up-wizard.tsx')).SetUpWizard }))
const SignInScreen = lazy(async () => ({ default: (await import('../features/accounts/sign-in-screen.tsx')).SignInScreen }))

/** What stands in place of the screens until somebody has entered: repair, passphrase, first set-up, or sign-in. */
export function Entry({ state }: { readonly state: StartupState }): ReactElement {
  const { language } = state
  useEffect(() => void chooseLanguage(language), [language])
  return <Suspense fallback={<Loading />}>{pageOf(state)}</Suspense>
}

function pageOf(state: StartupState): ReactElement | null {
  switch (state.phase) {
    case 'broken':
      return <StartUpRestore state={state} />
    case 'locked':
      return <UnlockPage state={state} />
    case 'setup':
      return <SetUpWizard state={state} />
    case 'signIn':
      return <SignInScreen state={state} />
    case 'open':
      return null
  }
}

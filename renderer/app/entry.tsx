import { lazy, type ReactElement, Suspense, useEffect } from 'react'
import type { StartupState } from '../../shared/contract/startup.ts'
import { Loading } from '../components/states.tsx'
import { chooseLanguage } from '../i18n/i18n.ts'
import { pageLanguage } from '../i18n/page-language.ts'

const StartUpRestore = lazy(async () => ({ default: (await import('../features/backups/start-up-restore.tsx')).StartUpRestore }))
const UnlockPage = lazy(async () => ({ default: (await import('../features/encryption/unlock-page.tsx')).UnlockPage }))
const SignInScreen = lazy(async () => ({ default: (await import('../features/accounts/sign-in-screen.tsx')).SignInScreen }))

interface EntryProps {
  readonly state: StartupState
  /** Sign-in name of whoever has just set the program up. */
  readonly login: string | null
}

/** What stands in place of the screens until somebody has entered: repair, passphrase, or sign-in. */
export function Entry({ state, login }: EntryProps): ReactElement {
  const { language } = state
  useEffect(() => void chooseLanguage(pageLanguage() ?? language), [language])
  return <Suspense fallback={<Loading />}>{pageOf(state, login)}</Suspense>
}

function pageOf(state: StartupState, login: string | null): ReactElement | null {
  switch (state.phase) {
    case 'broken':
      return <StartUpRestore state={state} />
    case 'locked':
      return <UnlockPage state={state} />
    case 'signIn':
      return <SignInScreen dataFolder={state.dataFolder} login={login} />
    case 'setup':
    case 'open':
      return null
  }
}

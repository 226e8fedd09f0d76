import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { EntryPage } from './entry-page.tsx'
import { LockForm } from './lock-form.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { UseCodeForm } from './use-code-form.tsx'

interface SignInScreenProps {
  readonly dataFolder: string
  /** Sign-in name to begin with: that of whoever has just set the program up. */
  readonly login: string | null
}

/** The way in: the password of the locked session's account, or name and password, or the recovery code. */
export function SignInScreen({ dataFolder, login }: SignInScreenProps): ReactElement {
  const { t } = useTranslation()
  const me = useQuery(api.accounts.me.queryOptions())
  const [usesCode, setUsesCode] = useState(false)
  const [known, setKnown] = useState(login)
  const [isDone, setDone] = useState(false)
  const foot = t('accounts.setUp.folder', { path: dataFolder })

  if (me.isError) {
    return (
      <EntryPage title={t('accounts.signIn.title')} foot={foot}>
        <Problem error={me.error} onRetry={() => void me.refetch()} />
      </EntryPage>
    )
  }
  if (me.data === undefined) return <Loading />
  const { account, locked } = me.data
  if (account !== null && locked) {
    return (
      <EntryPage title={t('accounts.lock.title')} lead={t('accounts.lock.lead', { name: account.name })}>
        <LockForm />
      </EntryPage>
    )
  }
  if (usesCode) {
    return (
      <EntryPage title={t('accounts.useCode.title')} lead={t('accounts.useCode.lead')}>
        <UseCodeForm
          dataFolder={dataFolder}
          onBack={() => setUsesCode(false)}
          onDone={(name) => {
            setKnown(name)
            setUsesCode(false)
            setDone(true)
          }}
        />
      </EntryPage>
    )
  }
  return (
    <EntryPage title={t('accounts.signIn.title')} lead={isDone ? t('accounts.useCode.done') : t('accounts.signIn.lead')} foot={foot}>
      <SignInForm login={known}>
        <Button variant="quiet" size="small" onClick={() => setUsesCode(true)}>
          {t('accounts.signIn.useCode')}
        </Button>
      </SignInForm>
    </EntryPage>
  )
}

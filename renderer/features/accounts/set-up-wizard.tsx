import { useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SetUp, StartupState } from '../../../shared/contract/startup.ts'
import { client } from '../../api/client.ts'
import { isRefusal, refusalOf } from '../../api/refusal.ts'
import { lookWhereItStands } from '../../api/way-in.ts'
import { Button } from '../../components/button.tsx'
import { useRefusalText } from '../../components/refusal-text.ts'
import { EntryPage } from './entry-page.tsx'
import { nobodyYet, type TypedPerson } from './new-person.ts'
import { usePasswordProblem } from './password-problem.ts'
import { PersonForm } from './person-form.tsx'
import { RecoverySheet } from './recovery-sheet.tsx'
import { WayCards } from './way-cards.tsx'

type Way = Exclude<SetUp['mode'], 'demonstration'>
type Place = 'owner' | 'administrator' | 'security' | 'auditor'
const placesOf: Readonly<Record<Way, readonly Place[]>> = { single: ['owner'], three: ['administrator', 'security', 'auditor'] }

interface SetUpWizardProps {
  readonly state: StartupState
  /** The wizard has done its part, or somebody else did: the page may look where the program stands. @param login to sign in with, when known */
  readonly onDone: (login: string | null) => void
  /** Given while a demonstration is left: back to it. */
  readonly onCancel?: () => void
  /** Given while the folder is empty: to its data in a backup or in another folder. */
  readonly onRestore?: () => void
}

/** First run, and the way out of a demonstration: how this office works, its first accounts, and the recovery code. */
export function SetUpWizard({ state, onDone, onCancel, onRestore }: SetUpWizardProps): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const refusalText = useRefusalText()
  const passwordProblem = usePasswordProblem()
  const [way, setWay] = useState<Way | null>(null)
  const [step, setStep] = useState(0)
  const [people, setPeople] = useState<Readonly<Partial<Record<Place, TypedPerson>>>>({})
  const [isPending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [recovery, setRecovery] = useState<string | null>(null)
  const leaving = onCancel !== undefined

  async function send(input: SetUp): Promise<void> {
    setPending(true)
    setError(null)
    try {
      const { recoveryCode } =
        leaving && input.mode !== 'demonstration' ? await client.accounts.leaveDemonstration(input) : await client.startup.setUp(input)
      if (recoveryCode === null) onDone(null)
      else setRecovery(recoveryCode)
    } catch (problem) {
      setError(problem)
      const refusal = refusalOf(problem)
      const login = refusal.kind === 'app' ? refusal.data.login : null
      const place = way === null ? -1 : placesOf[way].findIndex((one) => typedAt(one).login.trim() === login)
      // Whose password or name it was types again.
      if (place >= 0) setStep(place)
    } finally {
      setPending(false)
    }
  }

  const typedAt = (place: Place): TypedPerson => people[place] ?? nobodyYet
  const sentOf = (place: Place) => {
    const { login, name, password } = typedAt(place)
    return { login: login.trim(), name: name.trim(), password }
  }

  if (isRefusal(error, 'already_set_up')) {
    return (
      <EntryPage title={t('accounts.setUp.title')} lead={t('accounts.setUp.already')}>
        <Button variant="primary" onClick={() => onDone(null)}>
          {t('accounts.setUp.toSignIn')}
        </Button>
      </EntryPage>
    )
  }

  if (recovery !== null && way !== null) {
    const [holder = 'owner'] = placesOf[way]
    const { login } = sentOf(holder)
    return (
      <EntryPage title={t('accounts.recovery.title')} lead={t('accounts.recovery.lead', { role: t(`shell.roles.${holder}`) })}>
        <RecoverySheet
          code={recovery}
          login={login}
          dataFolder={state.dataFolder}
          offersEncryption
          onDone={(encrypt) => {
            // Stands there once somebody has signed in: the keys are made by who may make them.
            if (encrypt) location.hash = '#/encryption'
            void lookWhereItStands(queryClient)
            onDone(login)
          }}
        />
      </EntryPage>
    )
  }

  const place = way === null ? undefined : placesOf[way][step]
  if (way === null || place === undefined) {
    return (
      <EntryPage
        title={leaving ? t('accounts.setUp.leaving') : t('accounts.setUp.title')}
        lead={leaving ? t('accounts.setUp.leavingLead') : t('accounts.setUp.lead')}
        foot={
          <>
            {state.hasData && !leaving && (
              <>
                {t('accounts.setUp.dataStays')}
                <br />
              </>
            )}
            {t('accounts.setUp.folder', { path: state.dataFolder })}
          </>
        }
      >
        <WayCards
          error={error}
          isPending={isPending}
          withDemonstration={!leaving}
          onChoose={(chosen) => {
            if (chosen === 'demonstration') void send({ mode: chosen })
            else {
              setError(null)
              setStep(0)
              setWay(chosen)
            }
          }}
        />
        {onRestore !== undefined && (
          <Button variant="quiet" onClick={onRestore}>
            {t('accounts.setUp.restore')}
          </Button>
        )}
        {onCancel !== undefined && (
          <Button variant="quiet" onClick={onCancel}>
            {t('accounts.setUp.cancel')}
          </Button>
        )}
      </EntryPage>
    )
  }

  const places = placesOf[way]
  const isLast = step === places.length - 1
  const ofPassword = error === null ? null : passwordProblem(error)
  return (
    <EntryPage
      key={place}
      title={t(`accounts.setUp.${place}`)}
      {...(places.length > 1 ? { lead: t('accounts.setUp.step', { step: step + 1, count: places.length }) } : {})}
    >
      <PersonForm
        person={typedAt(place)}
        onChange={(person) => setPeople((before) => ({ ...before, [place]: person }))}
        self={places.length > 1 ? t('accounts.setUp.self', { role: t(`shell.roles.${place}`) }) : null}
        submit={isLast ? t('accounts.setUp.finish') : t('accounts.setUp.next')}
        isPending={isPending}
        passwordProblem={ofPassword}
        problem={error === null || ofPassword !== null ? null : refusalText(error)}
        onBack={() => {
          setError(null)
          if (step === 0) setWay(null)
          else setStep(step - 1)
        }}
        onSubmit={() => {
          setError(null)
          if (!isLast) setStep(step + 1)
          else if (way === 'single') void send({ mode: way, owner: sentOf('owner') })
          else
            void send({
              mode: way,
              administrator: sentOf('administrator'),
              security: sentOf('security'),
              auditor: sentOf('auditor'),
            })
        }}
      />
    </EntryPage>
  )
}

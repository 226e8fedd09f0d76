import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './entry.module.css'
import { type PersonProblem, problemsOf, type TypedPerson } from './new-person.ts'
import { NewPassword } from './password-field.tsx'
import { PolicyList } from './policy-list.tsx'

interface PersonFormProps {
  readonly person: TypedPerson
  readonly onChange: (person: TypedPerson) => void
  /** Asks the person to type, and others to look away; null when one person sets everything up. */
  readonly self: string | null
  readonly submit: string
  readonly isPending: boolean
  /** Why the host refused what was typed here: of the password, or of a name. */
  readonly passwordProblem: string | null
  readonly problem: string | null
  readonly onSubmit: () => void
  readonly onBack: () => void
}

/** Name, sign-in name and password of one person of the wizard, with what a password needs beside them. */
export function PersonForm(props: PersonFormProps): ReactElement {
  const { person, onChange, self, submit, isPending, passwordProblem, problem, onSubmit, onBack } = props
  const { t } = useTranslation()
  const [tried, setTried] = useState(false)
  const problems = tried ? problemsOf(person) : []
  const wordsOf = (field: PersonProblem['field']): string | null => {
    const found = problems.find((one) => one.field === field)
    return found === undefined ? null : t(`accounts.fields.${found.why}`)
  }
  return (
    <form
      className={`${styles.sheet} ${styles.wide}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (problemsOf(person).length === 0) onSubmit()
      }}
    >
      {self !== null && <p className={styles.self}>{self}</p>}
      {problem !== null && (
        <p role="alert" className="negative">
          {problem}
        </p>
      )}
      <div className={styles.sides}>
        <div className={styles.form}>
          <Field label={t('accounts.fields.name')} hint={t('accounts.fields.nameHint')} problem={wordsOf('name')}>
            {(control) => (
              <TextInput {...control} autoFocus maxLength={40} value={person.name} onChange={(name) => onChange({ ...person, name })} />
            )}
          </Field>
          <Field label={t('accounts.fields.login')} hint={t('accounts.fields.loginHint')} problem={wordsOf('login')}>
            {(control) => (
              <TextInput
                {...control}
                maxLength={32}
                spellCheck={false}
                value={person.login}
                onChange={(login) => onChange({ ...person, login })}
              />
            )}
          </Field>
          <NewPassword
            label={t('accounts.fields.password')}
            value={person.password}
            repeated={person.repeated}
            onChange={(password) => onChange({ ...person, password })}
            onRepeat={(repeated) => onChange({ ...person, repeated })}
            problem={wordsOf('password') ?? passwordProblem}
            differs={wordsOf('repeated') !== null}
          />
        </div>
        <div className={styles.form}>
          <PolicyList />
          <p className={styles.text}>{t('accounts.setUp.own')}</p>
        </div>
      </div>
      <div className={styles.actions}>
        <Button type="submit" variant="primary" disabled={isPending}>
          {isPending ? t('accounts.setUp.working') : submit}
        </Button>
        <Button onClick={onBack} disabled={isPending}>
          {t('accounts.setUp.back')}
        </Button>
      </div>
    </form>
  )
}

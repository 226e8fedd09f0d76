import { useMutation } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './accounts.module.css'
import type { GivenHalf } from './half-card.tsx'

interface NewAccountProps {
  readonly onMade: (given: GivenHalf) => void
  readonly onCancel: () => void
}

/** A new account without rights: its name, its sign-in name, and then the first half of its one-time password. */
export function NewAccount({ onMade, onCancel }: NewAccountProps): ReactElement {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [login, setLogin] = useState('')
  const [tried, setTried] = useState(false)
  const create = useMutation(api.accounts.create.mutationOptions({ onSuccess: (made) => onMade({ ...made, place: 'first' }) }))
  const isShort = [...login.trim()].length < 2
  return (
    <Card title={t('accounts.create.title')}>
      <form
        className={styles.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (name.trim() !== '' && !isShort && !create.isPending) create.mutate({ login: login.trim(), name: name.trim() })
        }}
      >
        {create.isError && <Problem error={create.error} />}
        <Field
          label={t('accounts.fields.name')}
          hint={t('accounts.fields.nameHint')}
          problem={tried && name.trim() === '' ? t('accounts.fields.required') : null}
        >
          {(control) => <TextInput {...control} autoFocus maxLength={40} value={name} onChange={setName} />}
        </Field>
        <Field
          label={t('accounts.fields.login')}
          hint={t('accounts.fields.loginHint')}
          problem={tried && isShort ? t('accounts.fields.loginShort') : null}
        >
          {(control) => <TextInput {...control} maxLength={32} spellCheck={false} value={login} onChange={setLogin} />}
        </Field>
        <p className={styles.text}>{t('accounts.create.text')}</p>
        <div className={styles.actions}>
          <Button type="submit" variant="primary" disabled={create.isPending}>
            {t(create.isPending ? 'accounts.create.working' : 'accounts.create.submit')}
          </Button>
          <Button onClick={onCancel}>{t('accounts.detail.cancel')}</Button>
        </div>
      </form>
    </Card>
  )
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StartupState } from '../../../shared/contract/startup.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { EntryTop } from '../../components/entry-top.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import '../../i18n/trust-texts.ts'
import styles from './encryption.module.css'

/** Stands in place of the program while its encrypted data folder waits for a passphrase, and opens it. */
export function UnlockPage({ state }: { readonly state: StartupState }): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [secret, setSecret] = useState('')
  const unlock = useMutation(
    api.startup.unlock.mutationOptions({
      onSuccess: () => queryClient.resetQueries(),
      // What was wrong is typed anew: nobody can see where the slip was.
      onError: () => setSecret(''),
    }),
  )
  return (
    <main id="content" tabIndex={-1} className={styles.page}>
      <EntryTop />
      <h1 className={styles.pageTitle}>{t('encryption.unlock.title')}</h1>
      <Card className={styles.stack}>
        <p className={styles.text}>{t('encryption.unlock.text')}</p>
        <form
          className={styles.stack}
          onSubmit={(event) => {
            event.preventDefault()
            if (secret !== '') unlock.mutate({ secret })
          }}
        >
          <Field label={t('encryption.unlock.secret')} hint={t('encryption.unlock.hint')}>
            {(control) => (
              <TextInput {...control} type="password" autoFocus spellCheck={false} maxLength={128} value={secret} onChange={setSecret} />
            )}
          </Field>
          {unlock.isError && <Problem error={unlock.error} />}
          <div className={styles.actions}>
            <Button type="submit" variant="primary" disabled={secret === '' || unlock.isPending}>
              {unlock.isPending ? t('encryption.unlock.opening') : t('encryption.unlock.open')}
            </Button>
          </div>
        </form>
        <dl className={styles.facts}>
          <dt>{t('encryption.unlock.where')}</dt>
          <dd className={styles.path}>{state.dataFolder}</dd>
          <dt>{t('encryption.unlock.lostTitle')}</dt>
          <dd>{t('encryption.unlock.lost')}</dd>
        </dl>
      </Card>
    </main>
  )
}

import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Prepared } from '../../../shared/contract/encryption.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './encryption.module.css'

interface RecoveryStepProps {
  readonly prepared: Prepared
  /** What typing the code back brings into force. */
  readonly purpose: 'turnOn' | 'renew' | 'setRecovery'
  readonly pending: boolean
  readonly error: unknown
  readonly onApply: (typed: string) => void
  readonly onCancel: () => void
}

/** Shows a new recovery code this once, for paper, and goes on when it was typed back. */
export function RecoveryStep({ prepared, purpose, pending, error, onApply, onCancel }: RecoveryStepProps): ReactElement {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const { recoveryCode } = prepared
  const complete = plain(typed).length >= plain(recoveryCode).length
  const differs = complete && plain(typed) !== plain(recoveryCode)
  return (
    <Card title={t('encryption.code.title')}>
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          if (complete && !differs) onApply(typed)
        }}
      >
        <p className={styles.text}>{t('encryption.code.text')}</p>
        <p className={styles.code} role="img" aria-label={`${t('encryption.code.label')} ${recoveryCode}`}>
          {recoveryCode}
        </p>
        <div className={styles.actions}>
          <Button onClick={() => print()}>{t('encryption.code.print')}</Button>
        </div>
        <Field
          label={t('encryption.code.typed')}
          hint={t('encryption.code.typedHint')}
          problem={differs ? t('encryption.code.differs') : null}
        >
          {(control) => <TextInput {...control} spellCheck={false} maxLength={60} value={typed} disabled={pending} onChange={setTyped} />}
        </Field>
        {purpose !== 'setRecovery' && <p className={styles.text}>{t('encryption.apply.note')}</p>}
        {error !== null && <Problem error={error} />}
        {pending && (
          <p role="status" className={styles.warning}>
            {t('encryption.apply.working')}
          </p>
        )}
        <div className={styles.actions}>
          <Button type="submit" variant="primary" disabled={!complete || differs || pending}>
            {t(`encryption.apply.${purpose}`)}
          </Button>
          <Button onClick={onCancel} disabled={pending}>
            {t('encryption.actions.cancel')}
          </Button>
        </div>
      </form>
      <PrintedCode code={recoveryCode} />
    </Card>
  )
}

/** The page that is printed: the code and what it is for, without the screen around it. */
function PrintedCode({ code }: { readonly code: string }): ReactElement {
  const { t } = useTranslation()
  const about = useQuery(api.settings.about.queryOptions())
  return createPortal(
    <div className={styles.printed} aria-hidden="true">
      <h1>{t('encryption.code.printTitle')}</h1>
      <p className={styles.code}>{code}</p>
      <p>{t('encryption.code.printText', { folder: about.data?.dataFolder ?? '' })}</p>
    </div>,
    document.body,
  )
}

/** The code as it is compared: as the host folds it, without hyphens, blanks and letters that are taken for one another. */
function plain(code: string): string {
  return code.normalize('NFKC').toUpperCase().replace(/[\s-]/gu, '').replace(/[IL]/gu, '1').replace(/O/gu, '0')
}

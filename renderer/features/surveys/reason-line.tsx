import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './surveys.module.css'

interface ReasonLineProps {
  readonly label: string
  readonly busy: boolean
  readonly onProceed: (reason: string) => void
  readonly onCancel: () => void
}

/** Asks for a reason in place: Enter goes on, Esc gives up, what is typed stays after a refusal. */
export function ReasonLine({ label, busy, onProceed, onCancel }: ReasonLineProps): ReactElement {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const ready = reason.trim() !== '' && !busy
  return (
    <form
      className={styles.reason}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onProceed(reason.trim())
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.stopPropagation()
        onCancel()
      }}
    >
      <Field label={label}>{(control) => <TextInput {...control} autoFocus maxLength={500} value={reason} onChange={setReason} />}</Field>
      <Button type="submit" size="small" disabled={reason.trim() === ''} aria-disabled={busy}>
        {t('surveys.reason.proceed')}
      </Button>
      <Button size="small" variant="quiet" onClick={onCancel}>
        {t('surveys.reason.cancel')}
      </Button>
    </form>
  )
}

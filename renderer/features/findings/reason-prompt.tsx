import { type ReactElement, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { DateInput } from '../../components/date-input.tsx'
import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './finding-detail.module.css'

interface ReasonPromptProps {
  readonly label: string
  readonly intro?: ReactNode
  readonly maxLength: number
  /** Whether the words may be left out: a note, not a reason. */
  readonly optional?: boolean
  /** Asks for the day it happened as well, beginning with this one. */
  readonly day?: string
  readonly busy: boolean
  readonly danger?: boolean
  readonly onProceed: (words: string, day: string) => void
  readonly onCancel: () => void
}

/** Asks for a reason, and for a day where one belongs to it, in place: Enter goes on, Esc gives up, what is typed stays after a refusal. */
export function ReasonPrompt({
  label,
  intro,
  maxLength,
  optional = false,
  day,
  busy,
  danger = false,
  onProceed,
  onCancel,
}: ReasonPromptProps): ReactElement {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [on, setOn] = useState(day ?? null)
  const ready = (optional || words.trim() !== '') && (day === undefined || on !== null)
  return (
    <form
      className={styles.prompt}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready && !busy) onProceed(words.trim(), on ?? '')
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.preventDefault()
        event.stopPropagation()
        onCancel()
      }}
    >
      {intro !== undefined && <p>{intro}</p>}
      {day !== undefined && (
        <Field label={t('findings.actions.date')}>{(control) => <DateInput {...control} value={on} onChange={setOn} />}</Field>
      )}
      <Field label={label}>
        {(control) => <TextInput {...control} autoFocus maxLength={maxLength} value={words} onChange={setWords} />}
      </Field>
      <div className={styles.actions}>
        <Button size="small" type="submit" variant={danger ? 'danger' : 'plain'} disabled={!ready || busy}>
          {t('findings.actions.proceed')}
        </Button>
        <Button size="small" variant="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}

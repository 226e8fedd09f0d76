import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScoreSheet, SheetEvaluatee } from '../../../shared/contract/score-sheet.ts'
import { client } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { useRefusalText } from '../../components/refusal-text.ts'
import { TextInput } from '../../components/text-input.tsx'
import styles from './station.module.css'

interface RecusalFormProps {
  readonly seat: string
  readonly panelId: number
  readonly evaluatee: SheetEvaluatee
  readonly onClose: () => void
  readonly onSheet: (sheet: ScoreSheet) => void
}

/** 申报回避: says what it does before it is done, and takes a reason. */
export function RecusalForm({ seat, panelId, evaluatee, onClose, onSheet }: RecusalFormProps): ReactElement {
  const { t } = useTranslation()
  const refusalText = useRefusalText()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function declare(): Promise<void> {
    if (busy) return
    if (reason.trim() === '') {
      setProblem(t('errors.reason_required'))
      return
    }
    setBusy(true)
    try {
      onSheet(await client.judging.declareRecusal({ seat, panelId, evaluateeId: evaluatee.id, reason: reason.trim() }))
    } catch (error) {
      setProblem(refusalText(error))
      setBusy(false)
    }
  }

  return (
    <form
      className={styles.recusal}
      onSubmit={(event) => {
        event.preventDefault()
        void declare()
      }}
    >
      <p>{t('judging.seat.recuseLead', { evaluatee: evaluatee.name })}</p>
      <Field label={t('judging.seat.recuseReason')} problem={problem}>
        {(control) => <TextInput {...control} autoFocus maxLength={200} value={reason} onChange={setReason} />}
      </Field>
      <div className={styles.buttons}>
        <Button type="submit" size="small" variant="danger" aria-disabled={busy}>
          {t('judging.seat.recuseDo')}
        </Button>
        <Button size="small" variant="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}

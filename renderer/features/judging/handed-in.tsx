import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Seated } from '../../../shared/contract/judging.ts'
import type { ScoreSheet } from '../../../shared/contract/score-sheet.ts'
import { client } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { CodeForm } from './code-form.tsx'
import styles from './station.module.css'

interface HandedInProps {
  readonly seat: string
  readonly sheet: ScoreSheet
  /** Another own sheet that is not handed in yet. */
  readonly otherPanel: Seated['panels'][number] | null
  readonly onOther: (panelId: number) => void
  readonly onLook: () => void
  readonly onOpened: (sheet: ScoreSheet) => void
  readonly onNext: () => void
}

/** The sheet is handed in: the next judge, large; a correction, small. */
export function HandedIn({ seat, sheet, otherPanel, onOther, onLook, onOpened, onNext }: HandedInProps): ReactElement {
  const { t } = useTranslation()
  const [correcting, setCorrecting] = useState(false)
  const [reason, setReason] = useState('')

  return (
    <section className={styles.centre} aria-label={t('judging.done.title')}>
      <h1 tabIndex={-1}>{t('judging.done.title')}</h1>
      <p role="status">{t('judging.done.lead', { name: sheet.judge.name })}</p>
      {otherPanel !== null && (
        <Button variant="primary" onClick={() => onOther(otherPanel.id)}>
          {t('judging.done.otherPanel', { panel: otherPanel.name })}
        </Button>
      )}
      <Button variant={otherPanel === null ? 'primary' : 'plain'} className={styles.next} autoFocus onClick={onNext}>
        {t('judging.done.next')}
      </Button>
      {correcting ? (
        <CodeForm
          label={t('judging.done.correctCode')}
          submit={t('judging.done.correctDo')}
          wrong={(left) => t('judging.station.wrong', { left })}
          digits={null}
          send={async (code) => {
            onOpened(await client.judging.openMyVersion({ seat, panelId: sheet.panelId, code, reason: reason.trim() }))
          }}
        >
          <Field label={t('judging.done.correctReason')}>
            {(control) => <TextInput {...control} required maxLength={200} value={reason} onChange={setReason} />}
          </Field>
          <p className="muted">{t('judging.done.correctLead')}</p>
        </CodeForm>
      ) : (
        <div className={styles.buttons}>
          <Button variant="quiet" onClick={onLook}>
            {t('judging.done.look')}
          </Button>
          <Button variant="quiet" onClick={() => setCorrecting(true)}>
            {t('judging.done.correct')}
          </Button>
        </div>
      )}
    </section>
  )
}

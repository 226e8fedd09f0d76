import { type ReactElement, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Combobox } from '../../components/combobox.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { useEvaluateeItems } from './evaluatee-items.ts'
import styles from './meetings.module.css'
import type { ConsoleProps } from './steps-bar.tsx'
import { steps } from './use-meeting.ts'

/** 回避: who stands back from whom and why, those that follow from the own unit among them, and the form for what is declared now. */
export function Recusals({ meeting, act }: ConsoleProps): ReactElement {
  const { t } = useTranslation()
  return (
    <div className={styles.twoColumns}>
      <Card title={t('meetings.recusals.title')} className={styles.work}>
        <p className="muted small">{t('meetings.recusals.help')}</p>
        {meeting.recusals.length === 0 ? (
          <p className={styles.nothing}>{t('meetings.recusals.none')}</p>
        ) : (
          <div className={styles.scroll}>
            <table aria-label={t('meetings.recusals.title')}>
              <thead>
                <tr>
                  <th scope="col">{t('meetings.recusals.judge')}</th>
                  <th scope="col">{t('meetings.recusals.evaluatee')}</th>
                  <th scope="col">{t('meetings.recusals.source')}</th>
                  <th scope="col">{t('meetings.recusals.reason')}</th>
                </tr>
              </thead>
              <tbody>
                {meeting.recusals.map(({ judgeId, judge, evaluateeId, evaluatee, source, reason }) => (
                  <tr key={`${judgeId} ${evaluateeId}`}>
                    <td>{judge}</td>
                    <td>{evaluatee}</td>
                    <td>{t(`meetings.recusals.sources.${source}`)}</td>
                    <td>{reason === '' ? t('common.noValue') : reason}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Card>
      <NewRecusal meeting={meeting} act={act} />
    </div>
  )
}

function NewRecusal({ meeting, act }: ConsoleProps): ReactElement {
  const { t } = useTranslation()
  const judgeField = useRef<HTMLSelectElement>(null)
  const [judge, setJudge] = useState('')
  const [evaluatee, setEvaluatee] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const items = useEvaluateeItems(meeting)
  const ready = judge !== '' && evaluatee !== null && reason.trim() !== ''
  return (
    <Card title={t('meetings.recusals.add')} className={styles.side}>
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (!ready) return
          const recusal = { judgeId: Number(judge), evaluateeId: Number(evaluatee), reason: reason.trim() }
          void act((at) => steps.recuse({ ...at, ...recusal })).then((done) => {
            if (!done) return
            setTried(false)
            setEvaluatee(null)
            setReason('')
            judgeField.current?.focus()
          })
        }}
      >
        <Field label={t('meetings.recusals.judge')}>
          {(control) => (
            <Select
              {...control}
              ref={judgeField}
              value={judge}
              options={[
                { value: '', label: t('meetings.recusals.choose') },
                ...meeting.judges.map(({ id, name }) => ({ value: String(id), label: name })),
              ]}
              onChange={setJudge}
            />
          )}
        </Field>
        <Field label={t('meetings.recusals.evaluatee')}>
          {(control) => (
            <Combobox
              {...control}
              label={t('meetings.recusals.evaluatee')}
              items={items}
              value={evaluatee}
              onChoose={({ key }) => setEvaluatee(key)}
            />
          )}
        </Field>
        <Field label={t('meetings.recusals.reason')} problem={tried && !ready ? t('meetings.recusals.missing') : null}>
          {(control) => <TextInput {...control} maxLength={200} value={reason} onChange={setReason} />}
        </Field>
        <Button type="submit">{t('meetings.recusals.submit')}</Button>
      </form>
    </Card>
  )
}

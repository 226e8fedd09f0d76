import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { DateInput } from '../../components/date-input.tsx'
import { Field } from '../../components/field.tsx'
import { today } from '../../components/moment.ts'
import { Select } from '../../components/select.tsx'
import { Problem } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './meetings.module.css'
import { OrderFields, readOrder, registerOrder, seedFits, type TypedOrder } from './order-fields.tsx'
import { readSettings, SettingsFields, typedSettings } from './settings-fields.tsx'

type Choices = Awaited<ReturnType<typeof client.meetings.choices>>

interface NewMeetingProps {
  readonly cycleId: number
  readonly choices: Choices
  readonly onCreated: (meetingId: number) => void
  readonly onCancel: () => void
}

/** Prepares a meeting: panel, day, name, the order of the evaluatees, and the rules of the meeting. */
export function NewMeeting({ cycleId, choices, onCreated, onCancel }: NewMeetingProps): ReactElement {
  const { t } = useTranslation()
  const free = choices.panels.find(({ running, judges, evaluatees }) => running === null && judges > 0 && evaluatees.length > 0)
  const [panelId, setPanelId] = useState((free ?? choices.panels[0])?.id ?? 0)
  const [name, setName] = useState<string | null>(null)
  const [heldOn, setHeldOn] = useState<string | null>(today())
  const [order, setOrder] = useState<TypedOrder>(registerOrder)
  const [typed, setTyped] = useState(() => typedSettings(choices.settings))
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  const panel = choices.panels.find(({ id }) => id === panelId)
  if (panel === undefined) throw new Error(`no panel ${panelId}`)
  const usualName = t('meetings.create.usualName', { panel: panel.name })
  const settings = readSettings(typed)
  const blocked =
    panel.running !== null
      ? t('meetings.create.panelRunning', { name: panel.running })
      : panel.judges === 0 || panel.evaluatees.length === 0
        ? t('meetings.create.panelEmpty')
        : null

  const submit = async (): Promise<void> => {
    setTried(true)
    if (busy || blocked !== null || settings === null || !seedFits(order) || heldOn === null) return
    setBusy(true)
    try {
      const created = await client.meetings.create({
        cycleId,
        panelId,
        name: name === null || name.trim() === '' ? usualName : name.trim(),
        heldOn,
        settings,
        order: readOrder(order, panel.evaluatees),
      })
      onCreated(created.id)
    } catch (refusal) {
      setError(refusal)
      setBusy(false)
    }
  }

  return (
    <Card title={t('meetings.create.title')} className={styles.create}>
      <form
        className={styles.createForm}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <div className={styles.createColumn}>
          <Field
            label={t('meetings.create.panel')}
            hint={t('meetings.create.panelFacts', { judges: panel.judges, evaluatees: panel.evaluatees.length })}
            problem={blocked}
          >
            {(control) => (
              <Select
                {...control}
                value={String(panelId)}
                options={choices.panels.map(({ id, name: label }) => ({ value: String(id), label }))}
                onChange={(value) => {
                  setPanelId(Number(value))
                  setOrder(registerOrder)
                }}
              />
            )}
          </Field>
          <Field label={t('meetings.create.name')}>
            {(control) => <TextInput {...control} maxLength={80} value={name ?? usualName} onChange={setName} />}
          </Field>
          <Field label={t('meetings.create.heldOn')} problem={tried && heldOn === null ? t('meetings.create.problem.date') : null}>
            {(control) => <DateInput {...control} value={heldOn} onChange={setHeldOn} />}
          </Field>
          <fieldset className={styles.fieldset}>
            <legend>{t('meetings.create.settings')}</legend>
            <SettingsFields typed={typed} onType={setTyped} tried={tried} />
          </fieldset>
        </div>
        <OrderFields evaluatees={panel.evaluatees} typed={order} onType={setOrder} />
        <div className={styles.createFoot}>
          {error !== null && <Problem error={error} />}
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" aria-disabled={busy || blocked !== null}>
            {t('meetings.create.submit')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

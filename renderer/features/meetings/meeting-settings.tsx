import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { DateInput } from '../../components/date-input.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './meetings.module.css'
import { OrderFields, readOrder, seedFits, type TypedOrder } from './order-fields.tsx'
import { readSettings, SettingsFields, typedSettings } from './settings-fields.tsx'
import type { ConsoleProps } from './steps-bar.tsx'
import { steps } from './use-meeting.ts'

interface MeetingSettingsProps extends ConsoleProps {
  readonly onDone: () => void
  readonly onRemoved: () => void
}

/** 会议设置: name, day and rules of a meeting that was prepared, the order of its evaluatees, and its removal while nothing was marked. */
export function MeetingSettingsPanel({ meeting, act, onDone, onRemoved }: MeetingSettingsProps): ReactElement {
  const { t } = useTranslation()
  const [name, setName] = useState(meeting.name)
  const [heldOn, setHeldOn] = useState<string | null>(meeting.heldOn)
  const [typed, setTyped] = useState(() => typedSettings(meeting.settings))
  const [tried, setTried] = useState(false)
  const settings = readSettings(typed)
  return (
    <div className={styles.settings}>
      <Card title={t('meetings.change.title')}>
        <form
          className={styles.stack}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            setTried(true)
            if (settings === null || heldOn === null || name.trim() === '') return
            void act((at) => steps.change({ ...at, name: name.trim(), heldOn, settings })).then((done) => {
              if (done) onDone()
            })
          }}
        >
          <Field label={t('meetings.create.name')}>
            {(control) => <TextInput {...control} maxLength={80} value={name} onChange={setName} />}
          </Field>
          <Field label={t('meetings.create.heldOn')} problem={tried && heldOn === null ? t('meetings.create.problem.date') : null}>
            {(control) => <DateInput {...control} value={heldOn} onChange={setHeldOn} />}
          </Field>
          <SettingsFields typed={typed} onType={setTyped} tried={tried} />
          <Button type="submit" variant="primary">
            {t('meetings.change.submit')}
          </Button>
        </form>
      </Card>
      <Reorder meeting={meeting} act={act} />
      <Remove meeting={meeting} act={act} onRemoved={onRemoved} />
    </div>
  )
}

function Reorder({ meeting, act }: ConsoleProps): ReactElement {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<TypedOrder>({ kind: 'manual', seed: '', manual: null })
  const evaluatees = meeting.items.map(({ evaluateeId, name, categoryName }) => ({ id: evaluateeId, name, categoryName }))
  return (
    <Card title={t('meetings.change.reorder')}>
      <div className={styles.stack}>
        <p className="muted small">{t('meetings.change.reorderHelp')}</p>
        <OrderFields evaluatees={evaluatees} typed={typed} onType={setTyped} />
        <Button
          aria-disabled={!seedFits(typed)}
          onClick={() => {
            if (!seedFits(typed)) return
            void act((at) => steps.reorder({ ...at, order: readOrder(typed, evaluatees) })).then((done) => {
              // What was drawn or moved is the order from which the next change begins.
              if (done) setTyped({ kind: 'manual', seed: '', manual: null })
            })
          }}
        >
          {t('meetings.change.reorder')}
        </Button>
      </div>
    </Card>
  )
}

function Remove({ meeting, onRemoved }: ConsoleProps & { readonly onRemoved: () => void }): ReactElement {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const remove = (): void => {
    client.meetings.remove({ meetingId: meeting.id, version: meeting.version }).then(onRemoved, setError)
  }
  return (
    <Card title={t('meetings.change.remove')}>
      <div className={styles.stack}>
        <p className="muted small">{t('meetings.change.removeHelp')}</p>
        {error !== null && <Problem error={error} />}
        <Button variant="danger" onClick={() => (asking ? remove() : setAsking(true))}>
          {asking ? t('meetings.change.removeConfirm') : t('meetings.change.remove')}
        </Button>
      </div>
    </Card>
  )
}

import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingOrder, MeetingSettings } from '../../../shared/contract/meetings.ts'
import { client } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { DateInput } from '../../components/date-input.tsx'
import { Field } from '../../components/field.tsx'
import { today } from '../../components/moment.ts'
import { Checkbox, Select } from '../../components/select.tsx'
import { Problem } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { readPercent, readShare, shownPercent } from './meeting-numbers.ts'
import styles from './meetings.module.css'
import { OrderList } from './order-list.tsx'

type Choices = Awaited<ReturnType<typeof client.meetings.choices>>

interface NewMeetingProps {
  readonly cycleId: number
  readonly choices: Choices
  readonly onCreated: (meetingId: number) => void
  readonly onCancel: () => void
}

const orders = ['register', 'lots', 'manual'] as const
const quorums = ['none', 'half', 'two_thirds', 'all'] as const

/** Prepares a meeting: panel, day, name, the order of the evaluatees, and the rules of the meeting. */
export function NewMeeting({ cycleId, choices, onCreated, onCancel }: NewMeetingProps): ReactElement {
  const { t } = useTranslation()
  const free = choices.panels.find(({ running, judges, evaluatees }) => running === null && judges > 0 && evaluatees.length > 0)
  const [panelId, setPanelId] = useState((free ?? choices.panels[0])?.id ?? 0)
  const [name, setName] = useState<string | null>(null)
  const [heldOn, setHeldOn] = useState<string | null>(today())
  const [order, setOrder] = useState<MeetingOrder['kind']>('register')
  const [seed, setSeed] = useState('')
  const [manual, setManual] = useState<readonly number[] | null>(null)
  const [minutes, setMinutes] = useState(String(choices.settings.minutesPerItem))
  const [spread, setSpread] = useState(shownPercent(choices.settings.spreadLimit))
  const [agreement, setAgreement] = useState(choices.settings.agreementLimit)
  const [quorum, setQuorum] = useState<MeetingSettings['quorum']>(choices.settings.quorum)
  const [secondRound, setSecondRound] = useState(choices.settings.secondRound)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  const panel = choices.panels.find(({ id }) => id === panelId)
  if (panel === undefined) throw new Error(`no panel ${panelId}`)
  const usualName = t('meetings.create.usualName', { panel: panel.name })
  const wholeMinutes = /^\d{1,3}$/.test(minutes.trim()) && Number(minutes) >= 1 && Number(minutes) <= 180
  const [spreadLimit, agreementLimit] = [readPercent(spread), readShare(agreement)]
  const seedFits = /^\d{0,12}$/.test(seed.trim())
  const blocked =
    panel.running !== null
      ? t('meetings.create.panelRunning', { name: panel.running })
      : panel.judges === 0 || panel.evaluatees.length === 0
        ? t('meetings.create.panelEmpty')
        : null

  const submit = async (): Promise<void> => {
    setTried(true)
    if (busy || blocked !== null || !wholeMinutes || spreadLimit === null || agreementLimit === null || !seedFits || heldOn === null) return
    setBusy(true)
    try {
      const created = await client.meetings.create({
        cycleId,
        panelId,
        name: name === null || name.trim() === '' ? usualName : name.trim(),
        heldOn,
        settings: { minutesPerItem: Number(minutes), spreadLimit, agreementLimit, secondRound, quorum },
        order:
          order === 'lots'
            ? { kind: 'lots', seed: seed.trim() === '' ? null : seed.trim() }
            : order === 'manual'
              ? { kind: 'manual', evaluateeIds: [...(manual ?? panel.evaluatees.map(({ id }) => id))] }
              : { kind: 'register' },
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
                  setManual(null)
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
            <Field
              label={t('meetings.create.minutes')}
              hint={t('meetings.create.minutesHint')}
              problem={tried && !wholeMinutes ? t('meetings.create.problem.minutes') : null}
            >
              {(control) => <TextInput {...control} inputMode="numeric" value={minutes} onChange={setMinutes} />}
            </Field>
            <Field
              label={t('meetings.create.spread')}
              hint={t('meetings.create.spreadHint')}
              problem={tried && spreadLimit === null ? t('meetings.create.problem.percent') : null}
            >
              {(control) => <TextInput {...control} inputMode="decimal" value={spread} onChange={setSpread} />}
            </Field>
            <Field
              label={t('meetings.create.agreement')}
              hint={t('meetings.create.agreementHint')}
              problem={tried && agreementLimit === null ? t('meetings.create.problem.share') : null}
            >
              {(control) => <TextInput {...control} inputMode="decimal" value={agreement} onChange={setAgreement} />}
            </Field>
            <Field label={t('meetings.create.quorum')}>
              {(control) => (
                <Select
                  {...control}
                  value={quorum}
                  options={quorums.map((value) => ({ value, label: t(`meetings.create.quorums.${value}`) }))}
                  onChange={setQuorum}
                />
              )}
            </Field>
            <Checkbox checked={secondRound} onChange={setSecondRound}>
              {t('meetings.create.secondRound')}
            </Checkbox>
          </fieldset>
        </div>
        <fieldset className={styles.fieldset}>
          <legend>{t('meetings.create.order')}</legend>
          <div className={styles.radios}>
            {orders.map((kind) => (
              <label key={kind}>
                <input type="radio" name="order" value={kind} checked={order === kind} onChange={() => setOrder(kind)} />
                {t(`meetings.create.orders.${kind}`)}
              </label>
            ))}
          </div>
          {order === 'lots' && (
            <>
              <p className="muted small">{t('meetings.create.lotsHelp')}</p>
              <Field
                label={t('meetings.create.lotsNumber')}
                hint={t('meetings.create.lotsHint')}
                problem={seedFits ? null : t('meetings.create.problem.lots')}
              >
                {(control) => <TextInput {...control} inputMode="numeric" maxLength={12} value={seed} onChange={setSeed} />}
              </Field>
            </>
          )}
          {order === 'manual' ? (
            <OrderList evaluatees={panel.evaluatees} order={manual ?? panel.evaluatees.map(({ id }) => id)} onOrder={setManual} />
          ) : (
            order === 'register' && (
              <ol className={styles.orderPlain} aria-label={t('meetings.create.manualLabel')}>
                {panel.evaluatees.map(({ id, name: evaluatee, categoryName }) => (
                  <li key={id}>
                    <span>{evaluatee}</span>
                    <span className="muted small">{categoryName}</span>
                  </li>
                ))}
              </ol>
            )
          )}
        </fieldset>
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

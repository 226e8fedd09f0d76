import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JudgeProgress, MeetingItem } from '../../../shared/contract/meetings.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { classNames } from '../../components/class-names.ts'
import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './meetings.module.css'
import type { ConsoleProps } from './steps-bar.tsx'
import { steps } from './use-meeting.ts'
import { useMeetingKeys } from './use-meeting-keys.ts'

const signs: Readonly<Record<JudgeProgress['state'], string>> = { done: '✓', missing: '…', absent: '×', recused: '⊘', not_asked: '–' }

/** 收分情况: who has marked and who has not, never what. Ends the round; whoever lacks marks then needs a reason. */
export function MarksComingIn({ meeting, act, item }: ConsoleProps & { readonly item: MeetingItem }): ReactElement {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const names = new Map(meeting.judges.map(({ id, name }) => [id, name]))
  const asked = meeting.progress.filter(({ state }) => state === 'done' || state === 'missing')
  const missing = meeting.progress.filter(({ state }) => state === 'missing')
  const open = !item.roundClosed
  const end = (absent: { judgeId: number; reason: string }[]): void =>
    void act((at) => steps.closeRound({ ...at, itemId: item.id, absent })).then((done) => {
      if (done) setAsking(false)
    })
  const onEnd = open ? () => (missing.length === 0 ? end([]) : setAsking(true)) : null
  useMeetingKeys({ e: onEnd })
  return (
    <Card className={styles.incoming} title={t('meetings.progress.title')}>
      <p className="muted small">{t('meetings.progress.help')}</p>
      <p role="status" className={styles.incomingSum}>
        {t('meetings.progress.summary', { done: asked.length - missing.length, of: asked.length })}
        {missing.length === 0 && ` ✓ ${t('meetings.progress.all')}`}
      </p>
      <ul className={styles.judges} aria-label={t('meetings.progress.title')}>
        {meeting.progress.map(({ judgeId, state, expected, entered }) => (
          <li key={judgeId} className={classNames(state === 'missing' && styles.judgeMissing)}>
            <span aria-hidden="true">{signs[state]}</span>
            <span>{names.get(judgeId)}</span>
            <span className={styles.judgeState}>
              {state === 'missing' ? t('meetings.progress.missing', { count: expected - entered }) : t(`meetings.progress.${state}`)}
            </span>
          </li>
        ))}
      </ul>
      {onEnd !== null &&
        (asking && missing.length > 0 ? (
          <Absent
            missing={missing.map(({ judgeId }) => ({ judgeId, name: names.get(judgeId) ?? '' }))}
            onConfirm={end}
            onWait={() => setAsking(false)}
          />
        ) : (
          <Button variant={missing.length === 0 ? 'primary' : 'plain'} shortcut="E" onClick={onEnd}>
            {t('meetings.items.closeRound')}
          </Button>
        ))}
    </Card>
  )
}

interface AbsentProps {
  readonly missing: readonly { readonly judgeId: number; readonly name: string }[]
  readonly onConfirm: (absent: { judgeId: number; reason: string }[]) => void
  readonly onWait: () => void
}

function Absent({ missing, onConfirm, onWait }: AbsentProps): ReactElement {
  const { t } = useTranslation()
  const [reasons, setReasons] = useState<Readonly<Record<number, string>>>({})
  const absent = missing.map(({ judgeId }) => ({ judgeId, reason: (reasons[judgeId] ?? '').trim() }))
  const ready = absent.every(({ reason }) => reason !== '')
  return (
    <form
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onConfirm(absent)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onWait()
      }}
    >
      <h3>⚠ {t('meetings.progress.absentTitle')}</h3>
      <p className="muted small">{t('meetings.progress.absentHelp')}</p>
      {missing.map(({ judgeId, name }, place) => (
        <Field key={judgeId} label={t('meetings.progress.absentReason', { name })}>
          {(control) => (
            <TextInput
              {...control}
              autoFocus={place === 0}
              maxLength={200}
              value={reasons[judgeId] ?? ''}
              onChange={(reason) => setReasons((before) => ({ ...before, [judgeId]: reason }))}
            />
          )}
        </Field>
      ))}
      <Button type="submit" aria-disabled={!ready}>
        {t('meetings.progress.confirm')}
      </Button>
      <Button variant="quiet" onClick={onWait}>
        {t('meetings.progress.wait')}
      </Button>
    </form>
  )
}

import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingJudge } from '../../../shared/contract/meetings.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Tag } from '../../components/tag.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './meetings.module.css'
import type { ConsoleProps } from './steps-bar.tsx'
import { steps } from './use-meeting.ts'

/** 签到: every judge of the panel, present or absent by one key; how many are there, and whether that is enough. */
export function CheckIn({ meeting, act }: ConsoleProps): ReactElement {
  const { t } = useTranslation()
  const body = useRef<HTMLTableSectionElement>(null)
  const { expected, present, needed } = meeting.quorum
  const absent = meeting.judges.filter(({ attendance }) => attendance === 'absent').length
  const rest = meeting.judges.filter(({ attendance }) => attendance === null)

  // Whoever comes here comes to call the judges one by one.
  useEffect(() => {
    body.current?.querySelector<HTMLElement>('tr')?.focus()
  }, [])

  const attend = (judge: MeetingJudge, state: 'present' | 'absent', reason = judge.reason): void =>
    void act((at) => steps.attend({ ...at, judgeId: judge.id, state, reason: state === 'absent' ? reason : '' }))
  const focusRow = (place: number): void => body.current?.querySelectorAll<HTMLElement>(':scope > tr')[place]?.focus()

  return (
    <Card
      title={t('meetings.checkIn.title')}
      className={styles.work}
      actions={
        rest.length > 0 && (
          <Button
            size="small"
            onClick={() => {
              for (const judge of rest) attend(judge, 'present')
            }}
          >
            {t('meetings.checkIn.rest')}
          </Button>
        )
      }
    >
      <p className="muted small">{t('meetings.checkIn.help')}</p>
      <p role="status" className={styles.quorum}>
        {t('meetings.checkIn.counts', { expected, present, absent })}{' '}
        <Tag tone={present >= needed ? 'green' : 'amber'}>
          {present >= needed ? '✓ ' : '⚠ '}
          {present >= needed ? t('meetings.checkIn.reached', { needed }) : t('meetings.checkIn.short', { needed })}
        </Tag>
      </p>
      <div className={styles.scroll}>
        <table aria-label={t('meetings.checkIn.title')}>
          <thead>
            <tr>
              <th scope="col">{t('meetings.checkIn.judge')}</th>
              <th scope="col">{t('meetings.checkIn.group')}</th>
              <th scope="col">{t('meetings.checkIn.state')}</th>
              <th scope="col">{t('meetings.checkIn.reason')}</th>
            </tr>
          </thead>
          <tbody ref={body}>
            {meeting.judges.map((judge, place) => (
              <tr
                key={judge.id}
                tabIndex={0}
                className={styles.judgeRow}
                aria-label={t('meetings.checkIn.row', { name: judge.name, state: t(`meetings.checkIn.${judge.attendance ?? 'uncalled'}`) })}
                onKeyDown={(event) => {
                  if (event.target !== event.currentTarget || event.ctrlKey || event.altKey) return
                  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') focusRow(place + (event.key === 'ArrowDown' ? 1 : -1))
                  else if (event.key === '1') {
                    attend(judge, 'present')
                    focusRow(place + 1)
                  } else if (event.key === '2') attend(judge, 'absent')
                  else return
                  event.preventDefault()
                }}
              >
                <th scope="row">{judge.name}</th>
                <td>{judge.groupName}</td>
                <td>
                  <fieldset className={styles.attendance} aria-label={judge.name}>
                    {(['present', 'absent'] as const).map((state) => (
                      <Button
                        key={state}
                        size="small"
                        shortcut={state === 'present' ? '1' : '2'}
                        aria-pressed={judge.attendance === state}
                        onClick={() => attend(judge, state)}
                      >
                        {judge.attendance === state ? '✓ ' : ''}
                        {t(`meetings.checkIn.${state}`)}
                      </Button>
                    ))}
                    {judge.attendance === null && <span className="muted small">{t('meetings.checkIn.uncalled')}</span>}
                  </fieldset>
                </td>
                <td>
                  {judge.attendance === 'absent' && (
                    <AbsenceReason key={judge.reason} judge={judge} onReason={(reason) => attend(judge, 'absent', reason)} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

/** Saved when it is left. */
function AbsenceReason({ judge, onReason }: { readonly judge: MeetingJudge; readonly onReason: (reason: string) => void }): ReactElement {
  const { t } = useTranslation()
  const [reason, setReason] = useState(judge.reason)
  return (
    <TextInput
      aria-label={t('meetings.checkIn.reasonOf', { name: judge.name })}
      maxLength={200}
      value={reason}
      onChange={setReason}
      onBlur={() => {
        if (reason.trim() !== judge.reason) onReason(reason.trim())
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.currentTarget.closest('tr')?.focus()
      }}
    />
  )
}

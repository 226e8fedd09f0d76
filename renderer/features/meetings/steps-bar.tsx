import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingConsole } from '../../../shared/contract/meetings.ts'
import { Button } from '../../components/button.tsx'
import { classNames } from '../../components/class-names.ts'
import { Icon } from '../../components/icons.tsx'
import styles from './meetings.module.css'
import { type Act, steps } from './use-meeting.ts'
import { useMeetingKeys } from './use-meeting-keys.ts'

/** What every part of the console gets. */
export interface ConsoleProps {
  readonly meeting: MeetingConsole
  readonly act: Act
}

// Written out, because the glossary loads the schema library.
const order = ['check_in', 'recusals', 'rules', 'items', 'results', 'closed'] as const

/** The steps of the meeting along the top: where it stands, back to any earlier one, forward to the next. */
export function StepsBar({ meeting, act }: ConsoleProps): ReactElement {
  const { t } = useTranslation()
  const present = order.indexOf(meeting.step)
  const next = order[present + 1]
  const go = (to: (typeof order)[number]): void => void act((at) => steps.step({ ...at, to }))
  const forward = next === undefined || next === 'closed' ? null : () => go(next)
  useMeetingKeys({ 'ctrl+enter': forward })
  return (
    <nav className={styles.steps} aria-label={t('meetings.steps.label')}>
      <ol>
        {order.map((step, place) => {
          const state = place < present ? 'done' : place === present ? 'current' : 'ahead'
          const reachable = meeting.step !== 'closed' && place < present
          return (
            <li key={step} className={classNames(styles.step, styles[state])} aria-current={state === 'current' ? 'step' : undefined}>
              <span className={styles.stepNumber} aria-hidden="true">
                {state === 'done' ? <Icon name="check" size={12} /> : place + 1}
              </span>
              {reachable ? (
                <button type="button" onClick={() => go(step)}>
                  {t(`meetings.step.${step}`)}
                </button>
              ) : (
                <span>{t(`meetings.step.${step}`)}</span>
              )}
              <span className="visually-hidden">{t(`meetings.steps.${state}`)}</span>
            </li>
          )
        })}
      </ol>
      {forward !== null && next !== undefined && (
        <Button variant={meeting.step === 'items' ? 'plain' : 'primary'} shortcut="Ctrl Enter" onClick={forward}>
          {meeting.step === 'rules' ? t('meetings.rules.next') : t('meetings.steps.next', { step: t(`meetings.step.${next}`) })}
        </Button>
      )}
    </nav>
  )
}

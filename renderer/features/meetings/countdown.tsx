import { type ReactElement, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingItem } from '../../../shared/contract/meetings.ts'
import { Button } from '../../components/button.tsx'
import { classNames } from '../../components/class-names.ts'
import { shownTime } from './meeting-numbers.ts'
import styles from './meetings.module.css'
import type { ConsoleProps } from './steps-bar.tsx'
import { steps } from './use-meeting.ts'
import { useMeetingKeys } from './use-meeting-keys.ts'

/** Seconds until a moment, negative when it has passed. */
function secondsUntil(moment: string): number {
  return Math.ceil((Date.parse(moment) - Date.now()) / 1000)
}

/** 倒计时: runs from the stored end, so it goes on through a reload and a restart; when it is over, a word and a sign say so. */
export function Countdown({ act, item }: ConsoleProps & { readonly item: MeetingItem }): ReactElement {
  const { t } = useTranslation()
  const { endsAt, left } = item.countdown
  const [seconds, setSeconds] = useState(endsAt === null ? left : secondsUntil(endsAt))
  useEffect(() => {
    if (endsAt === null) {
      setSeconds(left)
      return
    }
    const show = (): void => setSeconds(secondsUntil(endsAt))
    show()
    const timer = setInterval(show, 250)
    return () => clearInterval(timer)
  }, [endsAt, left])

  const over = seconds <= 0
  const turn = (action: 'start' | 'stop' | 'reset'): void => void act((at) => steps.countdown({ ...at, itemId: item.id, action }))
  const toggle = (): void => turn(endsAt === null ? 'start' : 'stop')
  useMeetingKeys({ ' ': toggle, r: () => turn('reset') })
  const shown = shownTime(Math.abs(seconds))
  return (
    <section className={classNames(styles.countdown, over && styles.over)} aria-label={t('meetings.countdown.label')}>
      <p
        className={styles.digits}
        role="timer"
        aria-label={over ? t('meetings.countdown.over') : t('meetings.countdown.left', { time: shown })}
      >
        {over ? `+${shown}` : shown}
      </p>
      {over && (
        <p role="status" className={styles.timeUp}>
          ⏰ {t('meetings.countdown.over')}
        </p>
      )}
      <div className={styles.countdownButtons}>
        <Button size="small" shortcut={t('meetings.countdown.space')} onClick={toggle}>
          {endsAt === null ? t('meetings.countdown.start') : t('meetings.countdown.stop')}
        </Button>
        <Button size="small" variant="quiet" shortcut="R" onClick={() => turn('reset')}>
          {t('meetings.countdown.reset')}
        </Button>
      </div>
    </section>
  )
}

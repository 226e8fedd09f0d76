import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { DisplayControl } from '../../components/display-control/display-control.tsx'
import { useMoment } from '../../components/moment.ts'
import { PageHead } from '../../components/page-head.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { CheckIn } from './check-in.tsx'
import { ItemsDesk } from './items-desk.tsx'
import { MeetingSettingsPanel } from './meeting-settings.tsx'
import styles from './meetings.module.css'
import { Minutes } from './minutes.tsx'
import { Recusals } from './recusals.tsx'
import { Results } from './results.tsx'
import { Rules } from './rules.tsx'
import { StepsBar } from './steps-bar.tsx'
import { useMeeting } from './use-meeting.ts'

interface MeetingDeskProps {
  readonly meetingId: number
  readonly view: 'console' | 'minutes'
  readonly onView: (view: 'console' | 'minutes') => void
}

/** 会议流程台: the steps of one meeting along the top, and the work of the present step; or its minutes. */
export function MeetingDesk({ meetingId, view, onView }: MeetingDeskProps): ReactElement {
  const { t } = useTranslation()
  const moment = useMoment()
  const { meeting, act, error, busy } = useMeeting(meetingId)
  const [settings, setSettings] = useState(false)
  const navigate = useNavigate({ from: '/meetings' })
  const [display, setDisplay] = useState<boolean | null>(null)
  if (meeting.isError) {
    return (
      <div className={styles.screen}>
        <PageHead title={t('meetings.title')} />
        <Problem error={meeting.error} onRetry={() => void meeting.refetch()} />
      </div>
    )
  }
  if (meeting.data === undefined) {
    return (
      <div className={styles.screen}>
        <PageHead title={t('meetings.title')} />
        <Loading />
      </div>
    )
  }
  const { name, panelName, heldOn, step, closedAt } = meeting.data
  const shown = { meeting: meeting.data, act }
  // The results are where something is announced; before, the second screen is a side matter.
  const withDisplay = display ?? step === 'results'
  const atWork = view === 'console' && !settings
  return (
    <div className={styles.screen}>
      <PageHead
        title={name}
        facts={[panelName, heldOn, busy ? t('meetings.steps.saving') : t('meetings.steps.saved')]}
        actions={
          <>
            <Link to="/meetings" search={(before) => ({ cycle: before.cycle })} className={styles.headLink ?? ''}>
              {t('meetings.all')}
            </Link>
            {step !== 'closed' && view === 'console' && (
              <Button aria-pressed={settings} onClick={() => setSettings(!settings)}>
                {t('meetings.change.open')}
              </Button>
            )}
            <Button
              aria-pressed={atWork && withDisplay}
              onClick={() => {
                setSettings(false)
                if (atWork) setDisplay(!withDisplay)
                else onView('console')
              }}
            >
              {t('meetings.results.display')}
            </Button>
            <Button aria-pressed={view === 'console'} onClick={() => onView('console')}>
              {t('meetings.console')}
            </Button>
            <Button aria-pressed={view === 'minutes'} onClick={() => onView('minutes')}>
              {t('meetings.openMinutes')}
            </Button>
          </>
        }
      />
      {view === 'minutes' ? (
        <Minutes meeting={meeting.data} />
      ) : (
        <>
          <StepsBar {...shown} />
          {error !== null && <Problem error={error} />}
          {settings && step !== 'closed' ? (
            <MeetingSettingsPanel
              {...shown}
              onDone={() => setSettings(false)}
              onRemoved={() => void navigate({ search: (before) => ({ cycle: before.cycle }), replace: true })}
            />
          ) : (
            <>
              {withDisplay && (
                <div className={styles.display}>
                  <DisplayControl meetingId={meetingId} />
                </div>
              )}
              {step === 'closed' && closedAt !== null && (
                <p role="status" className={styles.closedLine}>
                  {t('meetings.results.closed', { at: moment(closedAt) })}
                </p>
              )}
              {step === 'check_in' && <CheckIn {...shown} />}
              {step === 'recusals' && <Recusals {...shown} />}
              {step === 'rules' && <Rules {...shown} />}
              {(step === 'items' || step === 'closed') && <ItemsDesk {...shown} />}
              {step === 'results' && <Results {...shown} onMinutes={() => onView('minutes')} />}
            </>
          )}
        </>
      )}
    </div>
  )
}

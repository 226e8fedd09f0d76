import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import styles from './meetings.module.css'
import { minutesText } from './minutes-text.ts'
import type { ConsoleProps } from './steps-bar.tsx'
import { steps } from './use-meeting.ts'

/** 结果: whether everybody has a total, where the result is decided and announced, and the end of the meeting. */
export function Results({ meeting, act, onMinutes }: ConsoleProps & { readonly onMinutes: () => void }): ReactElement {
  const { t } = useTranslation()
  const { items, complete, incomplete } = meeting
  const more = items.length - complete - incomplete.length
  return (
    <div className={styles.twoColumns}>
      <Card title={t('meetings.results.title')} className={styles.work}>
        <p className={styles.quorum}>{t('meetings.results.complete', { done: complete, of: items.length })}</p>
        {incomplete.length === 0 ? (
          <p className={styles.calm}>{t('meetings.results.all')}</p>
        ) : (
          <>
            <p className={styles.alarm}>{t('meetings.results.open')}</p>
            <ul className={styles.incomplete}>
              {incomplete.map(({ name, missing }) => (
                <li key={name}>
                  <strong>{name}</strong>{' '}
                  {missing.length > 0 && (
                    <span className="muted small">
                      {t('meetings.results.missing', { names: missing.join(t('meetings.text.listSeparator')) })}
                    </span>
                  )}
                </li>
              ))}
              {more > 0 && <li className="muted small">{t('meetings.results.more', { count: more })}</li>}
            </ul>
          </>
        )}
        <p className={styles.links}>
          <Link to="/ranking" search={({ cycle }) => ({ cycle })}>
            {t('meetings.results.ranking')}
          </Link>
          <Link to="/analysis" search={({ cycle }) => ({ cycle, panel: meeting.panelId })}>
            {t('meetings.results.agreement')}
          </Link>
          <Link to="/decisions" search={({ cycle }) => ({ cycle })}>
            {t('meetings.results.decisions')}
          </Link>
        </p>
      </Card>
      <EndMeeting meeting={meeting} act={act} onMinutes={onMinutes} />
    </div>
  )
}

function EndMeeting({ meeting, act, onMinutes }: ConsoleProps & { readonly onMinutes: () => void }): ReactElement {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const record = useQuery(api.meetings.record.queryOptions({ input: { meetingId: meeting.id } }))
  if (record.isError) return <Problem error={record.error} onRetry={() => void record.refetch()} />
  if (record.data === undefined) return <Loading />
  const minutes = record.data.edited ?? minutesText(meeting, record.data, t)
  return (
    <Card title={t('meetings.results.close')} className={styles.side}>
      <p className="muted small">{t('meetings.results.closeHelp')}</p>
      <div className={styles.stack}>
        <Button onClick={onMinutes}>{t('meetings.openMinutes')}</Button>
        {asking ? (
          <>
            <Button variant="danger" onClick={() => void act((at) => steps.close({ ...at, minutes }))}>
              {t('meetings.results.closeConfirm')}
            </Button>
            <Button variant="quiet" onClick={() => setAsking(false)}>
              {t('common.cancel')}
            </Button>
          </>
        ) : (
          <Button variant="primary" onClick={() => setAsking(true)}>
            {t('meetings.results.close')}
          </Button>
        )}
      </div>
    </Card>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingRow } from '../../../shared/contract/meetings.ts'
import { api } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { EmptyState, Loading, Problem } from '../../components/states.tsx'
import { Tag } from '../../components/tag.tsx'
import '../../i18n/meeting-texts.ts'
import { MeetingDesk } from './meeting-desk.tsx'
import styles from './meetings.module.css'
import { NewMeeting } from './new-meeting.tsx'

/** 考评会议: the meetings of the cycle, the form of a new one, or the desk from which one is run. */
export function MeetingsScreen(): ReactElement {
  const { meeting, view = 'console', mode } = useSearch({ from: '/meetings' })
  const navigate = useNavigate({ from: '/meetings' })
  if (meeting !== undefined) {
    return (
      <MeetingDesk
        key={meeting}
        meetingId={meeting}
        view={view}
        onView={(next) => void navigate({ search: (before) => ({ ...before, view: next }) })}
      />
    )
  }
  return <Meetings creating={mode === 'new'} />
}

function Meetings({ creating }: { readonly creating: boolean }): ReactElement {
  const { t } = useTranslation()
  const { id: cycleId } = useCycle()
  const navigate = useNavigate({ from: '/meetings' })
  const meetings = useQuery(api.meetings.list.queryOptions({ input: { cycleId } }))
  const choices = useQuery(api.meetings.choices.queryOptions({ input: { cycleId } }))
  const unread = [meetings, choices].find((query) => query.isError)
  if (unread !== undefined) {
    return (
      <div className={styles.screen}>
        <PageHead title={t('meetings.title')} />
        <Problem error={unread.error} onRetry={() => void unread.refetch()} />
      </div>
    )
  }
  if (meetings.data === undefined || choices.data === undefined) {
    return (
      <div className={styles.screen}>
        <PageHead title={t('meetings.title')} />
        <Loading />
      </div>
    )
  }
  const noPanels = choices.data.panels.length === 0
  const add = (
    <Button
      variant="primary"
      icon="plus"
      onClick={() => void navigate({ search: ({ view: _view, meeting: _meeting, ...before }) => ({ ...before, mode: 'new' }) })}
    >
      {t('meetings.new')}
    </Button>
  )
  const running = meetings.data.filter(({ step }) => step !== 'closed').length
  return (
    <div className={styles.screen}>
      <PageHead
        title={t('meetings.title')}
        facts={[
          t('meetings.facts.total', { count: meetings.data.length }),
          ...(running > 0 ? [t('meetings.facts.running', { count: running })] : []),
        ]}
        actions={noPanels || creating || meetings.data.length === 0 ? undefined : add}
      />
      {creating && !noPanels ? (
        <NewMeeting
          cycleId={cycleId}
          choices={choices.data}
          onCreated={(id) => void navigate({ search: ({ mode: _mode, ...before }) => ({ ...before, meeting: id }) })}
          onCancel={() => void navigate({ search: ({ mode: _mode, ...before }) => before })}
        />
      ) : noPanels ? (
        <EmptyState
          icon="meetings"
          title={t('meetings.noPanels.title')}
          actions={
            <Button variant="primary" onClick={() => void navigate({ to: '/panels' })}>
              {t('meetings.noPanels.action')}
            </Button>
          }
        >
          {t('meetings.noPanels.text')}
        </EmptyState>
      ) : meetings.data.length === 0 ? (
        <EmptyState icon="meetings" title={t('meetings.empty.title')} actions={add}>
          {t('meetings.empty.text')}
        </EmptyState>
      ) : (
        <MeetingList meetings={meetings.data} />
      )}
    </div>
  )
}

function MeetingList({ meetings }: { readonly meetings: readonly MeetingRow[] }): ReactElement {
  const { t } = useTranslation()
  return (
    <Card className={styles.list}>
      <table aria-label={t('meetings.list.label')}>
        <thead>
          <tr>
            <th scope="col">{t('meetings.list.name')}</th>
            <th scope="col">{t('meetings.list.panel')}</th>
            <th scope="col">{t('meetings.list.heldOn')}</th>
            <th scope="col">{t('meetings.list.step')}</th>
            <th scope="col">{t('meetings.list.progress')}</th>
          </tr>
        </thead>
        <tbody>
          {meetings.map(({ id, name, panelName, heldOn, step, items, closedItems }) => (
            <tr key={id}>
              <td>
                <Link to="/meetings" search={(before) => ({ cycle: before.cycle, meeting: id })}>
                  {name}
                </Link>
              </td>
              <td>{panelName}</td>
              <td>{heldOn}</td>
              <td>
                <Tag tone={step === 'closed' ? 'neutral' : 'blue'}>{t(`meetings.step.${step}`)}</Tag>
              </td>
              <td>{t('meetings.list.done', { done: closedItems, of: items })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingConsole, MeetingRecord } from '../../../shared/contract/meetings.ts'
import { saveBlob } from '../../api/bytes.ts'
import { api, client } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { notify } from '../../components/notice.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { TextArea } from '../../components/text-input.tsx'
import styles from './meetings.module.css'
import { minutesText } from './minutes-text.ts'
import { PrintedMinutes } from './printed-minutes.tsx'

/** 会议纪要: the draft that the record gives, as text to edit, print and take along. */
export function Minutes({ meeting }: { readonly meeting: MeetingConsole }): ReactElement {
  const record = useQuery(api.meetings.record.queryOptions({ input: { meetingId: meeting.id } }))
  if (record.isError) return <Problem error={record.error} onRetry={() => void record.refetch()} />
  if (record.data === undefined) return <Loading />
  return <MinutesEditor meeting={meeting} record={record.data} />
}

function MinutesEditor({ meeting, record }: { readonly meeting: MeetingConsole; readonly record: MeetingRecord }): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const draft = minutesText(meeting, record, t)
  const stored = record.edited ?? draft
  const [typed, setTyped] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const frozen = meeting.step === 'closed'
  const text = typed ?? stored

  const save = async (next: string | null): Promise<void> => {
    try {
      const answer = await client.meetings.saveMinutes({ meetingId: meeting.id, before: record.edited, text: next })
      queryClient.setQueryData(api.meetings.record.queryKey({ input: { meetingId: meeting.id } }), answer)
      setTyped((now) => (now === next || next === null ? null : now))
      setError(null)
    } catch (refusal) {
      setError(refusal)
    }
  }
  const leave = (): void => {
    if (typed !== null && typed !== stored) void save(typed)
  }
  const leaveLater = useRef(leave)
  leaveLater.current = leave
  useEffect(() => () => leaveLater.current(), [])

  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => notify.success(t('meetings.minutes.copied')),
      () => notify.problem(t('meetings.minutes.copyFailed')),
    )
  }
  return (
    <Card className={styles.minutes}>
      <div className={styles.minutesTools}>
        <p role="status">
          {frozen
            ? t('meetings.minutes.frozen')
            : record.edited === null && typed === null
              ? t('meetings.minutes.draft')
              : t('meetings.minutes.edited')}
          {record.stale && <strong className={styles.alarm}> {t('meetings.minutes.stale')}</strong>}
        </p>
        {!frozen && record.edited !== null && !asking && (
          <Button onClick={() => setAsking(true)}>{t('meetings.minutes.regenerate')}</Button>
        )}
        {!frozen && record.edited === null && record.replaced !== null && (
          <Button onClick={() => void save(record.replaced)}>{t('meetings.minutes.restore')}</Button>
        )}
        <Button onClick={copy}>{t('meetings.minutes.copy')}</Button>
        <Button onClick={() => saveBlob(new Blob([text], { type: 'text/plain;charset=utf-8' }), `${meeting.name}.txt`)}>
          {t('meetings.minutes.download')}
        </Button>
        <Button onClick={() => window.print()}>{t('meetings.minutes.print')}</Button>
      </div>
      {asking && (
        <p className={styles.confirm}>
          {t('meetings.minutes.regenerateHelp')}{' '}
          <Button
            size="small"
            variant="danger"
            onClick={() => {
              setAsking(false)
              void save(null)
            }}
          >
            {t('meetings.minutes.confirm')}
          </Button>{' '}
          <Button size="small" variant="quiet" onClick={() => setAsking(false)}>
            {t('common.cancel')}
          </Button>
        </p>
      )}
      {error !== null && <Problem error={error} />}
      <TextArea
        aria-label={t('meetings.minutes.text')}
        className={styles.minutesText}
        readOnly={frozen}
        value={text}
        onChange={setTyped}
        onBlur={leave}
      />
      <PrintedMinutes text={text} />
    </Card>
  )
}

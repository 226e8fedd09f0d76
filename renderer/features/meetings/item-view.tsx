import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingItem } from '../../../shared/contract/meetings.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { Countdown } from './countdown.tsx'
import { Discussion } from './discussion.tsx'
import { ItemFactsView } from './item-facts.tsx'
import { MarksComingIn } from './marks-coming-in.tsx'
import styles from './meetings.module.css'
import { RoundFigures } from './round-figures.tsx'
import { StateTag } from './state-tag.tsx'
import type { ConsoleProps } from './steps-bar.tsx'
import { steps } from './use-meeting.ts'
import { useMeetingKeys } from './use-meeting-keys.ts'

interface ItemViewProps extends ConsoleProps {
  readonly item: MeetingItem
  readonly onShow: (itemId: number) => void
  /** The turn that N begins; null while another one is open. */
  readonly next: { readonly name: string; readonly isThis: boolean; readonly open: () => void } | null
}

/** One evaluatee: its name, time, facts and discussion, who is missing, and after the round how far the marks lie apart. */
export function ItemView({ meeting, act, item, onShow, next }: ItemViewProps): ReactElement {
  const { t } = useTranslation()
  const running = meeting.step === 'items'
  const current = running && item.id === meeting.currentItemId
  const other = meeting.items.find(({ id }) => id === meeting.currentItemId && id !== item.id)
  const roundOver = item.roundClosed || item.state === 'closed'
  const closeItem = current && item.roundClosed ? () => void act((at) => steps.closeItem({ ...at, itemId: item.id })) : null
  useMeetingKeys({ c: closeItem })
  const head = useRef<HTMLElement>(null)
  // In a narrow window the list that it was chosen from stands further down.
  useEffect(() => {
    head.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <>
      <div className={styles.itemBody}>
        <header ref={head} className={styles.itemHead}>
          <div className={styles.itemTitle}>
            <p className={styles.itemFactsLine}>
              {[item.categoryName, ...(item.unitName === item.name ? [] : [item.unitName])].join(' · ')} <StateTag item={item} />
            </p>
            <h2>{item.name}</h2>
          </div>
          {current && !item.roundClosed && <Countdown meeting={meeting} act={act} item={item} />}
        </header>
        <div className={styles.itemActions}>
          {next?.isThis === true && (
            <Button variant="primary" shortcut="N" onClick={next.open}>
              {t('meetings.items.open')}
            </Button>
          )}
          {current && !item.roundClosed && item.state === 'first_round' && (
            <Button variant="quiet" onClick={() => void act((at) => steps.postponeItem({ ...at, itemId: item.id }))}>
              {t('meetings.items.postpone')}
            </Button>
          )}
          {closeItem !== null && (
            <Button variant="primary" shortcut="C" onClick={closeItem}>
              {t('meetings.items.close')}
            </Button>
          )}
          {running && item.state === 'closed' && (
            <>
              <span className="muted small">{t('meetings.items.readOnly')}</span>
              {next !== null && (
                <Button variant="primary" shortcut="N" onClick={next.open}>
                  {t('meetings.items.next', { name: next.name })}
                </Button>
              )}
              {meeting.items.every(({ state }) => state === 'closed') && (
                <Button variant="primary" onClick={() => void act((at) => steps.step({ ...at, to: 'results' }))}>
                  {t('meetings.items.allDone')}
                </Button>
              )}
              {other === undefined && <Reopen meeting={meeting} act={act} item={item} />}
            </>
          )}
          {running && other !== undefined && (
            <span className="muted small">
              {item.state === 'waiting' ? `${t('meetings.items.notOpen')} ` : ''}
              {t('meetings.items.waitingOther', { name: other.name })}{' '}
              <Button size="small" onClick={() => onShow(other.id)}>
                {t('meetings.items.go')}
              </Button>
            </span>
          )}
        </div>
        {item.secondRoundReason !== '' && (
          <p className={styles.secondRound}>{t('meetings.round.secondRoundOf', { reason: item.secondRoundReason })}</p>
        )}
        {(roundOver || item.state === 'second_round') && <RoundFigures meeting={meeting} act={act} item={item} current={current} />}
        <Discussion item={item} frozen={meeting.step === 'closed'} />
        <ItemFactsView item={item} />
      </div>
      {current ? (
        <MarksComingIn meeting={meeting} act={act} item={item} />
      ) : (
        <Card className={styles.incoming} title={t('meetings.progress.title')}>
          <p className="muted small">{item.state === 'waiting' ? t('meetings.items.notOpen') : t('meetings.items.readOnly')}</p>
        </Card>
      )}
    </>
  )
}

function Reopen({ act, item }: ConsoleProps & { readonly item: MeetingItem }): ReactElement {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  if (!asking) {
    return (
      <Button variant="quiet" onClick={() => setAsking(true)}>
        {t('meetings.items.reopen')}
      </Button>
    )
  }
  return (
    <form
      className={styles.inlineForm}
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() !== '') void act((at) => steps.reopenItem({ ...at, itemId: item.id, reason: reason.trim() }))
      }}
    >
      <Field label={t('meetings.items.reopenReason')} hint={t('meetings.items.reopenHelp')}>
        {(control) => <TextInput {...control} autoFocus maxLength={200} value={reason} onChange={setReason} />}
      </Field>
      <Button type="submit" aria-disabled={reason.trim() === ''}>
        {t('meetings.items.reopen')}
      </Button>
      <Button variant="quiet" onClick={() => setAsking(false)}>
        {t('common.cancel')}
      </Button>
    </form>
  )
}

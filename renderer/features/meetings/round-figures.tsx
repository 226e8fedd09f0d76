import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LeafSpread, MeetingItem, ShownMarks } from '../../../shared/contract/meetings.ts'
import { api, client } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/states.tsx'
import { Tag } from '../../components/tag.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './meetings.module.css'
import type { ConsoleProps } from './steps-bar.tsx'
import { steps } from './use-meeting.ts'
import { useMeetingKeys } from './use-meeting-keys.ts'

interface RoundFiguresProps extends ConsoleProps {
  readonly item: MeetingItem
  readonly current: boolean
}

/** How far the marks lie apart in the rounds that are over, the newest first, and whether the judges agree so far; nobody is named unless asked. */
export function RoundFigures({ meeting, act, item, current }: RoundFiguresProps): ReactElement | null {
  const { t } = useTranslation()
  const figures = useQuery(api.meetings.rounds.queryOptions({ input: { itemId: item.id } }))
  if (figures.isError) return <Problem error={figures.error} onRetry={() => void figures.refetch()} />
  if (figures.data === undefined) return null
  const { rounds, agreement } = figures.data
  const { agreementLimit, secondRound } = meeting.settings
  return (
    <>
      {rounds.toReversed().map(({ round, leaves }) => (
        <Round key={round} itemId={item.id} round={round} leaves={leaves} />
      ))}
      <Card className={styles.agreement}>
        <dl>
          <dt>{t('meetings.round.agreement')}</dt>
          <dd>
            {agreement.w === null
              ? t('meetings.round.agreementNone')
              : t('meetings.round.agreementValue', { w: agreement.w, judges: agreement.judges, items: agreement.items })}
          </dd>
        </dl>
        {agreement.below && (
          <p role="alert" className={styles.alarm}>
            {t('meetings.round.agreementLow', { limit: agreementLimit })}
          </p>
        )}
        <p className="muted small">{t('meetings.round.agreementHelp')}</p>
      </Card>
      {current && item.roundClosed && item.state === 'first_round' && secondRound && (
        <SecondRound meeting={meeting} act={act} item={item} />
      )}
    </>
  )
}

function Round({
  itemId,
  round,
  leaves,
}: {
  readonly itemId: number
  readonly round: number
  readonly leaves: readonly LeafSpread[]
}): ReactElement {
  const { t } = useTranslation()
  const [shown, setShown] = useState<ShownMarks | null>(null)
  const [error, setError] = useState<unknown>(null)
  const over = leaves.filter((leaf) => leaf.over).length
  const show = (): void => {
    client.meetings.showMarks({ itemId, round }).then(setShown, setError)
  }
  const value = (text: string | null): string => text ?? t('common.noValue')
  return (
    <Card
      title={t('meetings.round.title', { round })}
      className={styles.round}
      actions={
        shown === null ? (
          <Button size="small" variant="quiet" title={t('meetings.round.showHelp')} onClick={show}>
            {t('meetings.round.show')}
          </Button>
        ) : (
          <Button size="small" variant="quiet" onClick={() => setShown(null)}>
            {t('meetings.round.hide')}
          </Button>
        )
      }
    >
      <p role="status" className={over > 0 ? styles.alarm : styles.calm}>
        {over > 0 ? t('meetings.round.alarm', { count: over }) : t('meetings.round.calm')}
      </p>
      {error !== null && <Problem error={error} />}
      <table aria-label={t('meetings.round.title', { round })}>
        <thead>
          <tr>
            <th scope="col">{t('meetings.round.leaf')}</th>
            <th scope="col" className="number">
              {t('meetings.round.full')}
            </th>
            <th scope="col" className="number">
              {t('meetings.round.count')}
            </th>
            <th scope="col" className="number">
              {t('meetings.round.range')}
            </th>
            <th scope="col" className="number">
              {t('meetings.round.spread')}
            </th>
            <th scope="col" className="number">
              {t('meetings.round.limit')}
            </th>
            <th scope="col">{t('meetings.round.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {leaves.map((leaf) => (
            <tr key={leaf.code}>
              <th scope="row">{leaf.name}</th>
              <td className="number">{leaf.full}</td>
              <td className="number">{leaf.count}</td>
              <td className="number">{leaf.lowest === null ? t('common.noValue') : `${leaf.lowest}–${value(leaf.highest)}`}</td>
              <td className="number">{value(leaf.spread)}</td>
              <td className="number">{leaf.limit}</td>
              <td>
                {leaf.over ? <Tag tone="red">⚠ {t('meetings.round.over')}</Tag> : <Tag tone="green">✓ {t('meetings.round.within')}</Tag>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown !== null && <MarksByJudge round={round} marks={shown} />}
    </Card>
  )
}

function MarksByJudge({ round, marks }: { readonly round: number; readonly marks: ShownMarks }): ReactElement {
  const { t } = useTranslation()
  return (
    <section className={styles.byJudge}>
      <h3>{t('meetings.round.shown', { round })}</h3>
      <dl>
        {marks.map((leaf) => (
          <div key={leaf.code}>
            <dt>{leaf.name}</dt>
            <dd>
              {leaf.marks
                .map(({ judge, state, value }) => `${judge} ${value ?? t(`glossary.inputState.${state}`)}`)
                .join(t('meetings.text.listSeparator'))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function SecondRound({ act, item }: ConsoleProps & { readonly item: MeetingItem }): ReactElement {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  useMeetingKeys({ s: asking ? null : () => setAsking(true) })
  if (!asking) {
    return (
      <p>
        <Button shortcut="S" onClick={() => setAsking(true)}>
          {t('meetings.round.secondRound')}
        </Button>
      </p>
    )
  }
  return (
    <form
      className={styles.secondForm}
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() !== '') void act((at) => steps.secondRound({ ...at, itemId: item.id, reason: reason.trim() }))
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setAsking(false)
      }}
    >
      <Field label={t('meetings.round.secondRoundReason')} hint={t('meetings.round.secondRoundHelp')}>
        {(control) => <TextInput {...control} autoFocus maxLength={200} value={reason} onChange={setReason} />}
      </Field>
      <Button type="submit" aria-disabled={reason.trim() === ''}>
        {t('meetings.round.secondRound')}
      </Button>
      <Button variant="quiet" onClick={() => setAsking(false)}>
        {t('common.cancel')}
      </Button>
    </form>
  )
}

import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingRules } from '../../../shared/contract/meetings.ts'
import { api } from '../../api/client.ts'
import { Card } from '../../components/card.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { shownPercent } from './meeting-numbers.ts'
import styles from './meetings.module.css'
import type { ConsoleProps } from './steps-bar.tsx'

type RuleSet = MeetingRules['sets'][number]

/** 宣读规则: what counts in this panel, in sentences to be read aloud. */
export function Rules({ meeting }: ConsoleProps): ReactElement {
  const { t } = useTranslation()
  const rules = useQuery(api.meetings.rules.queryOptions({ input: { meetingId: meeting.id } }))
  if (rules.isError) return <Problem error={rules.error} onRetry={() => void rules.refetch()} />
  if (rules.data === undefined) return <Loading />
  const { sets, own, rounding } = rules.data
  const { settings } = meeting
  return (
    <Card title={t('meetings.rules.title')} className={styles.work}>
      <p className="muted small">{t('meetings.rules.help')}</p>
      <div className={styles.aloud}>
        <p>
          {t('meetings.rules.scope', {
            judges: meeting.judges.length,
            evaluatees: meeting.items.length,
            leaves: sets.reduce((sum, { leaves }) => sum + leaves.length, 0),
          })}
        </p>
        {sets.map((set, index) => (
          <RuleSetText key={set.leaves[0]?.code ?? index} set={set} number={sets.length === 1 ? null : index + 1} />
        ))}
        <ul>
          <li>{t('meetings.rules.absent')}</li>
          {own > 0 && <li>{t('meetings.rules.own', { count: own })}</li>}
          <li>{t(`meetings.rules.rounding.${rounding.mode}`, { digits: rounding.digits })}</li>
          <li>{t('meetings.rules.spread', { percent: shownPercent(settings.spreadLimit) })}</li>
          <li>{settings.secondRound ? t('meetings.rules.secondRound') : t('meetings.rules.noSecondRound')}</li>
          <li>{t('meetings.rules.time', { minutes: settings.minutesPerItem })}</li>
        </ul>
      </div>
    </Card>
  )
}

function RuleSetText({ set, number }: { readonly set: RuleSet; readonly number: number | null }): ReactElement {
  const { t } = useTranslation()
  const count = set.leaves.length
  return (
    <section>
      <h3>{number === null ? t('meetings.rules.one', { count }) : t('meetings.rules.set', { number, count })}</h3>
      <ul>
        {set.leaves.map((leaf) => (
          <LeafLine key={leaf.code} leaf={leaf} />
        ))}
      </ul>
      <ul>
        {set.groups.map((group) => (
          <GroupLine key={group.name} group={group} only={set.groups.length === 1} />
        ))}
        {set.groups.length > 1 && <li>{t(`meetings.rules.emptyGroup.${set.emptyGroup}`)}</li>}
      </ul>
    </section>
  )
}

function LeafLine({ leaf: { name, scale } }: { readonly leaf: RuleSet['leaves'][number] }): ReactElement {
  const { t } = useTranslation()
  if (scale.kind === 'range') return <li>{t('meetings.rules.leaf_range', { name, min: scale.min, max: scale.max, step: scale.step })}</li>
  const options = scale.options.map((option) => t('meetings.rules.option', option)).join(t('meetings.text.listSeparator'))
  return <li>{t('meetings.rules.leaf_options', { name, options })}</li>
}

function GroupLine({ group, only }: { readonly group: RuleSet['groups'][number]; readonly only: boolean }): ReactElement {
  const { t } = useTranslation()
  const { name, percent, judges } = group
  const aggregate = useAggregateWords(group.aggregate)
  return (
    <li>
      {only ? t('meetings.rules.onlyGroup', { name, judges, aggregate }) : t('meetings.rules.group', { name, percent, judges, aggregate })}
    </li>
  )
}

function useAggregateWords(aggregate: RuleSet['groups'][number]['aggregate']): string {
  const { t } = useTranslation()
  switch (aggregate.kind) {
    case 'mean':
      return t('meetings.rules.aggregate.mean')
    case 'median':
      return t('meetings.rules.aggregate.median')
    case 'trimmed':
      return t('meetings.rules.aggregate.trimmed', { high: aggregate.high, low: aggregate.low, from: aggregate.minJudges })
  }
}

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemFacts, MeetingItem } from '../../../shared/contract/meetings.ts'
import { downloadFile, evidencePath } from '../../api/bytes.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { notify } from '../../components/notice.tsx'
import { useRefusalText } from '../../components/refusal-text.ts'
import { Loading, Problem } from '../../components/states.tsx'
import styles from './meetings.module.css'

/** What the panel should know before it marks: last time's result, the findings of this year with their points and evidence, what was self-reported. */
export function ItemFactsView({ item }: { readonly item: MeetingItem }): ReactElement {
  const { t } = useTranslation()
  const facts = useQuery(api.meetings.facts.queryOptions({ input: { itemId: item.id } }))
  if (facts.isError) return <Problem error={facts.error} onRetry={() => void facts.refetch()} />
  if (facts.data === undefined) return <Loading />
  const { participation, lastYear, findings } = facts.data
  const own = findings.filter(({ source }) => source === 'self_report')
  const found = findings.filter(({ source }) => source !== 'self_report')
  return (
    <Card title={t('meetings.itemFacts.title')} className={styles.facts}>
      <dl className={styles.factList}>
        <dt>{t('meetings.itemFacts.unit')}</dt>
        <dd>{item.unitName}</dd>
        <dt>{t('meetings.itemFacts.category')}</dt>
        <dd>{item.categoryName}</dd>
        <dt>{t('meetings.itemFacts.participation')}</dt>
        <dd>{t(`glossary.participation.${participation}`)}</dd>
        <dt>{t('meetings.itemFacts.lastYear')}</dt>
        <dd>{lastYear === null ? t('meetings.itemFacts.lastYearNone') : <LastYear lastYear={lastYear} />}</dd>
      </dl>
      <h3>
        {t('meetings.itemFacts.findings')}{' '}
        {found.length > 0 && <span className="muted small">{t('meetings.itemFacts.findingsCount', { count: found.length })}</span>}
      </h3>
      {found.length === 0 ? <p className="muted small">{t('meetings.itemFacts.noFindings')}</p> : <FindingList findings={found} />}
      <h3>{t('meetings.itemFacts.own')}</h3>
      {own.length === 0 ? <p className="muted small">{t('meetings.itemFacts.ownNone')}</p> : <FindingList findings={own} />}
    </Card>
  )
}

function LastYear({ lastYear: { cycle, total, rank, of } }: { readonly lastYear: NonNullable<ItemFacts['lastYear']> }): string {
  const { t } = useTranslation()
  return total === null || rank === null
    ? t('meetings.itemFacts.lastYearUnranked', { cycle })
    : t('meetings.itemFacts.lastYearValue', { cycle, total, rank, of })
}

function FindingList({ findings }: { readonly findings: ItemFacts['findings'] }): ReactElement {
  const { t } = useTranslation()
  const refusalText = useRefusalText()
  return (
    <ul className={styles.findings}>
      {findings.map(({ id, foundOn, indicator, description, points, evidence }) => (
        <li key={id}>
          <span className="muted">{foundOn}</span>
          <span className={styles.findingText}>
            <Link to="/findings" search={(before) => ({ cycle: before.cycle, open: id })} title={t('meetings.itemFacts.openFinding')}>
              {indicator}
            </Link>{' '}
            {description}
            {evidence.map(({ hash, name }) => (
              <Button
                key={hash}
                size="small"
                variant="quiet"
                icon="download"
                onClick={() => downloadFile(evidencePath(hash, name), name).catch((error: unknown) => notify.problem(refusalText(error)))}
              >
                {name}
              </Button>
            ))}
          </span>
          <span className={points?.startsWith('-') === true ? 'number negative' : 'number'}>
            {points === null ? t('meetings.itemFacts.noPoints') : points.replace(/^-/, '−')}
          </span>
        </li>
      ))}
    </ul>
  )
}

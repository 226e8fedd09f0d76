import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LeafResult } from '../../../shared/contract/surveys.ts'
import { api } from '../../api/client.ts'
import { Card } from '../../components/card.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import styles from './surveys.module.css'

/** What the agreed batches of a form come to, leaf by leaf; a void or withheld leaf says why and shows no number. */
export function FormResults({ formId }: { readonly formId: number }): ReactElement {
  const { t } = useTranslation()
  const results = useQuery(api.surveys.results.queryOptions({ input: { formId } }))
  const { data } = results
  return (
    <Card title={t('surveys.results.heading')}>
      {results.isPending ? <Loading /> : null}
      {results.isError ? <Problem error={results.error} onRetry={() => void results.refetch()} /> : null}
      {data === undefined ? null : data.numbers === null ? (
        <p className={styles.hint}>{t('surveys.results.none')}</p>
      ) : (
        <>
          <p className={styles.hint}>
            {t('surveys.results.facts', data.numbers)} · {t('surveys.results.group')}
          </p>
          {data.leaves.map((leaf) => (
            <LeafTable key={leaf.code} leaf={leaf} />
          ))}
        </>
      )}
    </Card>
  )
}

function LeafTable({ leaf }: { readonly leaf: LeafResult }): ReactElement {
  const { t } = useTranslation()
  const nameOf = (code: string): string => leaf.options.find((option) => option.code === code)?.name ?? code
  if (leaf.kind !== 'counts') {
    return (
      <section aria-label={leaf.name}>
        <h3>{leaf.name}</h3>
        <p className={styles.withheld}>{t(`surveys.results.${leaf.kind}`)}</p>
      </section>
    )
  }
  return (
    <section aria-label={leaf.name} className={styles.leafResult}>
      <h3>{leaf.name}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('surveys.results.evaluatee')}</th>
            {leaf.options.map(({ code, name, coefficient }) => (
              <th key={code} scope="col" className={styles.end}>
                {coefficient === null ? t('surveys.results.outside', { name }) : t('surveys.results.option', { name, coefficient })}
              </th>
            ))}
            <th scope="col" className={styles.end}>
              {t('surveys.results.unmarked')}
            </th>
            <th scope="col" className={styles.end}>
              {t('surveys.results.valid')}
            </th>
            {leaf.rates.map((codes) => (
              <th key={codes.join(' ')} scope="col" className={styles.end}>
                {t('surveys.results.rate', { names: codes.map(nameOf).join('＋') })}
              </th>
            ))}
            <th scope="col" className={styles.end}>
              {leaf.full === null ? t('surveys.results.points') : t('surveys.results.pointsOf', { full: leaf.full })}
            </th>
          </tr>
        </thead>
        <tbody>
          {leaf.rows.map((row) => (
            <tr key={row.evaluateeId}>
              <th scope="row">{row.name}</th>
              {row.counts.map((count, index) => (
                <td key={leaf.options[index]?.code ?? index} className={styles.end}>
                  {count}
                </td>
              ))}
              <td className={styles.end}>{row.unmarked}</td>
              <td className={styles.end}>{row.valid}</td>
              {row.rates.map((rate, index) => (
                <td key={leaf.rates[index]?.join(' ') ?? index} className={styles.end}>
                  {rate === null ? t('common.noValue') : `${rate}%`}
                </td>
              ))}
              <td className={styles.strong}>{row.points ?? t('common.noValue')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Seal, SealDifferences } from '../../../shared/contract/seals.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { useMoment } from '../../components/moment.ts'
import { Loading, Problem } from '../../components/states.tsx'
import { Tag } from '../../components/tag.tsx'
import styles from './seals.module.css'

/** All seals of the year, newest first, each with why it was opened again and what changed since the one before it. */
export function SealHistory({ history }: { readonly history: readonly Seal[] }): ReactElement {
  const { t } = useTranslation()
  return (
    <Card title={t('seals.history.title')} className={styles.history}>
      {history.length === 0 ? <p className="muted">{t('seals.history.none')}</p> : null}
      <ol>
        {history.map((seal, index) => (
          <Line key={seal.id} seal={seal} before={history[index + 1]} />
        ))}
      </ol>
    </Card>
  )
}

function Line({ seal, before }: { readonly seal: Seal; readonly before: Seal | undefined }): ReactElement {
  const { t } = useTranslation()
  const moment = useMoment()
  const [comparing, setComparing] = useState(false)
  const { reopened } = seal
  return (
    <li className={styles.seal}>
      <p>
        <strong>{t('seals.history.line', { revision: seal.revision })}</strong> <span className={styles.smallCode}>{seal.code}</span>{' '}
        {reopened === null ? <Tag tone="green">{t('seals.history.inForce')}</Tag> : null}
      </p>
      <p className="small">
        {t('seals.inForce.by', { name: seal.sealedBy, at: moment(seal.sealedAt) })}
        {t('seals.history.sentence')}
        {t('seals.inForce.signers', { names: seal.signers.join(t('seals.history.separator')) })}
      </p>
      {reopened === null ? null : (
        <p className="small">
          {t('seals.history.reopened', { by: reopened.by, with: reopened.with, at: moment(reopened.at), reason: reopened.reason })}
        </p>
      )}
      {before === undefined ? null : (
        <>
          <Button size="small" variant="quiet" aria-expanded={comparing} onClick={() => setComparing(!comparing)}>
            {comparing ? t('seals.history.hide') : t('seals.history.differences', { revision: before.revision })}
          </Button>
          {comparing ? <Differences from={before.id} to={seal.id} /> : null}
        </>
      )}
    </li>
  )
}

type Placed = SealDifferences['rows'][number]['before']

function Differences({ from, to }: { readonly from: number; readonly to: number }): ReactElement {
  const { t } = useTranslation()
  const differences = useQuery(api.seals.differences.queryOptions({ input: { from, to }, staleTime: Number.POSITIVE_INFINITY }))
  if (differences.isPending) return <Loading />
  if (differences.isError) return <Problem error={differences.error} />
  const { rows, same } = differences.data
  if (rows.length === 0) return <p className="small">{t('seals.history.same')}</p>
  const cell = (before: Placed, after: Placed, of: (placed: NonNullable<Placed>) => string | number | null) => {
    const words = (placed: Placed): string => String((placed === null ? null : of(placed)) ?? t('seals.history.absent'))
    const [a, b] = [words(before), words(after)]
    return a === b ? <span className="muted">{a}</span> : <strong>{t('seals.history.change', { before: a, after: b })}</strong>
  }
  return (
    <>
      <p className="small">
        {t('seals.history.changed', { count: rows.length })}
        {t('seals.history.sentence')}
        {t('seals.history.unchanged', { count: same })}
      </p>
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('seals.history.column.name')}</th>
              <th scope="col" className="number">
                {t('seals.history.column.total')}
              </th>
              <th scope="col" className="number">
                {t('seals.history.column.place')}
              </th>
              <th scope="col">{t('seals.history.column.grade')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, category, before, after }) => (
              <tr key={`${category} ${name}`}>
                <th scope="row" title={category}>
                  {name}
                </th>
                <td className="number">{cell(before, after, ({ total }) => total)}</td>
                <td className="number">{cell(before, after, ({ place }) => place)}</td>
                <td>{cell(before, after, ({ gradeName }) => gradeName)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

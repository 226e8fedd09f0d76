import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { WithoutJudge } from '../../../shared/contract/agreement.ts'
import { api } from '../../api/client.ts'
import { Card } from '../../components/card.tsx'
import { Problem } from '../../components/states.tsx'
import styles from './analysis.module.css'

interface WithoutJudgesProps {
  readonly cycleId: number
  readonly panelId: number | null
  readonly categoryId: number | null
}

/** Moves that are named one by one. */
const NAMED = 2

/** The ranking of the category without each judge in turn, computed by the engine; how firm the order and the quota line are. */
export function WithoutJudges({ cycleId, panelId, categoryId }: WithoutJudgesProps): ReactElement {
  const { t } = useTranslation()
  const query = useQuery(
    api.agreement.without.queryOptions({ input: { cycleId, panelId, categoryId: categoryId ?? 0 }, enabled: categoryId !== null }),
  )
  const { data } = query
  return (
    <Card title={t('agreement.without.title')}>
      {categoryId === null ? <p className={styles.gap}>{t('agreement.without.chooseCategory')}</p> : null}
      {query.isError ? <Problem error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isLoading ? (
        <p role="status" className={styles.gap}>
          {t('agreement.without.computing')}
        </p>
      ) : null}
      {data === undefined ? null : data.ranked === 0 ? (
        <p className={styles.gap}>{t('agreement.without.nobodyRanked')}</p>
      ) : (
        <>
          <p className={styles.note}>
            {t('agreement.without.help', { ranked: data.ranked })}
            {data.provisional ? ` ${t('agreement.without.provisional')}` : ''}
          </p>
          <WithoutTable judges={data.judges} />
        </>
      )}
    </Card>
  )
}

function WithoutTable({ judges }: { readonly judges: readonly WithoutJudge[] }): ReactElement {
  const { t } = useTranslation()
  const lines = judges.find((judge) => judge.lines.length > 0)?.lines ?? []
  const title = ({ line, gradeName, places }: WithoutJudge['lines'][number]) =>
    line === 'first' ? t('agreement.without.first') : t('agreement.without.quota', { grade: gradeName ?? '', places })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
    <section className={styles.scroll} aria-label={t('agreement.without.title')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('agreement.without.judge')}</th>
            <th scope="col">{t('agreement.without.changed')}</th>
            {lines.map((line) => (
              <th key={`${line.line} ${line.gradeName}`} scope="col">
                {title(line)}
              </th>
            ))}
            <th scope="col">{t('agreement.without.largest')}</th>
          </tr>
        </thead>
        <tbody>
          {judges.map((judge) => (
            <tr key={judge.judgeId}>
              <th scope="row">{judge.name}</th>
              {judge.withoutTotal > 0 ? (
                <td colSpan={lines.length + 2} className={styles.wrapped}>
                  {t('agreement.without.withoutTotal', { count: judge.withoutTotal })}
                </td>
              ) : (
                <>
                  <td>
                    {judge.changed === 0 ? (
                      <span className="muted">{t('agreement.without.unchanged')}</span>
                    ) : (
                      t('agreement.without.changedCount', { count: judge.changed })
                    )}
                  </td>
                  {judge.lines.map((line) => (
                    <td key={`${line.line} ${line.gradeName}`} className={styles.wrapped}>
                      <Crossing line={line} />
                    </td>
                  ))}
                  <td className={styles.wrapped}>
                    {judge.moves.length === 0 ? (
                      <span className="muted">{t('common.noValue')}</span>
                    ) : (
                      judge.moves
                        .slice(0, NAMED)
                        .map(({ name, from, to }) => t('agreement.without.move', { name, from, to }))
                        .join(t('agreement.without.separator'))
                    )}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Who would cross a line; in the words of coming in and falling out. */
function Crossing({ line }: { readonly line: WithoutJudge['lines'][number] }): ReactElement {
  const { t } = useTranslation()
  const names = (list: readonly string[]) => list.join(t('agreement.without.separator'))
  if (line.in.length === 0 && line.out.length === 0) return <span className="muted">{t('agreement.without.same')}</span>
  return (
    <>
      {line.in.length === 0 ? null : <div className={styles.crossing}>{t('agreement.without.into', { names: names(line.in) })}</div>}
      {line.out.length === 0 ? null : <div className={styles.crossing}>{t('agreement.without.outOf', { names: names(line.out) })}</div>}
    </>
  )
}

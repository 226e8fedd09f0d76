import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useMoment } from '../../components/moment.ts'
import { useCellText } from '../../components/score-sheet/sheet-cells.ts'
import { Loading, Problem } from '../../components/states.tsx'
import styles from './sheets-view.module.css'

interface SheetVersionsProps {
  readonly cycleId: number
  readonly panelId: number
  readonly judgeId: number
  readonly name: string
}

/** Every version of a sheet, newest first: who handed it in, what it changed, and what it says. */
export function SheetVersions({ cycleId, panelId, judgeId, name }: SheetVersionsProps): ReactElement {
  const { t } = useTranslation()
  const moment = useMoment()
  const cellText = useCellText()
  const versions = useQuery(api.judging.versions.queryOptions({ input: { cycleId, panelId, judgeId } }))
  if (versions.error !== null) return <Problem error={versions.error} onRetry={() => void versions.refetch()} />
  if (versions.data === undefined) return <Loading />
  const last = versions.data.length
  return (
    <section className={styles.card} aria-label={t('judging.sheets.versionTitle', { name })}>
      {versions.data.map(({ version, openedBy, reason, submittedAt, submittedBy, changes, content }) => (
        <details key={version} open={version === last}>
          <summary>
            {submittedAt === null
              ? t('judging.sheets.versionOpen', { version })
              : t('judging.sheets.versionHandedIn', { version, by: submittedBy ?? '', at: moment(submittedAt) })}
          </summary>
          {reason !== '' && <p>{t('judging.sheets.versionReason', { by: openedBy, reason })}</p>}
          {version > 1 && (
            <>
              <h3>{t('judging.review.changes')}</h3>
              {changes.length === 0 ? (
                <p className="muted">{t('judging.review.noChanges')}</p>
              ) : (
                <ul>
                  {changes.map(({ evaluatee, leaf, before, after }) => (
                    <li key={`${evaluatee}/${leaf}`}>
                      {t('judging.review.change', {
                        evaluatee,
                        leaf,
                        before: cellText(before.state, before.value),
                        after: cellText(after.state, after.value),
                      })}
                    </li>
                  ))}
                </ul>
              )}
            </>
          )}
          <div className={styles.scroll}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('judging.print.evaluatee')}</th>
                  {content.leaves.map((leaf) => (
                    <th key={leaf} scope="col" className="number">
                      {leaf}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {content.evaluatees.map((evaluatee, row) => (
                  <tr key={evaluatee}>
                    <th scope="row">{evaluatee}</th>
                    {content.leaves.map((leaf, column) => {
                      const cell = content.cells[row * content.leaves.length + column]
                      return (
                        <td key={leaf} className="number">
                          {cellText(cell?.state ?? 'none', cell?.value ?? null)}
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      ))}
    </section>
  )
}

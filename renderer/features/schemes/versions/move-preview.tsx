import { type ReactElement, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MovedEvaluatee, MovePreview, MoveStanding } from '../../../../shared/contract/scheme-versions.ts'
import { Button } from '../../../components/button.tsx'
import { Movement } from '../../../components/movement.tsx'
import { Checkbox } from '../../../components/select.tsx'
import type { TableColumn } from '../../../components/table-types.ts'
import { VirtualTable } from '../../../components/virtual-table.tsx'
import styles from './versions.module.css'

interface MovePreviewProps {
  readonly preview: MovePreview
  readonly pending: boolean
  readonly onConfirm: (acceptUncounted: boolean) => void
}

/** What a move would change: whose total, rank and grade, what no longer counts, who would lack inputs; and the yes. */
export function MovePreviewView({ preview, pending, onConfirm }: MovePreviewProps): ReactElement {
  const { t } = useTranslation()
  const [accepted, setAccepted] = useState(false)
  const { counts, evaluatees, uncounted, lacking, to } = preview
  const lost = uncounted.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      {preview.unsaved ? <p className={styles.warning}>{t('schemeVersions.move.unsaved')}</p> : null}
      {to.state === 'draft' ? <p className={styles.warning}>{t('schemeVersions.move.draft')}</p> : null}
      {to.state === 'superseded' ? <p className={styles.warning}>{t('schemeVersions.move.superseded')}</p> : null}
      <p role="status">
        {counts.changed === 0 ? t('schemeVersions.move.none') : t('schemeVersions.move.counts', counts)}{' '}
        {counts.newlyIncomplete === 0 ? null : t('schemeVersions.move.newlyIncomplete', { count: counts.newlyIncomplete })}{' '}
        {counts.newlyComplete === 0 ? null : t('schemeVersions.move.newlyComplete', { count: counts.newlyComplete })}
      </p>
      {evaluatees.length === 0 ? null : <Moved evaluatees={evaluatees} />}
      {uncounted.length === 0 ? null : <Uncounted uncounted={uncounted} />}
      {lacking.length === 0 ? null : (
        <>
          <h3 className={styles.sub}>{t('schemeVersions.move.lackingTitle')}</h3>
          <p className={styles.help}>{t('schemeVersions.move.lackingHelp')}</p>
          <table className={styles.table} aria-label={t('schemeVersions.move.lackingTitle')}>
            <thead>
              <tr>
                <th scope="col">{t('schemeVersions.move.uncountedColumn.indicator')}</th>
                <th scope="col">{t('schemeVersions.move.uncountedColumn.evaluatees')}</th>
              </tr>
            </thead>
            <tbody>
              {lacking.map((each) => (
                <tr key={each.indicator}>
                  <th scope="row">{each.name}</th>
                  <td>
                    <Names names={each.names} count={each.evaluatees} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <div className={styles.confirm}>
        {lost === 0 ? null : (
          <Checkbox checked={accepted} onChange={setAccepted}>
            {t('schemeVersions.move.acceptUncounted', { count: lost })}
          </Checkbox>
        )}
        <Button variant="primary" disabled={pending || (lost > 0 && !accepted)} onClick={() => onConfirm(accepted)}>
          {t('schemeVersions.move.confirm')}
        </Button>
        <p className={styles.help}>{t('schemeVersions.move.confirmHelp')}</p>
      </div>
    </>
  )
}

function Moved({ evaluatees }: { readonly evaluatees: readonly MovedEvaluatee[] }): ReactElement {
  const { t } = useTranslation()
  const columns = useMemo((): readonly TableColumn<MovedEvaluatee>[] => {
    const title = (key: 'name' | 'category' | 'totalBefore' | 'totalAfter' | 'rankBefore' | 'rankAfter' | 'places' | 'grade') =>
      t(`schemeVersions.move.column.${key}`)
    const total = (standing: MoveStanding) => (
      <>
        {standing.total ?? '—'}
        {standing.provisional && standing.total !== null ? <span className="muted"> {t('schemeVersions.move.provisional')}</span> : null}
      </>
    )
    const none = t('schemeVersions.move.noGrade')
    const grade = ({ before, after }: MovedEvaluatee) =>
      before.grade === after.grade
        ? (after.grade ?? none)
        : t('schemeVersions.move.toGrade', { before: before.grade ?? none, after: after.grade ?? none })
    return [
      {
        key: 'name',
        title: title('name'),
        width: '2fr',
        minWidth: 170,
        cell: ({ name, unitName }) => (name === unitName ? name : `${unitName} ${name}`),
        hover: ({ name, unitName }) => `${unitName} ${name}`,
      },
      { key: 'category', title: title('category'), width: '1fr', minWidth: 90, cell: ({ categoryName }) => categoryName },
      { key: 'totalBefore', title: title('totalBefore'), width: 110, align: 'end', cell: ({ before }) => total(before) },
      { key: 'totalAfter', title: title('totalAfter'), width: 110, align: 'end', cell: ({ after }) => <strong>{total(after)}</strong> },
      { key: 'rankBefore', title: title('rankBefore'), width: 92, align: 'end', cell: ({ before }) => before.rank ?? '—' },
      { key: 'rankAfter', title: title('rankAfter'), width: 92, align: 'end', cell: ({ after }) => <strong>{after.rank ?? '—'}</strong> },
      { key: 'places', title: title('places'), width: 70, align: 'end', cell: ({ places }) => <Movement moved={places} /> },
      { key: 'grade', title: title('grade'), width: '1fr', minWidth: 170, cell: grade, hover: grade },
    ]
  }, [t])
  return (
    <VirtualTable
      className={styles.moved}
      label={t('schemeVersions.move.table')}
      columns={columns}
      rows={evaluatees}
      rowKey={({ evaluateeId }) => evaluateeId}
    />
  )
}

function Uncounted({ uncounted }: { readonly uncounted: MovePreview['uncounted'] }): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      <h3 className={styles.sub}>{t('schemeVersions.move.uncountedTitle')}</h3>
      <p className={styles.help}>{t('schemeVersions.move.uncountedHelp')}</p>
      <table className={styles.table} aria-label={t('schemeVersions.move.uncountedTitle')}>
        <thead>
          <tr>
            {(['indicator', 'what', 'reason', 'count', 'evaluatees'] as const).map((column) => (
              <th key={column} scope="col" className={column === 'count' ? 'number' : undefined}>
                {t(`schemeVersions.move.uncountedColumn.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {uncounted.map((each) => (
            <tr key={`${each.what} ${each.indicator} ${each.rule} ${each.reason}`}>
              <th scope="row">
                {each.indicatorName}
                {each.rule === null ? null : <p className={styles.help}>{each.rule}</p>}
              </th>
              <td>{t(`schemeVersions.move.what.${each.what}`)}</td>
              <td>{t(`schemeVersions.misfit.${each.reason}`)}</td>
              <td className="number">{each.count}</td>
              <td>
                <Names names={each.names} count={each.evaluatees} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** A few names, and how many there are when not all are named. */
function Names({ names, count }: { readonly names: readonly string[]; readonly count: number }): ReactElement {
  const { t } = useTranslation()
  const list = names.join(t('schemeVersions.listComma'))
  return <>{t(names.length < count ? 'schemeVersions.move.names' : 'schemeVersions.move.allNames', { names: list, count })}</>
}

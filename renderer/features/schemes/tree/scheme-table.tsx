import { type CSSProperties, Fragment, type ReactElement, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { NodeSum, SchemeProblem } from '../../../../shared/contract/schemes.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { classNames } from '../../../components/class-names.ts'
import { Icon } from '../../../components/icons.tsx'
import { showNumber } from '../../../components/number-text.ts'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { changeIndicator, withOptional } from '../edits/change-indicator.ts'
import { LeafRules } from '../leaf-form/leaf-rules.tsx'
import { isLeafIndicator, rulesOf, TOTAL, type TreeRow } from '../scheme-tree.ts'
import styles from '../schemes.module.css'
import { SchemeNumber } from './scheme-number.tsx'

interface SchemeTableProps {
  readonly rows: readonly TreeRow[]
  readonly open: ReadonlySet<string>
  readonly onToggle: (code: string) => void
}

/** The scheme as a tree table with live sums; the rules of a leaf stand under it when it is open. */
export function SchemeTable(props: SchemeTableProps): ReactElement {
  const { rows, open } = props
  const { t } = useTranslation()
  const { scheme, sums: sumOf, problems, current, readOnly, change, setFault, select: choose } = useSchemeDocument()
  const problemsAt = new Map<string, SchemeProblem[]>()
  for (const problem of problems) problemsAt.set(problem.at, [...(problemsAt.get(problem.at) ?? []), problem])
  const gradeNames = new Map(scheme.settings.bands.map((band) => [band.code, band.name]))
  const withWeights = rows.some((row) => row.weighted)
  const columns = withWeights ? 7 : 6
  const currentRow = useRef<HTMLTableRowElement>(null)
  const shown = useRef<string | null>(null)

  useEffect(() => {
    // Only a jump from elsewhere (a problem, the search, the address) scrolls; a click on a line leaves the table where it is.
    if (current === null || shown.current === current) return
    shown.current = current
    currentRow.current?.scrollIntoView({ block: 'nearest' })
  }, [current])

  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t('schemes.tree')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('schemes.column.name')}</th>
          <th scope="col" className="number">
            {t('schemes.column.points')}
          </th>
          {withWeights ? (
            <th scope="col" className="number">
              {t('schemes.column.weight')}
            </th>
          ) : null}
          <th scope="col">{t('schemes.column.method')}</th>
          <th scope="col" className="number" title={t('schemes.columnHelp.summed')}>
            {t('schemes.column.summed')}
          </th>
          <th scope="col" className="number" title={t('schemes.columnHelp.attainable')}>
            {t('schemes.column.attainable')}
          </th>
          <th scope="col">{t('schemes.column.code')}</th>
        </tr>
      </thead>
      <tbody>
        <tr className={styles.totalRow}>
          <th scope="row">{t('schemes.total')}</th>
          <td className="number">
            <SchemeNumber
              label={t('schemes.pointsOf', { name: t('schemes.total') })}
              value={scheme.points}
              readOnly={readOnly}
              onChange={(points) =>
                change(t('schemes.pointsOf', { name: t('schemes.total') }), (before) => ({ ...before, points }), 'points total')
              }
              onFault={(faulty) => setFault('points total', faulty)}
            />
          </td>
          {withWeights ? <td /> : null}
          <td className="muted">{t(`schemes.setting.combine.${scheme.combine}`)}</td>
          <SumCells sum={sumOf.get(TOTAL)} problems={problemsAt.get(TOTAL) ?? []} />
          <td />
        </tr>
        {rows.map((row) => {
          const isOpen = open.has(row.code)
          const leaf = isLeafIndicator(row.indicator) ? row.indicator : null
          return (
            <Fragment key={row.code}>
              <tr
                ref={row.code === current ? currentRow : undefined}
                className={classNames(leaf === null && styles.groupRow, row.code === current && styles.currentRow)}
                aria-current={row.code === current ? 'true' : undefined}
                onFocus={() => select(row.code)}
                onPointerDown={() => select(row.code)}
              >
                <th scope="row" style={{ '--depth': row.depth } as CSSProperties}>
                  {leaf === null ? (
                    <span className={styles.groupName}>
                      {row.name}
                      {row.depth === 0 && row.part !== 'base' ? (
                        <span className={styles.partName}>{t(`schemes.part.${row.part}`)}</span>
                      ) : null}
                    </span>
                  ) : (
                    <button type="button" className={styles.leafName} aria-expanded={isOpen} onClick={() => props.onToggle(row.code)}>
                      <span className={classNames(styles.chevron, isOpen && styles.chevronOpen)}>
                        <Icon name="chevronRight" size={11} />
                      </span>
                      {row.name}
                      {row.depth === 0 ? <span className={styles.partName}>{t(`schemes.part.${row.part}`)}</span> : null}
                    </button>
                  )}
                </th>
                <td className="number">
                  {row.part === 'veto' ? null : (
                    <SchemeNumber
                      label={t('schemes.pointsOf', { name: row.name })}
                      value={row.indicator.points}
                      readOnly={readOnly}
                      onChange={(points) => {
                        const label = t('schemes.pointsOf', { name: row.name })
                        change(label, (before) => changeIndicator(before, row.code, (each) => ({ ...each, points })), `points ${row.code}`)
                      }}
                      onFault={(faulty) => setFault(`points ${row.code}`, faulty)}
                    />
                  )}
                </td>
                {withWeights ? (
                  <td className="number">
                    {row.weighted ? (
                      <SchemeNumber
                        label={t('schemes.weightOf', { name: row.name })}
                        value={row.indicator.weight ?? null}
                        required
                        readOnly={readOnly}
                        onChange={(weight) => {
                          const label = t('schemes.weightOf', { name: row.name })
                          const edit = (before: Scheme) => changeIndicator(before, row.code, (each) => withOptional(each, 'weight', weight))
                          change(label, edit, `weight ${row.code}`)
                        }}
                        onFault={(faulty) => setFault(`weight ${row.code}`, faulty)}
                      />
                    ) : null}
                  </td>
                ) : null}
                <td className={styles.method}>
                  {leaf === null
                    ? null
                    : [
                        t(`glossary.method.${leaf.method.kind}`),
                        ...(rulesOf(leaf).length === 0 ? [] : [t('schemes.ruleCount', { count: rulesOf(leaf).length })]),
                      ].join(' · ')}
                </td>
                <SumCells
                  sum={row.part === 'veto' ? undefined : sumOf.get(row.code)}
                  problems={problemsAt.get(row.code) ?? []}
                  isLeaf={leaf !== null}
                />
                <td className={styles.code}>{row.code}</td>
              </tr>
              {leaf !== null && isOpen ? (
                <tr className={styles.rulesRow}>
                  <td colSpan={columns} style={{ '--depth': row.depth } as CSSProperties} onFocus={() => select(row.code)}>
                    <LeafRules leaf={leaf} gradeNames={gradeNames} />
                  </td>
                </tr>
              ) : null}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )

  function select(code: string): void {
    shown.current = code
    if (code !== current) choose(code)
  }
}

interface SumCellsProps {
  readonly sum: NodeSum | undefined
  readonly problems: readonly SchemeProblem[]
  readonly isLeaf?: boolean
}

/** Summed and attainable points of a line, marked where the host says that they differ from what is stated. */
function SumCells({ sum, problems, isLeaf = false }: SumCellsProps): ReactElement {
  const { t } = useTranslation()
  if (sum === undefined) {
    return (
      <>
        <td />
        <td />
      </>
    )
  }
  const differs = (code: string) => problems.some((problem) => problem.code === code)
  return (
    <>
      <td className="number">{isLeaf || sum.summed === null ? null : <Sum value={sum.summed} differs={differs('sum_differs')} />}</td>
      <td className="number">
        {sum.attainable === null ? (
          <span className="muted">{t('schemes.unbounded')}</span>
        ) : (
          <Sum value={sum.attainable} differs={differs('attainable_differs')} />
        )}
      </td>
    </>
  )
}

function Sum({ value, differs }: { readonly value: string; readonly differs: boolean }): ReactElement {
  const { t } = useTranslation()
  if (!differs) return <span className="muted">{showNumber(value)}</span>
  return (
    <span className={styles.differs} title={t('schemes.differs')}>
      ≠ {showNumber(value)}
      <span className="visually-hidden"> {t('schemes.differs')}</span>
    </span>
  )
}

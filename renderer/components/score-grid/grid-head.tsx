// biome-ignore-all lint/a11y/useSemanticElements: heads above rows placed by offsets cannot be heads of a table element; the ARIA grid pattern is complete
// biome-ignore-all lint/a11y/useFocusableInteractive: the field over the active cell has the focus and names the cell
import { memo, type ReactElement } from 'react'
import { classNames } from '../class-names.ts'
import type { GridLook } from './grid-layout.ts'
import type { GridModel } from './grid-model.ts'
import type { GridWindow } from './grid-window.ts'
import styles from './score-grid.module.css'

interface GridHeadProps {
  readonly corner: string | undefined
  readonly columns: GridModel['columns']
  readonly summaries: GridModel['summaries']
  readonly firstColumn: GridWindow['firstColumn']
  readonly lastColumn: GridWindow['lastColumn']
  readonly look: GridLook
  /** Width of the columns before the first one drawn. */
  readonly before: number
  /** The column of the active cell. */
  readonly active: number
}

/** The heads of the columns in view, between the corner and the heads of the summaries, which stay where they are. */
export const GridHead = memo(function GridHead(props: GridHeadProps): ReactElement {
  const { corner, columns, summaries, firstColumn, lastColumn, look, before, active } = props
  const heads: ReactElement[] = []
  for (let place = firstColumn; place <= lastColumn; place += 1) {
    const head = columns[place]
    if (head === undefined) continue
    heads.push(
      <div
        key={head.key}
        role="columnheader"
        aria-colindex={place + 2}
        data-column={place}
        className={classNames(styles.headCell, place === active && styles.headActive)}
        style={look.columns[place]}
        title={head.note === undefined ? head.title : `${head.title} · ${head.note}`}
      >
        <span>{head.title}</span>
        {head.note !== undefined && <small>{head.note}</small>}
      </div>,
    )
  }
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        <div role="columnheader" aria-colindex={1} className={styles.corner}>
          {corner}
        </div>
        <div role="presentation" style={{ flex: 'none', width: before }} />
        {heads}
        <div role="presentation" className={styles.rest} />
        {summaries.length > 0 && (
          <div role="presentation" className={styles.endHeads}>
            {summaries.map((summary, place) => (
              <div
                key={summary.key}
                role="columnheader"
                aria-colindex={columns.length + place + 2}
                className={classNames(styles.headCell, styles.summary, summary.align === 'start' && styles.start)}
                style={look.summaries[place]}
                title={summary.title}
              >
                <span>{summary.title}</span>
              </div>
            ))}
          </div>
        )}
      </div>
    </div>
  )
})

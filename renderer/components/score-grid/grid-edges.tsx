// biome-ignore-all lint/a11y/useSemanticElements: cells placed in virtual rows cannot be cells of a table element; the ARIA grid pattern is complete
// biome-ignore-all lint/a11y/useFocusableInteractive: the field over the active cell has the focus and names the cell
import { type CSSProperties, memo, type ReactElement } from 'react'
import { classNames } from '../class-names.ts'
import { ROW_HEIGHT } from './grid-layout.ts'
import type { GridLine, GridSummary } from './grid-model.ts'
import { showsTheSame } from './grid-row.tsx'
import styles from './score-grid.module.css'

interface GridRowNameProps {
  readonly index: number
  readonly line: GridLine
  /** Ids of the elements with the row's cells and summaries. */
  readonly owns: string
  /** Whether the active cell stands in this row. */
  readonly active: boolean
}

/** The beginning of a row: its name, and for those who hear the grid the row itself, which owns its cells and summaries beside it. */
export const GridRowName = memo(function GridRowName({ index, line, owns, active }: GridRowNameProps): ReactElement {
  return (
    <div role="row" aria-rowindex={index + 2} aria-owns={owns} data-row={index} className={styles.row} style={{ top: index * ROW_HEIGHT }}>
      <div
        role="rowheader"
        aria-colindex={1}
        className={classNames(styles.name, line.note !== undefined && styles.twoLines, active && styles.nameActive)}
        title={line.note === undefined ? line.title : `${line.title} · ${line.note}`}
      >
        <span>{line.title}</span>
        {line.note !== undefined && <small>{line.note}</small>}
      </div>
    </div>
  )
})

interface GridRowEndProps {
  /** Id of the grid, with which the id of the active cell begins. */
  readonly id: string
  /** Id of this element, which the row owns. */
  readonly owned: string
  readonly index: number
  /** How many columns stand before the summaries. */
  readonly columns: number
  readonly summaries: readonly GridSummary[]
  readonly summaryStyles: readonly CSSProperties[]
  /** See `GridModel.sourceOf`. */
  readonly source: object | undefined
  /** Column of the active cell when it stands in this row; −1: another row. */
  readonly active: number
}

/** The end of a row: its summaries. */
export const GridRowEnd = memo(function GridRowEnd(props: GridRowEndProps): ReactElement {
  const { id, owned, index, columns, summaries, summaryStyles, active } = props
  return (
    <div id={owned} role="presentation" data-row={index} className={styles.row} style={{ top: index * ROW_HEIGHT }}>
      {summaries.map((summary, place) => (
        <div
          key={summary.key}
          id={active === columns + place ? `${id}-${index}-${active}` : undefined}
          role="gridcell"
          aria-colindex={columns + place + 2}
          aria-readonly="true"
          data-column={columns + place}
          aria-selected={active === columns + place}
          className={classNames(
            styles.summary,
            summary.align === 'start' && styles.start,
            active === columns + place && styles.summaryActive,
          )}
          style={summaryStyles[place]}
        >
          {summary.show(index)}
        </div>
      ))}
    </div>
  )
}, showsTheSame)

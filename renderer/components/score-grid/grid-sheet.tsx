// biome-ignore-all lint/a11y/useSemanticElements: rows placed by offsets cannot be rows of a table element; the ARIA grid pattern is complete
import { memo, type ReactElement } from 'react'
import type { GridPlace } from '../table-keys.ts'
import type { StateWords } from './cell-reading.ts'
import type { GridArea } from './grid-area.ts'
import { GridRowEnd, GridRowName } from './grid-edges.tsx'
import { GridHead } from './grid-head.tsx'
import { type GridLook, HEAD_HEIGHT, ROW_HEIGHT } from './grid-layout.ts'
import type { GridMarks } from './grid-marks.ts'
import type { GridModel } from './grid-model.ts'
import { GridRow, type SignWords } from './grid-row.tsx'
import type { GridMeasures, GridWindow } from './grid-window.ts'
import styles from './score-grid.module.css'

interface GridSheetProps {
  /** Id of the grid. */
  readonly id: string
  readonly label: string
  /** Head of the names' column. */
  readonly corner: string | undefined
  readonly model: GridModel
  readonly shown: GridWindow
  readonly slots: number
  readonly measures: GridMeasures
  readonly look: GridLook
  /** Width of the columns before the first one drawn. */
  readonly before: number
  readonly marks: GridMarks
  readonly active: GridPlace
  readonly area: GridArea
  readonly words: StateWords
  readonly signs: SignWords
}

/**
 * The grid with its rows in view, in three panes: names, cells, summaries.
 *
 * Names and summaries stay where they are while the cells scroll sideways. A pane that stays is one layer for the whole screen; a name that stays by itself
 * would be a layer for each row, and a key or a step of scrolling would compose sixty of them. So a row is three elements: the one at its name is the
 * row for those who hear it, and owns the other two, which stand outside the grid's element so that nobody counts them twice.
 *
 * Not drawn again for a character typed into the open cell: everything it gets keeps its identity then.
 */
export const GridSheet = memo(function GridSheet({
  id,
  label,
  corner,
  model,
  shown,
  slots,
  measures,
  look,
  before,
  marks,
  active,
  area,
  words,
  signs,
}: GridSheetProps): ReactElement {
  const { rows, columns, summaries } = model
  const names: ReactElement[] = []
  const cells: ReactElement[] = []
  const ends: ReactElement[] = []
  const hasEnds = summaries.length > 0
  for (const index of rowsBySlot(shown, slots)) {
    const line = rows[index]
    if (line === undefined) continue
    // Rows that scroll out of view lend their elements, in place, to those that come in.
    const slot = index % slots
    const selected = index >= area.top && index <= area.bottom
    const activeColumn = index === active.row ? active.column : -1
    const source = model.sourceOf?.(index)
    const owned = `${id}-cells-${slot}`
    const ownedEnd = `${id}-end-${slot}`
    names.push(
      <GridRowName key={slot} index={index} line={line} owns={hasEnds ? `${owned} ${ownedEnd}` : owned} active={index === active.row} />,
    )
    cells.push(
      <GridRow
        key={slot}
        id={id}
        owned={owned}
        index={index}
        columns={columns}
        firstColumn={shown.firstColumn}
        lastColumn={shown.lastColumn}
        columnStyles={look.columns}
        before={before}
        source={source}
        kindOf={model.kindOf}
        contentOf={model.contentOf}
        lockOf={model.lockOf}
        marks={marks.get(line.key)}
        selectedFrom={selected ? area.left : -1}
        selectedTo={selected ? area.right : -1}
        active={activeColumn}
        words={words}
        signs={signs}
      />,
    )
    if (!hasEnds) continue
    ends.push(
      <GridRowEnd
        key={slot}
        id={id}
        owned={ownedEnd}
        index={index}
        columns={columns.length}
        summaries={summaries}
        summaryStyles={look.summaries}
        source={source}
        active={activeColumn < columns.length ? -1 : activeColumn}
      />,
    )
  }
  const { nameWidth, summaryWidth, offsets } = measures
  const rightOfNames = (offsets.at(-1) ?? 0) + summaryWidth
  return (
    <>
      <div
        role="grid"
        id={id}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + summaries.length + 1}
        aria-multiselectable="true"
        className={styles.sheet}
        style={{ width: nameWidth + rightOfNames, height: HEAD_HEIGHT + rows.length * ROW_HEIGHT }}
      >
        <GridHead
          corner={corner}
          columns={columns}
          summaries={summaries}
          firstColumn={shown.firstColumn}
          lastColumn={shown.lastColumn}
          look={look}
          before={before}
          active={active.column}
        />
        <div role="rowgroup" className={styles.names} style={{ height: rows.length * ROW_HEIGHT }}>
          {names}
        </div>
      </div>
      <div className={styles.besideNames} style={{ minWidth: rightOfNames, height: rows.length * ROW_HEIGHT }}>
        <div className={styles.cells}>{cells}</div>
        {hasEnds && (
          <div className={styles.ends} style={{ width: summaryWidth }}>
            {ends}
          </div>
        )}
      </div>
    </>
  )
})

/** The rows of the window in the order of their elements, which stay where they are: each row has the element of its place among `slots`. */
function rowsBySlot({ firstRow }: GridWindow, slots: number): readonly number[] {
  const turn = firstRow % slots
  return Array.from({ length: slots }, (_, slot) => firstRow + ((slot - turn + slots) % slots))
}

// biome-ignore-all lint/a11y/useSemanticElements: rows placed by offsets cannot be rows of a table element; the ARIA grid pattern is complete
// biome-ignore-all lint/a11y/useFocusableInteractive: the field over the active cell has the focus and names the cell
import {
  type CSSProperties,
  memo,
  type ReactElement,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { GridPlace } from '../table-keys.ts'
import { enteredStates, type StateWords } from './cell-reading.ts'
import { sizeOf } from './grid-area.ts'
import { GridBubble } from './grid-bubble.tsx'
import { GridFindBar } from './grid-find-bar.tsx'
import { GridFoot } from './grid-foot.tsx'
import { HEAD_HEIGHT, layoutOf, lookOf, ROW_HEIGHT } from './grid-layout.ts'
import type { GridModel } from './grid-model.ts'
import { GridRefusal } from './grid-refusal.tsx'
import type { SignWords } from './grid-row.tsx'
import { GridSheet } from './grid-sheet.tsx'
import { useGridWindow } from './grid-window.ts'
import styles from './score-grid.module.css'
import { useGridEntry } from './use-grid-entry.ts'
import { useGridKeyboard } from './use-grid-keyboard.ts'
import { useGridPointer } from './use-grid-pointer.ts'
import { useGridSaves } from './use-grid-saves.ts'
import { useGridSelection } from './use-grid-selection.ts'

interface ScoreGridProps {
  /** What the grid shows, for people who hear it: the leaf, the judge. */
  readonly label: string
  readonly model: GridModel
  /** Head of the names' column. */
  readonly corner?: string
  /** Shown at the right of the line beneath instead of the keys. */
  readonly hint?: ReactNode
  /** The cell to begin at, with the focus; the first one, without it, when left out. */
  readonly start?: GridPlace
  /** Why who sits here may only read, in words: no cell takes an entry then. */
  readonly readOnly?: string | undefined
  /** Told which cell is active, at the beginning and with every move. */
  readonly onActive?: (place: GridPlace) => void
}

/**
 * 评分表: a grid that is filled from the keyboard, drawn only where it is in view, saved cell by cell.
 *
 * One tab stop: a field that lies over the active cell and has the focus, so that an input method finds a field before the first character. It names the
 * active cell by `aria-activedescendant`. Fills the height of its parent, which must be a flex column. Give it a `key` when it is to show
 * another table: selection, undo and refused cells belong to one.
 */
export const ScoreGrid = memo(function ScoreGrid({ label, model, corner, hint, start, readOnly, onActive }: ScoreGridProps): ReactElement {
  const { t } = useTranslation()
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const goOn = useRef<(back: boolean) => void>(() => {})
  const [finding, setFinding] = useState(false)
  const [focused, setFocused] = useState(false)
  const words = useMemo(
    () =>
      Object.fromEntries(
        (['empty', 'scored', ...enteredStates] as const).map((state) => [state, t(`glossary.inputState.${state}`)]),
      ) as StateWords,
    [t],
  )
  const signs = useMemo((): SignWords => ({ saving: t('components.grid.cellSaving'), saved: t('components.grid.cellSaved') }), [t])
  const { rows, columns, summaries } = model
  // By their widths alone: what the summaries show changes with each mark.
  const widths = summaries.map(({ width }) => width).join(' ')
  const summaryWidths = useMemo(() => (widths === '' ? [] : widths.split(' ').map((width) => ({ width: Number(width) }))), [widths])
  const measuresFor = useCallback(
    (width: number) => layoutOf({ rows, columns, summaries: summaryWidths }, width),
    [rows, columns, summaryWidths],
  )
  const { window: shown, measures, slots, reveal } = useGridWindow(scroller, measuresFor)
  const saves = useGridSaves(model)
  const selection = useGridSelection({ measures, reveal }, summaries.length, start)
  const { active, area } = selection
  useEffect(() => {
    if (start !== undefined) field.current?.focus({ preventScroll: true })
  }, [start])
  useEffect(() => onActive?.({ row: active.row, column: active.column }), [onActive, active.row, active.column])
  const entry = useGridEntry({ model, saves, words, active, field, moveTo: selection.moveTo })
  const { lockOf: lockOfCell } = model
  const lockOf = useCallback((row: number, column: number) => readOnly ?? lockOfCell(row, column), [readOnly, lockOfCell])
  const keyboard = useGridKeyboard({
    model,
    lockOf,
    words,
    saves,
    selection,
    entry,
    field,
    pageRows: () => Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD_HEIGHT) / ROW_HEIGHT) - 1),
    press: ({ row, column }) => document.getElementById(`${id}-${row}-${column}`)?.querySelector<HTMLElement>('button, a')?.click(),
    find: () => setFinding(true),
    findNext: (back) => (finding ? goOn.current(back) : setFinding(true)),
  })
  const pointer = useGridPointer({ scroller, field, measures, selection, entry })
  const look = useMemo(() => lookOf(measures.offsets, summaryWidths), [measures.offsets, summaryWidths])

  const isEntry = active.column < columns.length
  const line = rows[active.row]
  const column = columns[active.column]
  const kind = line !== undefined && column !== undefined ? model.kindOf(active.row, active.column) : null
  const lock = kind === null ? null : lockOf(active.row, active.column)
  const mark = saves.markAt(active.row, active.column)
  const box = {
    left: measures.nameWidth + (measures.offsets[active.column] ?? 0),
    top: HEAD_HEIGHT + active.row * ROW_HEIGHT,
    width: isEntry ? (measures.offsets[active.column + 1] ?? 0) - (measures.offsets[active.column] ?? 0) : 1,
    height: ROW_HEIGHT,
  }
  const size = sizeOf(area)
  const block = size.rows > 1 || size.columns > 1
  const drawn =
    active.row >= shown.firstRow &&
    active.row <= shown.lastRow &&
    (!isEntry || (active.column >= shown.firstColumn && active.column <= shown.lastColumn))
  const before = measures.offsets[shown.firstColumn] ?? 0
  return (
    <div
      className={styles.grid}
      style={{ '--head': `${HEAD_HEIGHT}px`, '--row-height': `${ROW_HEIGHT}px`, '--name': `${measures.nameWidth}px` } as CSSProperties}
    >
      {finding && (
        <GridFindBar
          model={model}
          contentAt={saves.contentAt}
          words={words}
          active={active}
          onReady={(next) => {
            goOn.current = next
          }}
          onFound={selection.moveTo}
          onClose={() => {
            setFinding(false)
            field.current?.focus({ preventScroll: true })
          }}
        />
      )}
      {keyboard.problems !== null && <GridRefusal problems={keyboard.problems} model={model} onClose={keyboard.closeProblems} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the field inside has every key; the mouse only selects */}
      <div
        ref={scroller}
        className={styles.scroller}
        onPointerDown={pointer.onPointerDown}
        onPointerMove={pointer.onPointerMove}
        onPointerUp={pointer.onPointerUp}
        onDoubleClick={(event) => {
          if (!(event.target instanceof Element) || event.target.closest('[data-row] [data-column], input') === null || !isEntry) return
          if (lock !== null) entry.refuseLock(lock)
          else if (entry.editing === null) entry.correct()
        }}
      >
        <GridSheet
          id={id}
          label={label}
          corner={corner}
          model={model}
          shown={shown}
          slots={slots}
          measures={measures}
          look={look}
          before={before}
          marks={saves.marks}
          active={active}
          area={area}
          words={words}
          signs={signs}
        />
        {block && (
          <div
            className={styles.selection}
            style={{
              left: measures.nameWidth + (measures.offsets[area.left] ?? 0),
              top: HEAD_HEIGHT + area.top * ROW_HEIGHT,
              width: (measures.offsets[Math.min(area.right, columns.length - 1) + 1] ?? 0) - (measures.offsets[area.left] ?? 0),
              height: size.rows * ROW_HEIGHT,
            }}
          />
        )}
        {rows.length > 0 && (
          <input
            ref={field}
            type="text"
            inputMode={kind?.kind === 'number' ? 'decimal' : 'text'}
            autoComplete="off"
            spellCheck={false}
            className={styles.field}
            style={{ width: box.width, height: box.height, transform: `translate(${box.left}px, ${box.top}px)` }}
            readOnly={kind === null || lock !== null}
            data-editing={entry.editing === null ? undefined : ''}
            data-summary={isEntry ? undefined : ''}
            aria-label={t('components.grid.place', {
              row: line?.title ?? '',
              column: column?.title ?? summaries[active.column - columns.length]?.title ?? '',
            })}
            aria-controls={id}
            aria-activedescendant={focused && drawn && entry.editing === null ? `${id}-${active.row}-${active.column}` : undefined}
            aria-invalid={entry.bubble?.kind === 'problem' ? true : undefined}
            aria-describedby={entry.bubble !== null || mark?.sign === 'failed' ? `${id}-bubble` : undefined}
            onFocus={() => setFocused(true)}
            onBlur={(event) => {
              // The whole window losing the focus is not leaving the cell.
              if (document.activeElement === event.currentTarget) return
              setFocused(false)
              entry.leave()
            }}
            onInput={(event) => entry.typed(event.currentTarget.value)}
            onKeyDown={keyboard.onKeyDown}
            onCopy={keyboard.onCopy}
            onPaste={keyboard.onPaste}
          />
        )}
        <GridBubble
          id={`${id}-bubble`}
          box={box}
          below={active.row < rows.length - 3 || rows.length < 6}
          entry={entry}
          kind={kind}
          failed={mark?.sign === 'failed' ? mark.reason : null}
        />
      </div>
      <GridFoot
        status={readOnly === undefined ? saves.status : null}
        note={keyboard.note}
        selection={block ? t('components.grid.selected', { rows: size.rows, columns: size.columns }) : null}
        hint={readOnly ?? hint ?? t(kind?.kind === 'options' ? 'components.grid.optionKeys' : 'components.grid.keys')}
      />
    </div>
  )
})

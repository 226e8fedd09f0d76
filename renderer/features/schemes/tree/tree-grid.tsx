// biome-ignore-all lint/a11y/useSemanticElements: rows placed by transforms cannot be rows of a table element; the ARIA treegrid pattern is complete
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type ReactElement, useEffect, useEffectEvent, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../../components/class-names.ts'
import { useNarrowWindow } from '../../../components/use-narrow-window.ts'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import type { Leave } from './cell-editor.tsx'
import { fieldsOf, useTypeCell } from './cell-edits.ts'
import { hasWeights, noProblems, problemsByRow, type ShownRow } from './shown-rows.ts'
import styles from './tree.module.css'
import { commandOf } from './tree-keys.ts'
import { type RowActions, TreeRow } from './tree-row.tsx'
import { useRowDrag } from './use-row-drag.ts'
import type { TreeCommands } from './use-tree-commands.ts'
import type { CellField, TreeState } from './use-tree-state.ts'

const rowHeight = 30
const noteHeight = 19
/** Below this many rows all of them are drawn. */
const drawnAtOnce = 100

interface TreeGridProps {
  readonly rows: readonly ShownRow[]
  readonly tree: TreeState
  readonly commands: TreeCommands
  readonly onShowProblems: () => void
}

/**
 * The scheme as an ARIA tree grid of which only what is in sight is drawn.
 *
 * One tab stop that keeps the focus and names the active line; typing in a cell takes the focus until the cell is left. Keys: `tree-keys.ts` and the list
 * behind "?".
 */
export function TreeGrid({ rows, tree, commands, onShowProblems }: TreeGridProps): ReactElement {
  const { t } = useTranslation()
  const { scheme, readOnly, sums, problems, setFault } = useSchemeDocument()
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const narrow = useNarrowWindow()
  const [focused, setFocused] = useState(false)
  const withWeights = useMemo(() => hasWeights(scheme), [scheme])
  const byRow = useMemo(() => problemsByRow(problems), [problems])
  const places = useMemo(() => new Map(rows.map((row, place) => [row.key, place])), [rows])
  // Heights follow from the notes alone, so nothing is measured; a new function makes the virtualiser place the rows again.
  const keyOf = useMemo(() => {
    void byRow
    return (place: number) => rows[place]?.key ?? place
  }, [rows, byRow])
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: keyOf,
    estimateSize: (place) => {
      const notes = byRow.get(rows[place]?.key ?? '')?.notes.length ?? 0
      return rowHeight + (notes === 0 ? 0 : notes * noteHeight + 4)
    },
    overscan: rows.length <= drawnAtOnce ? drawnAtOnce : 8,
    scrollMargin: rowHeight,
    scrollPaddingStart: rowHeight,
    scrollPaddingEnd: rowHeight,
  })
  const activePlace = places.get(tree.active) ?? -1
  const type = useTypeCell()

  const toActive = useEffectEvent(() => {
    const element = scroller.current
    const box = virtualizer.measurementsCache[activePlace]
    const view = virtualizer.scrollRect?.height ?? 0
    const offset = virtualizer.scrollOffset ?? 0
    if (element === null || box === undefined || view === 0) return
    // Sizes that the virtualiser knows already: reading them from the page would lay it out anew with every key.
    const start = box.start - rowHeight
    if (start < offset) element.scrollTop = start
    else if (box.end > offset + view) element.scrollTop = box.end - view
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view follows the active line and nothing else
  useEffect(() => toActive(), [tree.active, activePlace])

  const { drag, onPointerDown } = useRowDrag({
    scheme,
    readOnly,
    scroller,
    rowAt: (y) => {
      const item = virtualizer.getVirtualItems().find(({ start, end }) => y >= start - rowHeight && y < end - rowHeight)
      const row = item === undefined ? undefined : rows[item.index]
      return item === undefined || row === undefined ? null : { row, start: item.start - rowHeight, size: item.size }
    },
    codesOf: (key) => (tree.targets.includes(key) ? tree.targets : [key]),
    onDrop: (codes, target) => commands.moveTo(codes, target),
    onRefused: (refused) => commands.say(commands.refusalText(refused)),
  })

  function go(place: number, extend = false): void {
    const bounded = Math.max(0, Math.min(place, rows.length - 1))
    if (!extend) {
      const row = rows[bounded]
      if (row !== undefined) tree.activate(row.key)
      return
    }
    // Headings cannot be chosen: choosing on goes past them.
    const step = bounded < activePlace ? -1 : 1
    for (let next = bounded; rows[next] !== undefined; next += step) {
      const row = rows[next]
      if (row?.kind !== 'indicator') continue
      tree.activate(row.key, new Set([...tree.chosen, ...tree.targets, ...range(row.key)]))
      return
    }
  }

  function range(to: string): ReadonlySet<string> {
    const [from, end] = [activePlace, places.get(to) ?? activePlace].sort((one, other) => one - other)
    return new Set(rows.slice(from, (end ?? 0) + 1).flatMap((row) => (row.kind === 'indicator' ? [row.key] : [])))
  }

  function toggleChosen(key: string): void {
    const next = new Set(tree.targets)
    if (!next.delete(key)) next.add(key)
    tree.activate(key, next)
  }

  function edit(key: string, field: CellField, seed: string | null = null): void {
    const row = rows[places.get(key) ?? -1]
    if (readOnly || row === undefined || !fieldsOf(row).includes(field)) return
    if (key !== tree.active) tree.activate(key)
    tree.edit({ key, field, seed })
  }

  function leave(key: string, field: CellField, to: Leave): void {
    // The cell that was left by a key is no more when its own blur arrives.
    if (tree.edited?.key !== key || tree.edited.field !== field) return
    const place = places.get(key) ?? -1
    const row = rows[place]
    tree.edit(null)
    if (to === 'away') return
    scroller.current?.focus({ preventScroll: true })
    if (row === undefined || to === 'stay') return
    if (to === 'next' || to === 'previous') {
      const fields = fieldsOf(row)
      const beside = fields[fields.indexOf(field) + (to === 'next' ? 1 : -1)]
      if (beside !== undefined) tree.edit({ key, field: beside, seed: null })
      return
    }
    const step = to === 'down' ? 1 : -1
    for (let next = place + step; rows[next] !== undefined; next += step) {
      const other = rows[next]
      if (other === undefined || !fieldsOf(other).includes(field)) continue
      tree.activate(other.key)
      tree.edit({ key: other.key, field, seed: null })
      return
    }
  }

  // Rows are drawn only when what they show changes, so they call through to the functions of the latest draw.
  const latest = useRef<RowActions | null>(null)
  useEffect(() => {
    latest.current = {
      press: (key, event) => {
        if (event.shiftKey) tree.activate(key, range(key))
        else if (event.ctrlKey || event.metaKey) toggleChosen(key)
        else if (key !== tree.active || tree.chosen.size > 0) tree.activate(key)
      },
      toggle: (key) => tree.setOpen([key], tree.collapsed.has(key)),
      edit,
      type,
      fault: (key, field, faulty) => setFault(`${field} ${key}`, faulty),
      leave,
      addTo: (parent) => commands.addTo(parent),
      showProblems: onShowProblems,
    }
  })
  const actions = useMemo<RowActions>(
    () => ({
      press: (key, event) => latest.current?.press(key, event),
      toggle: (key) => latest.current?.toggle(key),
      edit: (key, field) => latest.current?.edit(key, field),
      type: (key, field, value) => latest.current?.type(key, field, value),
      fault: (key, field, faulty) => latest.current?.fault(key, field, faulty),
      leave: (key, field, to) => latest.current?.leave(key, field, to),
      addTo: (parent) => latest.current?.addTo(parent),
      showProblems: () => latest.current?.showProblems(),
    }),
    [],
  )

  function onKeyDown(event: React.KeyboardEvent<HTMLDivElement>): void {
    if (event.target !== scroller.current) return
    const row = rows[activePlace]
    const command = commandOf(event)
    if (command !== null) {
      event.preventDefault()
      commands.run(command)
      return
    }
    if (event.altKey) return
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      event.preventDefault()
      tree.choose(new Set(rows.flatMap((each) => (each.kind === 'indicator' ? [each.key] : []))))
      return
    }
    if (event.ctrlKey || event.metaKey) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const moves: Readonly<Record<string, number>> = {
      ArrowUp: activePlace - 1,
      ArrowDown: activePlace + 1,
      PageUp: activePlace - page,
      PageDown: activePlace + page,
      Home: 0,
      End: rows.length - 1,
    }
    const to = moves[event.key]
    if (to !== undefined) {
      event.preventDefault()
      go(to, event.shiftKey)
    } else if (event.key === 'ArrowRight' && row !== undefined && row.kind !== 'total') {
      event.preventDefault()
      if (row.expanded === false) tree.setOpen([row.key], true)
      else if (row.expanded === true) go(activePlace + 1)
    } else if (event.key === 'ArrowLeft' && row !== undefined && row.kind !== 'total') {
      event.preventDefault()
      if (row.expanded === true) tree.setOpen([row.key], false)
      else if (row.kind === 'indicator') go(places.get(row.parent) ?? activePlace)
    } else if (event.key === ' ' && row?.kind === 'indicator') {
      event.preventDefault()
      if (event.shiftKey) tree.choose(range(row.key))
      else if (tree.chosen.size === 0) tree.choose(new Set([row.key]))
      else toggleChosen(row.key)
    } else if (event.key === 'Escape' && tree.chosen.size > 0) {
      event.preventDefault()
      tree.choose(new Set())
    } else if (/^[\d.０-９]$/.test(event.key) && row !== undefined) {
      event.preventDefault()
      edit(row.key, 'points', event.key)
    }
  }

  const tracks = `minmax(180px, 1fr) 66px ${withWeights ? '60px ' : ''}132px 74px 86px${narrow ? '' : ' 76px'}`
  const columns = [
    'name',
    'points',
    ...(withWeights ? (['weight'] as const) : []),
    'method',
    'summed',
    'attainable',
    ...(narrow ? [] : (['code'] as const)),
  ] as const
  const items = virtualizer.getVirtualItems()
  const activeDrawn = items.some((item) => item.index === activePlace)
  return (
    <div
      ref={scroller}
      role="treegrid"
      aria-label={t('schemes.tree')}
      aria-multiselectable="true"
      aria-readonly={readOnly}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={focused && activeDrawn ? `${id}-${tree.active}` : undefined}
      tabIndex={0}
      className={classNames(styles.tree, drag !== null && styles.dragging)}
      style={{ '--tracks': tracks } as CSSProperties}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onFocus={(event) => setFocused(event.target === scroller.current)}
      onBlur={() => setFocused(false)}
      onClick={(event) => {
        const element = event.target instanceof Element ? event.target : null
        const key = element?.closest('[data-row]')?.getAttribute('data-row')
        if (element === null || key === null || key === undefined || element.closest('button, input') !== null) return
        actions.press(key, event)
        scroller.current?.focus({ preventScroll: true })
      }}
      onDoubleClick={(event) => {
        const element = event.target instanceof Element ? event.target : null
        const key = element?.closest('[data-row]')?.getAttribute('data-row')
        const cell = element?.closest('[data-cell]')?.getAttribute('data-cell')
        if (key !== null && key !== undefined && cell !== null && cell !== undefined) edit(key, cell as CellField)
      }}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" aria-rowindex={1} tabIndex={-1} className={styles.headRow}>
          {columns.map((column) => (
            <div
              key={column}
              role="columnheader"
              tabIndex={-1}
              className={classNames(styles.cell, column !== 'name' && column !== 'method' && column !== 'code' && styles.number)}
              title={column === 'summed' || column === 'attainable' ? t(`schemes.columnHelp.${column}`) : undefined}
            >
              {t(`schemes.column.${column}`)}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index]
          if (row === undefined) return null
          const sum = row.kind === 'part' ? undefined : sums.get(row.key)
          const { notes, further } = byRow.get(row.key) ?? noProblems
          const edited = tree.edited?.key === row.key ? tree.edited : null
          return (
            <TreeRow
              key={row.key}
              id={id}
              row={row}
              place={item.index}
              start={item.start - rowHeight}
              size={item.size}
              points={row.kind === 'total' ? scheme.points : row.kind === 'indicator' ? row.indicator.points : null}
              combine={
                row.kind === 'total'
                  ? scheme.combine
                  : row.kind === 'indicator' && 'combine' in row.indicator
                    ? row.indicator.combine
                    : null
              }
              stated={row.kind === 'total' || (row.kind === 'indicator' && row.part !== 'veto')}
              summed={sum?.summed ?? null}
              attainable={sum?.attainable ?? null}
              notes={notes}
              further={row.kind === 'total' ? 0 : further}
              edited={edited?.field ?? null}
              seed={edited?.seed ?? null}
              active={row.key === tree.active}
              chosen={tree.chosen.has(row.key)}
              cut={commands.cut.has(row.key)}
              dropInside={drag?.drop?.inside === row.key && drag.drop.refused === null}
              withWeights={withWeights}
              withCodes={!narrow}
              readOnly={readOnly}
              actions={actions}
            />
          )
        })}
      </div>
      {drag?.drop?.line === null || drag?.drop === null || drag === null ? null : (
        <div
          className={classNames(styles.dropLine, drag.drop.refused !== null && styles.dropRefused)}
          style={{ top: drag.drop.line.top + rowHeight, '--level': drag.drop.line.level - 1 } as CSSProperties}
        />
      )}
      {drag === null ? null : (
        <div
          className={classNames(styles.dragLabel, drag.drop?.refused != null && styles.dragRefused)}
          style={{ left: drag.x + 14, top: drag.y + 12 }}
        >
          {drag.drop?.refused != null ? commands.refusalText(drag.drop.refused) : t('schemeTree.dragging', { count: drag.codes.length })}
        </div>
      )}
    </div>
  )
}

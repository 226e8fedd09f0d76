// biome-ignore-all lint/a11y/useSemanticElements: rows placed by transforms cannot be rows of a table element; the ARIA treegrid pattern is complete
import type { TFunction } from 'i18next'
import { type CSSProperties, memo, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SchemeProblem } from '../../../../shared/contract/schemes.ts'
import { Button } from '../../../components/button.tsx'
import { classNames } from '../../../components/class-names.ts'
import { Icon } from '../../../components/icons.tsx'
import { showNumber } from '../../../components/number-text.ts'
import { isLeafIndicator, rulesOf } from '../scheme-tree.ts'
import { CellNumber, CellText, type Leave } from './cell-editor.tsx'
import { noteWords } from './difference-words.ts'
import type { ShownRow } from './shown-rows.ts'
import styles from './tree.module.css'
import type { CellField } from './use-tree-state.ts'

/** What a line can ask for. One object for all lines that stays the same, so that a line is drawn again only when what it shows changes. */
export interface RowActions {
  press(key: string, event: { readonly ctrlKey: boolean; readonly metaKey: boolean; readonly shiftKey: boolean }): void
  toggle(key: string): void
  edit(key: string, field: CellField): void
  type(key: string, field: CellField, value: string | null): void
  fault(key: string, field: CellField, faulty: boolean): void
  leave(key: string, field: CellField, to: Leave): void
  addTo(parent: string): void
  showProblems(): void
}

interface TreeRowProps {
  readonly id: string
  readonly row: ShownRow
  readonly place: number
  readonly start: number
  readonly size: number
  readonly points: string | null
  readonly combine: 'sum' | 'weighted' | null
  readonly stated: boolean
  readonly summed: string | null
  readonly attainable: string | null
  readonly notes: readonly SchemeProblem[]
  /** Further problems of the line that are told in the list of the check. */
  readonly further: number
  readonly edited: CellField | null
  readonly seed: string | null
  readonly active: boolean
  readonly chosen: boolean
  readonly cut: boolean
  readonly dropInside: boolean
  readonly withWeights: boolean
  readonly withCodes: boolean
  readonly readOnly: boolean
  readonly actions: RowActions
}

function Row(props: TreeRowProps): ReactElement {
  const { id, row, place, start, notes, further, active, chosen, cut, dropInside, withWeights, withCodes, readOnly, actions } = props
  const { t } = useTranslation()
  const name = nameOf(t, row)
  const indicator = row.kind === 'indicator' ? row.indicator : null
  const leaf = indicator !== null && isLeafIndicator(indicator) ? indicator : null
  const expanded = row.kind === 'total' || (row.kind === 'part' && row.size === 0) ? null : row.expanded
  const level = row.kind === 'indicator' ? row.level : 1
  const summing = leaf === null && props.stated
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree keeps the focus on itself and names the active line
    <div
      role="row"
      id={`${id}-${row.key}`}
      data-row={row.key}
      aria-rowindex={place + 2}
      aria-level={level}
      aria-posinset={row.kind === 'indicator' ? row.index + 1 : undefined}
      aria-setsize={row.kind === 'indicator' ? row.siblings : undefined}
      aria-expanded={expanded ?? undefined}
      aria-selected={row.kind === 'indicator' ? active || chosen : undefined}
      className={classNames(
        styles.row,
        row.kind !== 'indicator' && styles.heading,
        leaf === null && styles.group,
        chosen && styles.chosen,
        active && styles.active,
        cut && styles.cut,
        dropInside && styles.dropInside,
      )}
      style={{ transform: `translateY(${start}px)`, height: props.size, '--level': level - 1 } as CSSProperties}
    >
      <div role="gridcell" tabIndex={-1} className={classNames(styles.cell, styles.nameCell)} data-cell="name">
        {expanded === null ? (
          <span className={styles.noChevron}>{leaf === null ? null : '·'}</span>
        ) : (
          <button
            type="button"
            tabIndex={-1}
            className={classNames(styles.chevron, expanded && styles.open)}
            aria-label={t(expanded ? 'schemeTree.collapse' : 'schemeTree.expand', { name })}
            onClick={() => actions.toggle(row.key)}
          >
            <Icon name="chevronRight" size={11} />
          </button>
        )}
        {props.edited === 'name' ? (
          <CellText
            label={t('schemeTree.nameOf', { name })}
            value={name}
            onCommit={(text) => actions.type(row.key, 'name', text)}
            onLeave={(to) => actions.leave(row.key, 'name', to)}
          />
        ) : (
          <span className={styles.name} title={name}>
            {name}
          </span>
        )}
        {indicator !== null && !isLeafIndicator(indicator) && indicator.perEvaluatee ? (
          <span className={styles.mark}>{t('schemeTree.ownMark')}</span>
        ) : null}
        {further > 0 ? (
          <button type="button" tabIndex={-1} className={styles.problemMark} onClick={() => actions.showProblems()}>
            <Icon name="warning" size={12} />
            {further}
            <span className="visually-hidden">{t('schemeTree.furtherProblems', { count: further })}</span>
          </button>
        ) : null}
        {row.kind === 'part' && !readOnly ? (
          <Button size="small" variant="quiet" icon="plus" tabIndex={-1} className={styles.addHere} onClick={() => actions.addTo(row.key)}>
            {t(`schemeTree.addTo.${row.part}`)}
          </Button>
        ) : null}
      </div>
      <NumberCell {...props} name={name} field="points" value={props.points} shown={props.stated} />
      {withWeights ? (
        <NumberCell
          {...props}
          name={name}
          field="weight"
          value={indicator?.weight ?? null}
          shown={row.kind === 'indicator' && row.weighted}
        />
      ) : null}
      <div role="gridcell" tabIndex={-1} className={classNames(styles.cell, styles.method)}>
        {leaf !== null ? methodOf(t, leaf) : props.combine === 'weighted' ? t('schemeTree.combine.weighted') : null}
      </div>
      <div role="gridcell" tabIndex={-1} className={classNames(styles.cell, styles.number)}>
        {summing && props.summed !== null ? <Sum value={props.summed} differs={notes.some(({ code }) => code === 'sum_differs')} /> : null}
      </div>
      <div role="gridcell" tabIndex={-1} className={classNames(styles.cell, styles.number)}>
        {!props.stated ? null : props.attainable === null ? (
          <span className="muted">{leaf?.method.kind === 'bonus' ? t('schemes.unbounded') : t('common.noValue')}</span>
        ) : (
          <Sum value={props.attainable} differs={notes.some(({ code }) => code === 'attainable_differs')} />
        )}
      </div>
      {withCodes ? (
        <div role="gridcell" tabIndex={-1} className={classNames(styles.cell, styles.code)}>
          {indicator?.code}
        </div>
      ) : null}
      {notes.length === 0 ? null : (
        <div role="gridcell" tabIndex={-1} className={styles.notes}>
          {notes.map((note) => (
            <p
              key={`${note.code} ${JSON.stringify(note.values)}`}
              className={note.severity === 'refusing' ? styles.refusing : styles.differs}
            >
              {noteWords(t, note, indicator)}
            </p>
          ))}
        </div>
      )}
    </div>
  )
}

/** One line of the tree; drawn again only when something it shows changes. */
export const TreeRow = memo(Row, sameRow)

/** Lines are made anew with every change of the scheme; what they hold mostly stays. */
function sameRow(before: TreeRowProps, now: TreeRowProps): boolean {
  const { row: rowBefore, ...restBefore } = before
  const { row: rowNow, ...restNow } = now
  return sameEntries(restBefore, restNow) && sameEntries(rowBefore, rowNow)
}

function sameEntries<Part extends object>(before: Part, now: Part): boolean {
  const [left, right] = [Object.entries(before), new Map<string, unknown>(Object.entries(now))]
  return left.length === right.size && left.every(([key, value]) => Object.is(value, right.get(key)))
}

interface NumberCellProps extends TreeRowProps {
  readonly name: string
  readonly field: 'points' | 'weight'
  readonly value: string | null
  readonly shown: boolean
}

function NumberCell({ row, name, field, value, shown, edited, seed, actions, readOnly }: NumberCellProps): ReactElement {
  const { t } = useTranslation()
  const label = t(field === 'points' ? 'schemes.pointsOf' : 'schemes.weightOf', { name })
  let content: ReactNode = null
  if (shown && edited === field) {
    content = (
      <CellNumber
        label={label}
        value={value}
        seed={seed}
        required={field === 'weight'}
        onChange={(typed) => actions.type(row.key, field, typed)}
        onFault={(faulty) => actions.fault(row.key, field, faulty)}
        onLeave={(to) => actions.leave(row.key, field, to)}
      />
    )
  } else if (shown) {
    content = <span className={value === null ? 'muted' : undefined}>{value === null ? t('common.noValue') : showNumber(value)}</span>
  }
  return (
    <div
      role="gridcell"
      tabIndex={-1}
      className={classNames(styles.cell, styles.number, shown && !readOnly && styles.typed)}
      data-cell={shown ? field : undefined}
    >
      {content}
    </div>
  )
}

function Sum({ value, differs }: { readonly value: string; readonly differs: boolean }): ReactElement {
  return differs ? <strong className={styles.differs}>≠ {showNumber(value)}</strong> : <span className="muted">{showNumber(value)}</span>
}

function nameOf(t: TFunction, row: ShownRow): string {
  switch (row.kind) {
    case 'total':
      return t('schemes.total')
    case 'part':
      return t(`schemes.part.${row.part}`)
    case 'indicator':
      return row.indicator.name
  }
}

function methodOf(t: TFunction, leaf: Parameters<typeof rulesOf>[0]): string {
  const count = rulesOf(leaf).length
  const method = t(`glossary.method.${leaf.method.kind}`)
  return count === 0 ? method : `${method} · ${t('schemes.ruleCount', { count })}`
}

import { type ReactElement, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { classNames } from '../../../components/class-names.ts'
import { Field } from '../../../components/field.tsx'
import { TextInput } from '../../../components/text-input.tsx'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { partOfPlace, partPlace, placeOf } from '../edits/tree-places.ts'
import { isLeafIndicator, TOTAL, treeRows } from '../scheme-tree.ts'
import { CommandBar } from './command-bar.tsx'
import { EmptyTree } from './empty-tree.tsx'
import { type AsideView, SchemeAside } from './scheme-aside.tsx'
import { closable, shownRows } from './shown-rows.ts'
import { SumLine } from './sum-line.tsx'
import styles from './tree.module.css'
import { TreeGrid } from './tree-grid.tsx'
import { useTreeCommands } from './use-tree-commands.ts'
import { useTreeState } from './use-tree-state.ts'

/** The indicators as a tree that is edited in place, with live sums, and beside it everything about the chosen one. */
export function TreeView(): ReactElement {
  const { t } = useTranslation()
  const { scheme, readOnly } = useSchemeDocument()
  const tree = useTreeState()
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text)
  const rows = useMemo(() => shownRows(scheme, tree.collapsed, wanted, !readOnly), [scheme, tree.collapsed, wanted, readOnly])
  const [view, setView] = useState<AsideView>('form')
  const [asideOpen, setAsideOpen] = useState(true)
  const [wantedField, setWantedField] = useState<string | null>(null)
  const commands = useTreeCommands(tree, { onSplit: (code) => show({ split: code }), onHelp: () => show('keys') })
  const work = useRef<HTMLDivElement>(null)
  const empty = useMemo(() => !treeRows(scheme).some(({ indicator }) => isLeafIndicator(indicator)), [scheme])

  // Moving on in the tree comes first, the form of the line follows.
  const { active, targets } = tree
  const now = useMemo(() => ({ active, targets, view, wanted: wantedField }), [active, targets, view, wantedField])
  const later = useDeferredValue(now)
  const known = later.active === TOTAL || partOfPlace(later.active) !== null || placeOf(scheme, later.active) !== null
  const beside = known ? later : now

  function show(next: AsideView): void {
    setAsideOpen(true)
    setView(next)
  }

  function jump(place: string, field: string | null): void {
    setText('')
    if (place === TOTAL) tree.activate(TOTAL)
    else tree.reveal(place)
    show('form')
    setWantedField(field)
  }

  return (
    <div ref={work} className={styles.work}>
      <CommandBar
        commands={commands}
        readOnly={readOnly}
        onDone={() => {
          // A command from the bar goes on in the tree, unless it opened a field of its own.
          const grid = work.current?.querySelector<HTMLElement>('[role="treegrid"]')
          if (work.current?.querySelector('[role="treegrid"] input') == null) grid?.focus({ preventScroll: true })
        }}
        end={
          <>
            <Button size="small" variant="quiet" shortcut="?" onClick={() => show('keys')}>
              {t('schemeTree.keysShort')}
            </Button>
            {asideOpen ? null : (
              <Button size="small" variant="quiet" className={styles.asideToggle} onClick={() => setAsideOpen(true)}>
                {t('schemeTree.showAside')}
              </Button>
            )}
          </>
        }
      >
        <Field label={t('schemes.find')} hideLabel className={styles.find ?? ''}>
          {(control) => <TextInput {...control} type="search" value={text} onChange={setText} placeholder={t('schemes.find')} />}
        </Field>
        <Button
          size="small"
          variant="quiet"
          onClick={() => (tree.collapsed.size > 0 ? tree.setOpen(tree.collapsed, true) : tree.setOpen(closable(scheme), false))}
        >
          {t(tree.collapsed.size > 0 ? 'schemes.expandAll' : 'schemes.collapseAll')}
        </Button>
      </CommandBar>
      <div className={classNames(styles.body, !asideOpen && styles.wholeWidth)}>
        <div className={styles.card}>
          {empty && !readOnly ? <EmptyTree onAdd={() => commands.addTo(firstPlace())} /> : null}
          {rows.length === 0 ? (
            <p className={styles.nothing}>{t('schemeTree.nothingFound', { text: wanted })}</p>
          ) : (
            <TreeGrid rows={rows} tree={tree} commands={commands} onShowProblems={() => show('check')} />
          )}
          <p role="status" className={styles.message}>
            {commands.message}
          </p>
          <SumLine />
        </div>
        {asideOpen ? (
          <SchemeAside
            active={beside.active}
            targets={beside.targets}
            commands={commands}
            view={beside.view}
            onView={setView}
            wanted={beside.wanted}
            onFocused={() => setWantedField(null)}
            onHide={() => setAsideOpen(false)}
            onJump={jump}
          />
        ) : null}
      </div>
    </div>
  )

  /** Where the first indicator of an empty scheme goes: into the group that stands there, else into the base part. */
  function firstPlace(): string {
    return treeRows(scheme).find(({ part }) => part === 'base')?.code ?? partPlace('base')
  }
}

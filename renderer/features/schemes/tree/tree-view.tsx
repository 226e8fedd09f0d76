import { type ReactElement, useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { TextInput } from '../../../components/text-input.tsx'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { isLeafIndicator, matchingRows, treeRows } from '../scheme-tree.ts'
import styles from '../schemes.module.css'
import { type AsideTab, SchemeAside } from './scheme-aside.tsx'
import { SchemeTable } from './scheme-table.tsx'

/** The indicators as a tree with live sums, and beside it what belongs to the chosen one. */
export function TreeView(): ReactElement {
  const { t } = useTranslation()
  const { scheme, problems, current, select } = useSchemeDocument()
  const rows = useMemo(() => treeRows(scheme), [scheme])
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text)
  const shown = useMemo(() => matchingRows(rows, wanted), [rows, wanted])
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(current === null ? [] : [current]))
  const [tab, setTab] = useState<AsideTab>('source')
  // A search shows the rules it found.
  const open = wanted.trim() === '' ? opened : new Set(shown.map((row) => row.code))
  return (
    <>
      <div className={styles.bar}>
        <Field label={t('schemes.find')} hideLabel className={styles.find ?? ''}>
          {(control) => <TextInput {...control} type="search" value={text} onChange={setText} placeholder={t('schemes.find')} />}
        </Field>
        <Button
          size="small"
          onClick={() => setOpened(new Set(rows.filter((row) => isLeafIndicator(row.indicator)).map((row) => row.code)))}
        >
          {t('schemes.expandAll')}
        </Button>
        <Button size="small" onClick={() => setOpened(new Set())}>
          {t('schemes.collapseAll')}
        </Button>
      </div>
      <div className={styles.body}>
        <div className={styles.tableCard}>
          <SchemeTable
            rows={shown}
            open={open}
            onToggle={(code) => {
              const next = new Set(opened)
              if (!next.delete(code)) next.add(code)
              setOpened(next)
            }}
          />
        </div>
        <SchemeAside
          scheme={scheme}
          rows={rows}
          problems={problems}
          current={current}
          tab={tab}
          onTab={setTab}
          onJump={(code) => {
            setText('')
            setOpened(new Set([...opened, code]))
            select(code)
          }}
        />
      </div>
    </>
  )
}

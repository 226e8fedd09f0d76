import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Own, OwnGroup, OwnListed, OwnOf } from '../../../../shared/contract/own-indicators.ts'
import type { SchemeProblem } from '../../../../shared/contract/schemes.ts'
import type { IndicatorGroup, IndicatorPart, Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import { api, client } from '../../../api/client.ts'
import { Button } from '../../../components/button.tsx'
import { Combobox } from '../../../components/combobox.tsx'
import { notify } from '../../../components/notice.tsx'
import { Checkbox } from '../../../components/select.tsx'
import { Loading, Problem } from '../../../components/states.tsx'
import { TextArea } from '../../../components/text-input.tsx'
import { codedText } from '../../../i18n/dynamic-text.ts'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { LeafForm } from '../leaf-form/leaf-form.tsx'
import { isLeafIndicator, treeRows } from '../scheme-tree.ts'
import styles from './own.module.css'
import { changeOwn, copiedOwn, isOwnDirty, newOwnLeaf, openOwn, undoOwn, withGroup, withLeaf } from './own-draft.ts'
import { OwnGroupTable } from './own-group-table.tsx'
import { OwnInputs } from './own-inputs.tsx'

interface OwnEditorProps {
  readonly cycleId: number
  readonly evaluatee: OwnListed
  readonly evaluatees: readonly OwnListed[]
}

/** The own leaves of one evaluatee. */
export function OwnEditor({ cycleId, evaluatee, evaluatees }: OwnEditorProps): ReactElement {
  const { evaluateeId } = evaluatee
  const own = useQuery(api.ownIndicators.of.queryOptions({ input: { cycleId, evaluateeId } }))
  if (own.isPending) return <Loading />
  if (own.isError) return <Problem error={own.error} onRetry={() => void own.refetch()} />
  return <Editor cycleId={cycleId} evaluatee={evaluatee} evaluatees={evaluatees} read={own.data} />
}

interface Checked {
  readonly groups: readonly OwnGroup[]
  readonly problems: readonly SchemeProblem[]
}

/** How long typing has to rest before the host is asked. */
const pause = 150

function useOwnCheck(cycleId: number, evaluateeId: number, own: Own, read: OwnOf): Checked {
  const [checked, setChecked] = useState<{ readonly of: Own; readonly result: Checked } | null>(null)
  useEffect(() => {
    if (own === read.own) return
    let stale = false
    const timer = window.setTimeout(async () => {
      try {
        const result = await client.ownIndicators.check({ cycleId, evaluateeId, own })
        if (!stale) setChecked({ of: own, result })
      } catch {
        // The host is busy or gone: the marks before stay, and saving says what is wrong.
      }
    }, pause)
    return () => {
      stale = true
      window.clearTimeout(timer)
    }
  }, [cycleId, evaluateeId, own, read])
  return own === read.own || checked === null ? read : checked.result
}

function Editor({ cycleId, evaluatee, evaluatees, read }: OwnEditorProps & { readonly read: OwnOf }): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const { scheme } = useSchemeDocument()
  const { evaluateeId } = evaluatee
  const [draft, setDraft] = useState(() => openOwn(read.own, read.hash))
  const [current, setCurrent] = useState<string | null>(null)
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set())
  const [accepted, setAccepted] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const dirty = isOwnDirty(draft)
  // Another content was read and nothing waits here: it takes the place of what is shown.
  if (!dirty && draft.hash !== read.hash) setDraft(openOwn(read.own, read.hash))
  const { groups, problems } = useOwnCheck(cycleId, evaluateeId, draft.own, read)
  const rows = useMemo(() => treeRows(scheme), [scheme])
  const taken = useMemo(() => new Set(rows.map(({ code }) => code)), [rows])
  const places = rows.flatMap(({ indicator, part }) =>
    !isLeafIndicator(indicator) && indicator.perEvaluatee ? [{ group: indicator as IndicatorGroup, part }] : [],
  )
  const change = (own: Own, merge: string | null = null) => setDraft((before) => changeOwn(before, own, merge))
  const chosen = findLeaf(draft.own, places, current)
  const refusing = problems.some(({ severity }) => severity === 'refusing')
  const differs = problems.some(({ severity }) => severity === 'notice')
  const blocked = !dirty || busy || faults.size > 0 || refusing || (differs && !accepted)

  const save = async () => {
    if (blocked) return
    setBusy(true)
    setError(null)
    try {
      const saved = await client.ownIndicators.save({
        cycleId,
        evaluateeId,
        own: draft.own,
        expectedHash: draft.hash,
        acceptProblems: accepted,
      })
      queryClient.setQueryData(api.ownIndicators.of.queryKey({ input: { cycleId, evaluateeId } }), saved)
      setDraft(openOwn(saved.own, saved.hash))
      setAccepted(false)
      notify.success(t('ownIndicators.saved', { name: evaluatee.name }))
    } catch (failed) {
      setError(failed)
    } finally {
      setBusy(false)
    }
  }
  const copy = async (from: number) => {
    setError(null)
    try {
      const { own } = await client.ownIndicators.of({ cycleId, evaluateeId: from })
      change(copiedOwn(draft.own, own, new Set(Object.keys(read.inputs)), taken))
    } catch (failed) {
      setError(failed)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey)) return
    const key = event.key.toLowerCase()
    if (key !== 's' && key !== 'z') return
    // The scheme around is another document with the same keys.
    event.stopPropagation()
    event.preventDefault()
    if (key === 's') void save()
    else setDraft(undoOwn)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside, heard on their way out
    <div className={styles.editor} onKeyDown={onKeyDown}>
      <div className={styles.bar}>
        <h2>{evaluatee.name}</h2>
        <span className={styles.copy}>
          <Combobox
            key={draft.past.length}
            items={evaluatees
              .filter((each) => each.evaluateeId !== evaluateeId && each.groups.some(({ leaves }) => leaves > 0))
              .map((each) => ({
                key: String(each.evaluateeId),
                name: each.name,
                shortName: each.name,
                code: '',
                pinyin: '',
                initials: '',
                note: each.unitName,
              }))}
            value={null}
            label={t('ownIndicators.copyFrom')}
            placeholder={t('ownIndicators.copyFrom')}
            onChoose={({ key }) => void copy(Number(key))}
          />
        </span>
        <Button variant="quiet" shortcut="Ctrl Z" disabled={draft.past.length === 0} onClick={() => setDraft(undoOwn)}>
          {t('ownIndicators.undo')}
        </Button>
        <Button variant="primary" shortcut="Ctrl S" disabled={blocked} onClick={() => void save()}>
          {t('ownIndicators.save')}
        </Button>
      </div>
      {error === null ? null : <Problem error={error} />}
      {problems.length === 0 ? null : (
        <ul className={styles.problems} aria-label={t('ownIndicators.problems')}>
          {problems.map((problem) => (
            <li key={`${problem.at} ${problem.code}`} className={problem.severity === 'refusing' ? styles.refusing : undefined}>
              <button type="button" className={styles.jump} onClick={() => setCurrent(problem.at)}>
                {findLeaf(draft.own, places, problem.at)?.leaf.name ?? places.find(({ group }) => group.code === problem.at)?.group.name}
              </button>{' '}
              {codedText('schemeProblems', problem.code, problem.values)}
            </li>
          ))}
          {differs && dirty ? (
            <li>
              <Checkbox checked={accepted} onChange={setAccepted}>
                {t('ownIndicators.accept')}
              </Checkbox>
            </li>
          ) : null}
        </ul>
      )}
      <div className={styles.body}>
        <div className={styles.groups}>
          {places.map(({ group }) => (
            <OwnGroupTable
              key={group.code}
              group={group}
              fill={groups.find((each) => each.group === group.code) ?? null}
              leaves={draft.own[group.code] ?? []}
              inputs={read.inputs}
              current={current}
              onChoose={setCurrent}
              onChange={(leaves, merge) => change(withGroup(draft.own, group.code, leaves), merge)}
              onAdd={() => {
                const leaf = newOwnLeaf(draft.own, group.code, taken, t('ownIndicators.newName'))
                change(withGroup(draft.own, group.code, [...(draft.own[group.code] ?? []), leaf]))
                setCurrent(leaf.code)
              }}
              onFault={(field, faulty) => setFaults(withFault(faults, field, faulty))}
            />
          ))}
        </div>
        {chosen === null ? (
          <p className={styles.hint}>{t('ownIndicators.chooseLeaf')}</p>
        ) : (
          <LeafEditor
            key={chosen.leaf.code}
            {...chosen}
            onChange={(leaf, field) => change(withLeaf(draft.own, leaf), `${leaf.code} ${field}`)}
            onFault={(field, faulty) => setFaults(withFault(faults, `${chosen.leaf.code} ${field}`, faulty))}
          >
            {findLeaf(read.own, places, chosen.leaf.code)?.leaf.method.kind === chosen.leaf.method.kind ? (
              <OwnInputs cycleId={cycleId} evaluateeId={evaluateeId} leaf={savedLeaf(read.own, chosen.leaf)} />
            ) : (
              <p className={styles.hint}>{t('ownIndicators.saveFirst')}</p>
            )}
          </LeafEditor>
        )}
      </div>
    </div>
  )
}

interface LeafEditorProps {
  readonly leaf: Leaf
  readonly part: IndicatorPart
  readonly onChange: (leaf: Leaf, field: string) => void
  readonly onFault: (field: string, faulty: boolean) => void
  readonly children: ReactNode
}

/** The office's own words for the leaf, and how it is scored. */
function LeafEditor({ leaf, part, onChange, onFault, children }: LeafEditorProps): ReactElement {
  const { t } = useTranslation()
  const { scheme } = useSchemeDocument()
  return (
    <section className={styles.leaf} aria-label={leaf.name}>
      <h3>{leaf.name}</h3>
      <TextArea
        aria-label={t('ownIndicators.criteria')}
        placeholder={t('ownIndicators.criteria')}
        value={leaf.criteria ?? ''}
        onChange={(text) => {
          const { criteria: _, ...rest } = leaf
          onChange(text.trim() === '' ? rest : { ...rest, criteria: text }, 'criteria')
        }}
      />
      <LeafForm leaf={leaf} part={part} scheme={scheme} readOnly={false} onChange={onChange} onFault={onFault} />
      {children}
    </section>
  )
}

function findLeaf(
  own: Own,
  places: readonly { readonly group: IndicatorGroup; readonly part: IndicatorPart }[],
  code: string | null,
): { readonly leaf: Leaf; readonly part: IndicatorPart } | null {
  for (const { group, part } of places) {
    const leaf = own[group.code]?.find((each) => each.code === code)
    if (leaf !== undefined) return { leaf, part }
  }
  return null
}

/** The leaf as the host has it. */
function savedLeaf(saved: Own, leaf: Leaf): Leaf {
  return (
    Object.values(saved)
      .flat()
      .find(({ code }) => code === leaf.code) ?? leaf
  )
}

function withFault(faults: ReadonlySet<string>, field: string, faulty: boolean): ReadonlySet<string> {
  if (faults.has(field) === faulty) return faults
  const next = new Set(faults)
  if (faulty) next.add(field)
  else next.delete(field)
  return next
}

import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Category, Evaluatee } from '../../../shared/contract/register.ts'
import type { Leaf } from '../../../shared/domain/scheme/indicators.ts'
import { api } from '../../api/client.ts'
import { matchScore } from '../../components/match-text.ts'
import { showNumber } from '../../components/number-text.ts'
import { Select } from '../../components/select.tsx'
import { EmptyState, Loading, Problem } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { JudgedTable } from './judged-table.tsx'
import { hasMethod, type LeafRow, leafRows } from './leaf-table.ts'
import styles from './scoring-screen.module.css'
import { SurveyTable } from './survey-table.tsx'
import { TasksTable } from './tasks-table.tsx'
import { type Inputs, useInputs } from './use-inputs.ts'
import { ValueTable } from './value-table.tsx'

/** Beyond this many evaluatees the table begins with one category: nobody enters a province from top to bottom. */
const MANY = 400

interface LeafInputsProps {
  readonly cycleId: number
  readonly leaf: Leaf
  readonly evaluatees: readonly Evaluatee[]
  readonly categories: readonly Category[]
  /** Category from the address; null: all, or the first one when there are very many evaluatees. */
  readonly category: number | null
  readonly onCategory: (category: number | null) => void
}

/** The inputs of one leaf: what it asks, the category to enter for, the table of its method, and what the last saved cell did. */
export function LeafInputs({ cycleId, leaf, evaluatees, categories, category, onCategory }: LeafInputsProps): ReactElement {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const [text, setText] = useState('')
  const scored = useMemo(() => evaluatees.filter(({ participation }) => participation !== 'exempt'), [evaluatees])
  const categoryId = category ?? (all || scored.length <= MANY ? null : (categories[0]?.id ?? null))
  const inputs = useInputs(cycleId, leaf.code, categoryId)
  const shown = useMemo(
    () =>
      scored.filter((evaluatee) => (categoryId === null || evaluatee.categoryId === categoryId) && matchScore(text.trim(), evaluatee) >= 0),
    [scored, categoryId, text],
  )
  const standing = useStanding(cycleId, categoryId, categoryId !== null || scored.length <= MANY)
  const rows = useMemo(() => leafRows(shown, inputs.rowOf, standing ?? noStanding), [shown, inputs.rowOf, standing])
  const options = leaf.method.kind === 'judged' && leaf.method.scale.kind === 'options'
  return (
    <>
      <header className={styles.head}>
        <h2>{leaf.name}</h2>
        <span className="muted small">
          {leaf.points === null ? t('scoring.openFullMarks') : t('scoring.fullMarks', { points: leaf.points })}
        </span>
        <TextInput
          type="search"
          className={styles.search}
          aria-label={t('scoring.search')}
          placeholder={t('scoring.search')}
          value={text}
          onChange={setText}
        />
        <Select
          className={styles.category}
          aria-label={t('scoring.category')}
          value={categoryId === null ? '' : String(categoryId)}
          options={[
            { value: '', label: t('scoring.allCategories') },
            ...categories.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(value) => {
            setAll(value === '')
            onCategory(value === '' ? null : Number(value))
          }}
        />
      </header>
      {leaf.criteria !== undefined && (
        <details className={styles.criteria}>
          <summary>{t('scoring.criteria')}</summary>
          {leaf.criteria}
        </details>
      )}
      {inputs.loading ? (
        <Loading />
      ) : inputs.error !== null ? (
        <Problem error={inputs.error} onRetry={inputs.retry} />
      ) : rows.length === 0 ? (
        <EmptyState icon="register" title={t(scored.length === 0 ? 'scoring.noRows' : 'scoring.noMatch')}>
          {scored.length === 0 ? t('scoring.noRowsText') : undefined}
        </EmptyState>
      ) : (
        <LeafTable cycleId={cycleId} leaf={leaf} rows={rows} inputs={inputs} withStanding={standing !== null} />
      )}
      <footer className={styles.foot}>
        <span role="status">
          <LastSaved inputs={inputs} evaluatees={evaluatees} />
        </span>
        {leaf.method.kind !== 'tasks' && <span>{t(options ? 'scoring.optionKeys' : 'scoring.keys')}</span>}
      </footer>
    </>
  )
}

interface LeafTableProps {
  readonly cycleId: number
  readonly leaf: Leaf
  readonly rows: readonly LeafRow[]
  readonly inputs: Inputs
  readonly withStanding: boolean
}

function LeafTable({ leaf, ...rest }: LeafTableProps): ReactElement | null {
  if (hasMethod(leaf, 'measured') || hasMethod(leaf, 'external')) return <ValueTable leaf={leaf} {...rest} />
  if (hasMethod(leaf, 'judged')) return <JudgedTable leaf={leaf} {...rest} />
  if (hasMethod(leaf, 'survey')) return <SurveyTable leaf={leaf} {...rest} />
  if (hasMethod(leaf, 'tasks')) return <TasksTable leaf={leaf} {...rest} />
  return null
}

/** "已保存：信息中心 · 得分 9.00 · 总分 86.31 · 名次 25", after the first saved cell. */
function LastSaved({ inputs, evaluatees }: { readonly inputs: Inputs; readonly evaluatees: readonly Evaluatee[] }): ReactElement {
  const { t } = useTranslation()
  const moved = inputs.lastMoved
  if (moved === null) return <>{t('scoring.nothingYet')}</>
  const number = (value: string | null): string => (value === null ? t('common.noValue') : showNumber(value, 2))
  const evaluatee = evaluatees.find(({ id }) => id === moved.evaluateeId)
  return (
    <b className={styles.saved}>
      {t('scoring.saved', {
        evaluatee: evaluatee?.name ?? '',
        score: number(moved.score),
        total: number(moved.total),
        rank: moved.rank ?? t('common.noValue'),
      })}
    </b>
  )
}

type Standing = ReadonlyMap<number, { readonly total: string | null; readonly rank: number | null }>
const noStanding: Standing = new Map()

/** Total and rank of everybody in the table; null, not read for thousands at once, where each saved cell would read them all again. */
function useStanding(cycleId: number, categoryId: number | null, enabled: boolean): Standing | null {
  const ranking = useQuery(api.results.ranking.queryOptions({ input: { cycleId, categoryId, since: null }, enabled }))
  return useMemo(() => {
    if (!enabled) return null
    if (ranking.data === undefined) return noStanding
    const { ranked, byReference, incomplete } = ranking.data
    return new Map([...ranked, ...byReference, ...incomplete].map((row) => [row.evaluateeId, { total: row.total, rank: row.rank }]))
  }, [ranking.data, enabled])
}

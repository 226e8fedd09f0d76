import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Category, Evaluatee } from '../../../shared/contract/register.ts'
import type { Leaf } from '../../../shared/domain/scheme/indicators.ts'
import { api } from '../../api/client.ts'
import { matchScore } from '../../components/match-text.ts'
import { EmptyState } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { CategorySelect, MANY, useCategory } from './category-select.tsx'
import { JudgedTable } from './judged-table.tsx'
import { hasMethod, type LeafTableProps } from './leaf-table.ts'
import type { Standing } from './result-columns.tsx'
import styles from './scoring-screen.module.css'
import { SurveyTable } from './survey-table.tsx'
import { TasksTable } from './tasks-table.tsx'
import { ValueTable } from './value-table.tsx'

interface LeafInputsProps {
  readonly cycleId: number
  readonly leaf: Leaf
  readonly evaluatees: readonly Evaluatee[]
  readonly categories: readonly Category[]
  /** Category from the address; null: all, or the first one when there are very many evaluatees. */
  readonly category: number | null
  readonly onCategory: (category: number | null) => void
  /** Whether scores, totals and ranks are shown. */
  readonly totals: boolean
}

/** The inputs of one leaf: what it asks, the category to enter for, the table of its method, and what the last saved cell did. */
export function LeafInputs({ cycleId, leaf, evaluatees, categories, category, onCategory, totals }: LeafInputsProps): ReactElement {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const scored = useMemo(() => evaluatees.filter(({ participation }) => participation !== 'exempt'), [evaluatees])
  const { categoryId, choose } = useCategory({ categories, many: scored.length > MANY, category, onCategory })
  const shown = useMemo(
    () =>
      scored.filter((evaluatee) => (categoryId === null || evaluatee.categoryId === categoryId) && matchScore(text.trim(), evaluatee) >= 0),
    [scored, categoryId, text],
  )
  const standing = useStanding(cycleId, categoryId, totals && (categoryId !== null || scored.length <= MANY))
  const nameOf = useCallback((id: number) => evaluatees.find((evaluatee) => evaluatee.id === id)?.name ?? '', [evaluatees])
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
        <CategorySelect categories={categories} categoryId={categoryId} onChoose={choose} />
      </header>
      {leaf.criteria !== undefined && (
        <details className={styles.criteria}>
          <summary>{t('scoring.criteria')}</summary>
          {leaf.criteria}
        </details>
      )}
      {shown.length === 0 ? (
        <EmptyState icon="register" title={t(scored.length === 0 ? 'scoring.noRows' : 'scoring.noMatch')}>
          {scored.length === 0 ? t('scoring.noRowsText') : undefined}
        </EmptyState>
      ) : (
        <LeafTable
          cycleId={cycleId}
          leaf={leaf}
          evaluatees={shown}
          categoryId={categoryId}
          standing={standing}
          totals={totals}
          nameOf={nameOf}
        />
      )}
    </>
  )
}

type AnyLeafProps = Omit<LeafTableProps<'judged'>, 'leaf'> & { readonly leaf: Leaf }

function LeafTable({ leaf, ...rest }: AnyLeafProps): ReactElement | null {
  if (hasMethod(leaf, 'measured') || hasMethod(leaf, 'external')) return <ValueTable leaf={leaf} {...rest} />
  if (hasMethod(leaf, 'judged')) return <JudgedTable leaf={leaf} {...rest} />
  if (hasMethod(leaf, 'survey')) return <SurveyTable leaf={leaf} {...rest} />
  if (hasMethod(leaf, 'tasks')) return <TasksTable leaf={leaf} {...rest} />
  return null
}

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

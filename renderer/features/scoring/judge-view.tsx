import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Category, Evaluatee } from '../../../shared/contract/register.ts'
import { api } from '../../api/client.ts'
import { Card } from '../../components/card.tsx'
import { matchScore } from '../../components/match-text.ts'
import { showNumber } from '../../components/number-text.ts'
import type { GridModel, GridSummary } from '../../components/score-grid/grid-model.ts'
import { ScoreGrid } from '../../components/score-grid/score-grid.tsx'
import { Select } from '../../components/select.tsx'
import { EmptyState, Loading, Problem } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { CategorySelect, MANY, useCategory } from './category-select.tsx'
import { LastMoved } from './last-moved.tsx'
import { useEvaluateeLines } from './leaf-table.ts'
import styles from './scoring-screen.module.css'
import { kindOfLeaf, lockAt, markAt } from './show-marks.ts'
import { useMarks } from './use-marks.ts'
import { useReadOnly } from './use-read-only.ts'

interface JudgeViewProps {
  readonly cycleId: number
  readonly evaluatees: readonly Evaluatee[]
  readonly categories: readonly Category[]
  readonly judgeId: number | null
  readonly onJudge: (judgeId: number) => void
  readonly category: number | null
  readonly onCategory: (category: number | null) => void
  readonly totals: boolean
}

/** 按评委: what one judge gave, evaluatees × the leaves on which the judge's group marks. */
export function JudgeView({ judgeId, onJudge, ...rest }: JudgeViewProps): ReactElement {
  const { t } = useTranslation()
  const judges = useQuery(api.panels.judges.queryOptions({ input: { cycleId: rest.cycleId } }))
  if (judges.isError) return <Problem error={judges.error} onRetry={() => void judges.refetch()} />
  if (judges.data === undefined) return <Loading />
  const chosen = judges.data.find(({ id }) => id === judgeId) ?? judges.data[0]
  if (chosen === undefined) {
    return (
      <EmptyState icon="register" title={t('scoring.judges.noneTitle')}>
        {t('scoring.judges.noneText')}
      </EmptyState>
    )
  }
  return (
    <Card className={styles.inputs}>
      <JudgeSheet
        key={chosen.id}
        {...rest}
        judgeId={chosen.id}
        choice={
          <Select
            className={styles.judge}
            aria-label={t('scoring.judge')}
            value={String(chosen.id)}
            options={judges.data.map(({ id, name }) => ({ value: String(id), label: name }))}
            onChange={(id) => onJudge(Number(id))}
          />
        }
      />
    </Card>
  )
}

type JudgeSheetProps = Omit<JudgeViewProps, 'judgeId' | 'onJudge'> & { readonly judgeId: number; readonly choice: ReactElement }

function JudgeSheet({ cycleId, evaluatees, categories, judgeId, category, onCategory, totals, choice }: JudgeSheetProps): ReactElement {
  const { t } = useTranslation()
  const readOnly = useReadOnly('scoring.saveMarks')
  const [text, setText] = useState('')
  const scored = useMemo(() => evaluatees.filter(({ participation }) => participation !== 'exempt'), [evaluatees])
  const { categoryId, choose } = useCategory({ categories, many: scored.length > MANY, category, onCategory })
  const shown = useMemo(
    () =>
      scored.filter((evaluatee) => (categoryId === null || evaluatee.categoryId === categoryId) && matchScore(text.trim(), evaluatee) >= 0),
    [scored, categoryId, text],
  )
  const { marks, error, retry, lastMoved, save } = useMarks({ by: 'judge', cycleId, judgeId, categoryId })
  const rows = useEvaluateeLines(shown)
  const places = useMemo(() => {
    const byId = new Map(marks?.evaluateeIds.map((id, place) => [id, place]))
    return shown.map(({ id }) => byId.get(id) ?? -1)
  }, [marks?.evaluateeIds, shown])
  const nameOf = useCallback((id: number) => evaluatees.find((evaluatee) => evaluatee.id === id)?.name ?? '', [evaluatees])
  const leaves = marks?.leaves
  const columns = useMemo(
    () =>
      (leaves ?? []).map(({ code, name, scale }) => ({
        key: code,
        title: name,
        note:
          scale.kind === 'range'
            ? t('scoring.range', { min: scale.min, max: scale.max })
            : scale.options.map((each) => each.name).join('/'),
        width: 104,
      })),
    [leaves, t],
  )
  const model = useMemo((): GridModel | null => {
    if (marks === undefined || leaves === undefined) return null
    const kindAt = (column: number) => {
      const leaf = leaves[column]
      if (leaf === undefined) throw new Error(`no leaf in column ${column}`)
      return kindOfLeaf(leaf)
    }
    const total: GridSummary = {
      key: 'total',
      title: t('scoring.judgeTotal'),
      width: 84,
      text: (row) => marks.rows[places[row] ?? -1]?.score ?? '',
      show: (row) => {
        const score = marks.rows[places[row] ?? -1]?.score ?? null
        return score === null ? <span className="muted">{t('common.noValue')}</span> : showNumber(score, 2)
      },
    }
    return {
      rows,
      columns,
      kindOf: (_row, column) => kindAt(column),
      contentOf: (row, column) => markAt(marks, places[row] ?? -1, column),
      lockOf: (row, column) => {
        const lock = lockAt(marks, places[row] ?? -1, column)
        return lock === null ? null : t(`scoring.locks.${lock}`)
      },
      summaries: totals ? [total] : [],
      sourceOf: (row) => marks.rows[places[row] ?? -1],
      save: (changes) =>
        save(changes, ({ row, column }) => ({
          evaluateeId: shown[row]?.id ?? 0,
          indicator: leaves[column]?.code ?? '',
          judgeId,
          row: places[row] ?? -1,
          column,
          byOption: kindAt(column).kind === 'options',
        })),
    }
  }, [marks, leaves, columns, t, rows, places, totals, save, shown, judgeId])
  return (
    <>
      <header className={styles.head}>
        {choice}
        <span className="muted small">{marks?.judges[0]?.groupName}</span>
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
      {error !== null ? (
        <Problem error={error} onRetry={retry} />
      ) : marks === undefined || model === null ? (
        <Loading />
      ) : marks.leaves.length === 0 ? (
        <EmptyState icon="scoring" title={t('scoring.noLeavesTitle')}>
          {t('scoring.noLeavesText')}
        </EmptyState>
      ) : shown.length === 0 ? (
        <EmptyState icon="register" title={t('scoring.noMatch')} />
      ) : (
        <>
          <ScoreGrid
            readOnly={readOnly}
            label={t('scoring.judgeSheet', { judge: marks.judges[0]?.name ?? '' })}
            corner={t('scoring.evaluatee')}
            model={model}
          />
          <LastMoved moved={lastMoved} nameOf={nameOf} />
        </>
      )}
    </>
  )
}

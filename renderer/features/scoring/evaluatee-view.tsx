import { type ReactElement, useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Evaluatee } from '../../../shared/contract/register.ts'
import { Card } from '../../components/card.tsx'
import { EvaluateePicker } from '../../components/evaluatee-picker.tsx'
import type { GridModel } from '../../components/score-grid/grid-model.ts'
import { ScoreGrid } from '../../components/score-grid/score-grid.tsx'
import { EmptyState, Loading, Problem } from '../../components/states.tsx'
import { LastMoved } from './last-moved.tsx'
import { useMeansColumn, useScoreColumn } from './result-columns.tsx'
import styles from './scoring-screen.module.css'
import { kindOfLeaf, lockAt, markAt } from './show-marks.ts'
import { useMarks } from './use-marks.ts'
import { useReadOnly } from './use-read-only.ts'

interface EvaluateeViewProps {
  readonly cycleId: number
  readonly evaluatees: readonly Evaluatee[]
  readonly evaluateeId: number | null
  readonly onEvaluatee: (evaluateeId: number) => void
  readonly totals: boolean
}

/** 按对象: what every judge gave one evaluatee, leaves × judges, with what carries each mean. */
export function EvaluateeView({ cycleId, evaluatees, evaluateeId, onEvaluatee, totals }: EvaluateeViewProps): ReactElement {
  const { t } = useTranslation()
  const scored = useMemo(() => evaluatees.filter(({ participation }) => participation !== 'exempt'), [evaluatees])
  const chosen = scored.find(({ id }) => id === evaluateeId) ?? scored[0]
  if (chosen === undefined) {
    return (
      <EmptyState icon="register" title={t('scoring.noRows')}>
        {t('scoring.noRowsText')}
      </EmptyState>
    )
  }
  return (
    <Card className={styles.inputs}>
      <header className={styles.head}>
        <div className={styles.picker}>
          <EvaluateePicker label={t('scoring.evaluatee')} evaluatees={scored} value={chosen.id} onChoose={({ id }) => onEvaluatee(id)} />
        </div>
        <span className="muted small">{chosen.unitName === chosen.name ? chosen.code : chosen.unitName}</span>
      </header>
      <EvaluateeSheet key={chosen.id} cycleId={cycleId} evaluatee={chosen} totals={totals} />
    </Card>
  )
}

function EvaluateeSheet({
  cycleId,
  evaluatee,
  totals,
}: {
  readonly cycleId: number
  readonly evaluatee: Evaluatee
  readonly totals: boolean
}): ReactElement {
  const { t } = useTranslation()
  const readOnly = useReadOnly('scoring.saveMarks')
  const { marks, error, retry, lastMoved, save } = useMarks({ by: 'evaluatee', cycleId, evaluateeId: evaluatee.id })
  const meansAt = useCallback((row: number) => marks?.rows[row]?.means ?? [], [marks])
  const rowAt = useCallback(
    (row: number) => {
      const leaf = marks?.leaves[row]
      return leaf === undefined
        ? undefined
        : { evaluateeId: evaluatee.id, indicator: leaf.code, name: leaf.name, score: marks?.rows[row]?.score ?? null }
    },
    [marks, evaluatee.id],
  )
  const means = useMeansColumn(marks?.leaves.length ?? 0, meansAt)
  const score = useScoreColumn(rowAt)
  const model = useMemo((): GridModel | null => {
    if (marks === undefined) return null
    const { leaves, judges } = marks
    const kindAt = (row: number) => {
      const leaf = leaves[row]
      if (leaf === undefined) throw new Error(`no leaf in row ${row}`)
      return kindOfLeaf(leaf)
    }
    return {
      rows: leaves.map(({ code, name, path }) => ({ key: code, title: name, note: path })),
      columns: judges.map(({ id, name, groupName }) => ({ key: String(id), title: name, note: groupName })),
      kindOf: kindAt,
      contentOf: (row, column) => markAt(marks, row, column),
      lockOf: (row, column) => {
        const lock = lockAt(marks, row, column)
        return lock === null ? null : t(`scoring.locks.${lock}`)
      },
      summaries: [means, ...(totals ? [score] : [])],
      save: (changes) =>
        save(changes, ({ row, column }) => ({
          evaluateeId: evaluatee.id,
          indicator: leaves[row]?.code ?? '',
          judgeId: judges[column]?.id ?? 0,
          row,
          column,
          byOption: kindAt(row).kind === 'options',
        })),
    }
  }, [marks, t, means, score, totals, save, evaluatee.id])
  if (error !== null) return <Problem error={error} onRetry={retry} />
  if (marks === undefined || model === null) return <Loading />
  if (marks.leaves.length === 0 || marks.judges.length === 0) {
    return (
      <EmptyState icon="scoring" title={t(marks.leaves.length === 0 ? 'scoring.noJudgedTitle' : 'scoring.judges.noneTitle')}>
        {t(marks.leaves.length === 0 ? 'scoring.noJudgedText' : 'scoring.judges.noneText')}
      </EmptyState>
    )
  }
  return (
    <>
      <ScoreGrid label={evaluatee.name} corner={t('scoring.leaf')} model={model} readOnly={readOnly} />
      <LastMoved moved={lastMoved} nameOf={() => evaluatee.name} />
    </>
  )
}

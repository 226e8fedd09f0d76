import { Link } from '@tanstack/react-router'
import { type ReactElement, useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { GridModel } from '../../components/score-grid/grid-model.ts'
import { ScoreGrid } from '../../components/score-grid/score-grid.tsx'
import { EmptyState, Loading, Problem } from '../../components/states.tsx'
import { LastMoved } from './last-moved.tsx'
import { type LeafTableProps, useEvaluateeLines } from './leaf-table.ts'
import { useMeansColumn } from './result-columns.tsx'
import { kindOfLeaf, lockAt, markAt } from './show-marks.ts'
import { useLeafSummaries } from './use-leaf-summaries.ts'
import { useMarks } from './use-marks.ts'
import { useReadOnly } from './use-read-only.ts'

/** Judged leaves: evaluatees × the judges of the leaf's groups, in the order of the groups; judges are named in 考评组. */
export function JudgedTable(props: LeafTableProps<'judged'>): ReactElement {
  const { cycleId, leaf, evaluatees, categoryId, nameOf } = props
  const { t } = useTranslation()
  const readOnly = useReadOnly('scoring.saveMarks')
  const { marks, error, retry, lastMoved, save } = useMarks({ by: 'leaf', cycleId, indicator: leaf.code, categoryId })
  const rows = useEvaluateeLines(evaluatees)
  /** Place of each row on screen in the packed answer. */
  const places = useMemo(() => {
    const byId = new Map(marks?.evaluateeIds.map((id, place) => [id, place]))
    return evaluatees.map(({ id }) => byId.get(id) ?? -1)
  }, [marks?.evaluateeIds, evaluatees])
  const rowInput = useCallback((row: number) => marks?.rows[places[row] ?? -1], [marks, places])
  const meansAt = useCallback((row: number) => rowInput(row)?.means ?? [], [rowInput])
  const results = useLeafSummaries(props, rowInput)
  const means = useMeansColumn(evaluatees.length, meansAt)
  const judges = marks?.judges
  const columns = useMemo(
    () => (judges ?? []).map(({ id, name, groupName }) => ({ key: String(id), title: name, note: groupName })),
    [judges],
  )
  const model = useMemo((): GridModel | null => {
    const [sheet] = marks?.leaves ?? []
    if (marks === undefined || sheet === undefined || judges === undefined) return null
    const kind = kindOfLeaf(sheet)
    return {
      rows,
      columns,
      kindOf: () => kind,
      contentOf: (row, column) => markAt(marks, places[row] ?? -1, column),
      lockOf: (row, column) => {
        const lock = lockAt(marks, places[row] ?? -1, column)
        return lock === null ? null : t(`scoring.locks.${lock}`)
      },
      summaries: [means, ...results],
      save: (changes) =>
        save(changes, ({ row, column }) => ({
          evaluateeId: evaluatees[row]?.id ?? 0,
          indicator: sheet.code,
          judgeId: judges[column]?.id ?? 0,
          row: places[row] ?? -1,
          column,
          byOption: kind.kind === 'options',
        })),
    }
  }, [marks, judges, columns, rows, places, t, means, results, save, evaluatees])

  if (error !== null) return <Problem error={error} onRetry={retry} />
  if (marks === undefined || model === null) return <Loading />
  if (marks.judges.length === 0) {
    return (
      <EmptyState icon="register" title={t('scoring.judges.noneTitle')} actions={<JudgesLink words={t('scoring.judges.add')} />}>
        {t('scoring.judges.noneText')}
      </EmptyState>
    )
  }
  return (
    <>
      <div>
        <JudgesLink words={t('scoring.judges.manage')} />
      </div>
      <ScoreGrid label={leaf.name} corner={t('scoring.evaluatee')} model={model} readOnly={readOnly} />
      <LastMoved moved={lastMoved} nameOf={nameOf} />
    </>
  )
}

/** Leads to where judges are added, named and put into groups, in the same cycle. */
function JudgesLink({ words }: { readonly words: string }): ReactElement {
  return (
    <Link to="/panels" search={({ cycle }) => ({ ...(cycle === undefined ? {} : { cycle }), view: 'judges' as const })}>
      {words}
    </Link>
  )
}

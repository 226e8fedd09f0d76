import { type ReactElement, useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeasuredInput } from '../../../shared/contract/scoring.ts'
import { client } from '../../api/client.ts'
import type { CellContent, GridModel } from '../../components/score-grid/grid-model.ts'
import { ScoreGrid } from '../../components/score-grid/score-grid.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { measuredColumns, sideKind, valueKind } from './input-leaves.ts'
import { LastMoved } from './last-moved.tsx'
import { type LeafTableProps, useEvaluateeLines } from './leaf-table.ts'
import { useInputs } from './use-inputs.ts'
import { useLeafSummaries } from './use-leaf-summaries.ts'
import { useReadOnly } from './use-read-only.ts'

const emptyValue: MeasuredInput = { state: 'empty', value: null, baseline: null, target: null }

/** Measured and external leaves: one value for each evaluatee, with last year's value and the own target where the curve needs them. */
export function ValueTable(props: LeafTableProps<'measured' | 'external'>): ReactElement {
  const { cycleId, leaf, evaluatees, categoryId, nameOf } = props
  const { t } = useTranslation()
  const readOnly = useReadOnly('scoring.saveValues')
  const { rowOf, loading, error, retry, lastMoved, save } = useInputs(cycleId, leaf.code, categoryId)
  const rows = useEvaluateeLines(evaluatees)
  const inputAt = useCallback((row: number) => rowOf(evaluatees[row]?.id ?? 0), [rowOf, evaluatees])
  const summaries = useLeafSummaries(props, inputAt)
  const { method, code: indicator } = leaf
  const fields = useMemo((): readonly ('value' | 'baseline' | 'target')[] => {
    const wanted = measuredColumns(method)
    return ['value', ...(wanted.baseline ? (['baseline'] as const) : []), ...(wanted.target ? (['target'] as const) : [])]
  }, [method])
  const model = useMemo((): GridModel => {
    const title =
      method.kind === 'external'
        ? t('scoring.externalValue', { fullMarks: method.fullMarks })
        : method.unitLabel === ''
          ? t('scoring.value')
          : t('scoring.valueUnit', { unit: method.unitLabel })
    const kind = valueKind(method)
    const fieldAt = (column: number) => fields[column] ?? 'value'
    return {
      rows,
      columns: fields.map((field) => ({ key: field, title: field === 'value' ? title : t(`scoring.${field}`), width: 130 })),
      kindOf: (_row, column) => (fieldAt(column) === 'value' ? kind : sideKind),
      contentOf: (row, column) => contentIn(inputAt(row).value ?? emptyValue, fieldAt(column)),
      lockOf: () => null,
      summaries,
      save: (changes) =>
        save<MeasuredInput>({
          changes: changes.map(({ row, column, content }) => ({
            evaluateeId: evaluatees[row]?.id ?? 0,
            change: (value) => withContent(value, fieldAt(column), content),
          })),
          read: (stored) => stored.value ?? emptyValue,
          send: (parts) =>
            client.scoring.saveValues({
              cycleId,
              indicator,
              values: parts.map(({ evaluateeId, part }) => ({ evaluateeId, input: part })),
            }),
          put: (stored, value) => ({ ...stored, value }),
        }),
    }
  }, [t, method, fields, rows, inputAt, summaries, save, evaluatees, cycleId, indicator])
  if (loading) return <Loading />
  if (error !== null) return <Problem error={error} onRetry={retry} />
  return (
    <>
      <ScoreGrid label={leaf.name} corner={t('scoring.evaluatee')} model={model} readOnly={readOnly} />
      <LastMoved moved={lastMoved} nameOf={nameOf} />
    </>
  )
}

/** A baseline or target has no states of its own: it is there or it is not. */
function contentIn(value: MeasuredInput, field: 'value' | 'baseline' | 'target'): CellContent {
  if (field === 'value') return { state: value.state, value: value.value }
  const side = value[field]
  return side === null ? { state: 'empty', value: null } : { state: 'scored', value: side }
}

function withContent(value: MeasuredInput, field: 'value' | 'baseline' | 'target', content: CellContent): MeasuredInput {
  return field === 'value' ? { ...value, state: content.state, value: content.value } : { ...value, [field]: content.value }
}

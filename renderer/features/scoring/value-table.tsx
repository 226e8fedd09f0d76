import { type ReactElement, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeasuredInput } from '../../../shared/contract/scoring.ts'
import { client } from '../../api/client.ts'
import type { CellReading } from './cell-entry.ts'
import type { CellContent, CellDrafts, CellKind } from './entry-cell.tsx'
import { EntryGrid, type GridColumn } from './entry-grid.tsx'
import { measuredColumns, valueLimits } from './input-leaves.ts'
import type { LeafRow, LeafTableProps } from './leaf-table.ts'
import { useNameColumn, useResultColumns } from './result-columns.tsx'

const emptyValue: MeasuredInput = { state: 'empty', value: null, baseline: null, target: null }
const anyNumber: CellKind = { kind: 'number', limits: { min: null, max: null, step: null, whole: false } }

/** Measured and external leaves: one value for each evaluatee, with last year's value and the own target where the curve needs them. */
export function ValueTable({ cycleId, leaf, rows, inputs, withStanding }: LeafTableProps<'measured' | 'external'>): ReactElement {
  const { t } = useTranslation()
  const [drafts] = useState<CellDrafts>(() => new Map())
  const nameColumn = useNameColumn()
  const resultColumns = useResultColumns(leaf.code, withStanding)
  const { save } = inputs
  const columns = useMemo(() => {
    const { method, code: indicator } = leaf
    const wanted = measuredColumns(method)
    const saveWith = (row: LeafRow, change: (value: MeasuredInput) => MeasuredInput): Promise<void> =>
      save<MeasuredInput>({
        evaluateeId: row.evaluateeId,
        part: 'value',
        read: (stored) => stored.value ?? emptyValue,
        change,
        send: (input) => client.scoring.saveValue({ cycleId, evaluateeId: row.evaluateeId, indicator, input }),
        put: (stored, value) => ({ ...stored, value }),
      })
    const title =
      method.kind === 'external'
        ? t('scoring.externalValue', { fullMarks: method.fullMarks })
        : method.unitLabel === ''
          ? t('scoring.value')
          : t('scoring.valueUnit', { unit: method.unitLabel })
    const side = (key: 'baseline' | 'target'): GridColumn<LeafRow> => ({
      key,
      title: t(`scoring.${key}`),
      width: 120,
      align: 'end',
      entry: anyNumber,
      content: ({ input }) => sideContent(input.value?.[key] ?? null),
      save: (row, reading) => saveWith(row, (value) => ({ ...value, [key]: reading.kind === 'value' ? reading.value : null })),
    })
    const value: GridColumn<LeafRow> = {
      key: 'value',
      title,
      width: 140,
      align: 'end',
      entry: { kind: 'number', limits: valueLimits(method) },
      content: ({ input }) => ({ state: input.value?.state ?? 'empty', value: input.value?.value ?? null }),
      save: (row, reading) => saveWith(row, (before) => ({ ...before, ...stateAndValue(reading) })),
    }
    return [nameColumn, value, ...(wanted.baseline ? [side('baseline')] : []), ...(wanted.target ? [side('target')] : []), ...resultColumns]
  }, [t, leaf, cycleId, save, nameColumn, resultColumns])
  return <EntryGrid label={leaf.name} rows={rows} columns={columns} drafts={drafts} />
}

function stateAndValue(reading: Exclude<CellReading, { kind: 'problem' }>): Pick<MeasuredInput, 'state' | 'value'> {
  return reading.kind === 'value' ? { state: 'scored', value: reading.value } : { state: reading.state, value: null }
}

/** A baseline or target has no states of its own: it is there or it is not. */
function sideContent(value: string | null): CellContent {
  return value === null ? { state: 'empty', value: null } : { state: 'scored', value }
}

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Judge } from '../../../shared/contract/panels.ts'
import type { InputRow, MarkInput } from '../../../shared/contract/scoring.ts'
import { api, client } from '../../api/client.ts'
import { EmptyState, Loading, Problem } from '../../components/states.tsx'
import type { CellReading } from './cell-entry.ts'
import type { CellContent, CellDrafts, CellKind } from './entry-cell.tsx'
import { EntryGrid, type GridColumn } from './entry-grid.tsx'
import { valueLimits } from './input-leaves.ts'
import type { LeafRow, LeafTableProps } from './leaf-table.ts'
import { useNameColumn, useResultColumns } from './result-columns.tsx'

const emptyMark: MarkInput = { state: 'empty', value: null, option: null }

/** Judged leaves: a column for each judge of the leaf's groups, in the order of the groups; judges are named in 考评组. */
export function JudgedTable({ cycleId, leaf, rows, inputs, withStanding }: LeafTableProps<'judged'>): ReactElement {
  const { t } = useTranslation()
  const [drafts] = useState<CellDrafts>(() => new Map())
  const judges = useQuery(api.panels.judges.queryOptions({ input: { cycleId } }))
  const nameColumn = useNameColumn()
  const resultColumns = useResultColumns(leaf.code, withStanding)
  const { save } = inputs
  const sitting = useMemo(
    () =>
      leaf.method.groups.flatMap((group) =>
        (judges.data ?? []).filter((judge) => judge.group === group.code).map((judge) => ({ judge, group })),
      ),
    [leaf, judges.data],
  )
  const columns = useMemo(() => {
    const { method, code: indicator } = leaf
    const options = method.scale.kind === 'options' ? method.scale.options : null
    const entry: CellKind = options === null ? { kind: 'number', limits: valueLimits(method) } : { kind: 'options', options }
    const ofJudge = (judge: Judge, group: string): GridColumn<LeafRow> => ({
      key: `judge-${judge.id}`,
      title: judge.name,
      note: group,
      width: '1fr',
      minWidth: 80,
      entry,
      content: (row) => markContent(markOf(row.input, judge.id)),
      save: (row, reading) =>
        save<MarkInput>({
          evaluateeId: row.evaluateeId,
          part: `mark ${judge.id}`,
          read: (stored) => markOf(stored, judge.id),
          change: () => markFrom(reading, options !== null),
          send: (mark) => client.scoring.saveMark({ cycleId, evaluateeId: row.evaluateeId, indicator, judgeId: judge.id, mark }),
          put: (stored, mark) => ({
            ...stored,
            marks: [...stored.marks.filter(({ judgeId }) => judgeId !== judge.id), { judgeId: judge.id, mark }],
          }),
        }),
    })
    return [nameColumn, ...sitting.map(({ judge, group }) => ofJudge(judge, group.name)), ...resultColumns]
  }, [leaf, cycleId, save, sitting, nameColumn, resultColumns])

  if (judges.isPending) return <Loading />
  if (judges.isError) return <Problem error={judges.error} onRetry={() => void judges.refetch()} />
  return (
    <>
      <div>
        <JudgesLink words={t('scoring.judges.manage')} />
      </div>
      {sitting.length === 0 ? (
        <EmptyState icon="register" title={t('scoring.judges.noneTitle')} actions={<JudgesLink words={t('scoring.judges.add')} />}>
          {t('scoring.judges.noneText')}
        </EmptyState>
      ) : (
        <EntryGrid label={leaf.name} rows={rows} columns={columns} drafts={drafts} />
      )}
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

function markOf(row: InputRow, judgeId: number): MarkInput {
  return row.marks.find((entry) => entry.judgeId === judgeId)?.mark ?? emptyMark
}

function markContent(mark: MarkInput): CellContent {
  return { state: mark.state, value: mark.value ?? mark.option }
}

function markFrom(reading: Exclude<CellReading, { kind: 'problem' }>, byOption: boolean): MarkInput {
  if (reading.kind === 'state') return { state: reading.state, value: null, option: null }
  return byOption ? { state: 'scored', value: null, option: reading.value } : { state: 'scored', value: reading.value, option: null }
}

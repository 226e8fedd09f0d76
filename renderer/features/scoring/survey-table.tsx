import { type ReactElement, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BallotInput, InputRow } from '../../../shared/contract/scoring.ts'
import { client } from '../../api/client.ts'
import { Chip, Tag } from '../../components/tag.tsx'
import { codedText } from '../../i18n/dynamic-text.ts'
import { ballotValidity } from './ballot-validity.ts'
import type { CellReading } from './cell-entry.ts'
import type { CellDrafts, CellKind } from './entry-cell.tsx'
import { EntryGrid, type GridColumn } from './entry-grid.tsx'
import { countLimits } from './input-leaves.ts'
import type { LeafRow, LeafTableProps } from './leaf-table.ts'
import { useNameColumn, useResultColumns } from './result-columns.tsx'
import styles from './scoring-screen.module.css'

const emptyBallot: BallotInput = { state: 'empty', entitled: null, issued: null, returned: null, counts: {} }
const countCell: CellKind = { kind: 'number', limits: countLimits }

/** Survey leaves: the counted ballots of one group of voters at a time, with what the scheme's rules make of them in words. */
export function SurveyTable({ cycleId, leaf, rows, inputs, withStanding }: LeafTableProps<'survey'>): ReactElement {
  const { t } = useTranslation()
  const [drafts] = useState<CellDrafts>(() => new Map())
  const [chosen, setChosen] = useState<string | null>(null)
  const nameColumn = useNameColumn()
  const resultColumns = useResultColumns(leaf.code, withStanding)
  const { save } = inputs
  const { groups } = leaf.method
  const group = groups.find(({ code }) => code === chosen)?.code ?? groups[0]?.code ?? ''
  const columns = useMemo(() => {
    const { method, code: indicator } = leaf
    const saveWith = (row: LeafRow, change: (ballot: BallotInput) => BallotInput): Promise<void> =>
      save<BallotInput>({
        evaluateeId: row.evaluateeId,
        part: `ballot ${group}`,
        read: (stored) => ballotOf(stored, group),
        change: (ballot) => withState(change(ballot)),
        send: (ballot) => client.scoring.saveBallot({ cycleId, evaluateeId: row.evaluateeId, indicator, group, ballot }),
        put: (stored, ballot) => ({ ...stored, ballots: [...stored.ballots.filter((entry) => entry.group !== group), { group, ballot }] }),
      })
    const count = (
      key: string,
      title: string,
      read: (ballot: BallotInput) => number | null | undefined,
      write: (ballot: BallotInput, count: number | null) => BallotInput,
    ): GridColumn<LeafRow> => ({
      key: `${group} ${key}`,
      title,
      width: '1fr',
      minWidth: 62,
      align: 'end',
      entry: countCell,
      content: (row) => {
        const ballot = ballotOf(row.input, group)
        if (ballot.state !== 'scored' && ballot.state !== 'empty') return { state: ballot.state, value: null }
        const value = read(ballot) ?? null
        return value === null ? { state: 'empty', value: null } : { state: 'scored', value: String(value) }
      },
      save: (row, reading) => saveWith(row, (ballot) => withReading(ballot, reading, write)),
    })
    const validity: GridColumn<LeafRow> = {
      key: 'validity',
      title: t('scoring.survey.validity'),
      width: '3fr',
      minWidth: 126,
      show: (row) => {
        const { code, tone, values } = ballotValidity(ballotOf(row.input, group), method)
        const words = codedText('scoring.validity', code, values)
        return (
          <Tag tone={tone} title={words}>
            {words}
          </Tag>
        )
      },
    }
    return [
      nameColumn,
      ...(['entitled', 'issued', 'returned'] as const).map((key) =>
        count(
          key,
          t(`scoring.survey.${key}`),
          (ballot) => ballot[key],
          (ballot, value) => ({ ...ballot, [key]: value }),
        ),
      ),
      ...method.options.map((option) =>
        count(
          `option ${option.code}`,
          option.name,
          (ballot) => ballot.counts[option.code],
          (ballot, value) => ({ ...ballot, counts: withCount(ballot.counts, option.code, value) }),
        ),
      ),
      validity,
      ...resultColumns,
    ]
  }, [t, leaf, cycleId, save, group, nameColumn, resultColumns])
  return (
    <>
      {groups.length > 1 && (
        <fieldset className={styles.groups}>
          <legend>{t('scoring.survey.group')}</legend>
          {groups.map(({ code, name }) => (
            <Chip key={code} pressed={code === group} onPress={() => setChosen(code)}>
              {name}
            </Chip>
          ))}
        </fieldset>
      )}
      <EntryGrid label={leaf.name} rows={rows} columns={columns} drafts={drafts} />
    </>
  )
}

function ballotOf(row: InputRow, group: string): BallotInput {
  return row.ballots.find((entry) => entry.group === group)?.ballot ?? emptyBallot
}

/** A state typed into any cell is the state of the whole ballot; emptying a cell empties only that one. */
function withReading(
  ballot: BallotInput,
  reading: Exclude<CellReading, { kind: 'problem' }>,
  write: (ballot: BallotInput, count: number | null) => BallotInput,
): BallotInput {
  if (reading.kind === 'value') return write(ballot, Number(reading.value))
  if (reading.state === 'empty') return ballot.state === 'scored' ? write(ballot, null) : emptyBallot
  return { ...emptyBallot, state: reading.state }
}

/** A ballot is scored as soon as one of its counts is there, and empty again when the last is gone. */
function withState(ballot: BallotInput): BallotInput {
  const counted = [ballot.entitled, ballot.issued, ballot.returned].some((count) => count !== null) || Object.keys(ballot.counts).length > 0
  if (counted) return { ...ballot, state: 'scored' }
  return ballot.state === 'scored' ? { ...ballot, state: 'empty' } : ballot
}

function withCount(counts: BallotInput['counts'], option: string, value: number | null): BallotInput['counts'] {
  const { [option]: _before, ...others } = counts
  return value === null ? others : { ...others, [option]: value }
}

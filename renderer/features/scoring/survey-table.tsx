import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BallotInput, InputRow } from '../../../shared/contract/scoring.ts'
import { api, client } from '../../api/client.ts'
import type { CellContent, GridModel, GridSummary } from '../../components/score-grid/grid-model.ts'
import { ScoreGrid } from '../../components/score-grid/score-grid.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { Chip, Tag } from '../../components/tag.tsx'
import { codedText } from '../../i18n/dynamic-text.ts'
import { ballotValidity } from './ballot-validity.ts'
import { countKind } from './input-leaves.ts'
import { LastMoved } from './last-moved.tsx'
import { type LeafTableProps, useEvaluateeLines } from './leaf-table.ts'
import styles from './scoring-screen.module.css'
import { useInputs } from './use-inputs.ts'
import { useLeafSummaries } from './use-leaf-summaries.ts'
import { useReadOnly } from './use-read-only.ts'

const emptyBallot: BallotInput = { state: 'empty', entitled: null, issued: null, returned: null, counts: {} }
const people = ['entitled', 'issued', 'returned'] as const

/** Survey leaves: the counted ballots of one group of voters at a time, with what the scheme's rules make of them in words. */
export function SurveyTable(props: LeafTableProps<'survey'>): ReactElement {
  const { cycleId, leaf, evaluatees, categoryId, nameOf } = props
  const { t } = useTranslation()
  const readOnly = useReadOnly('scoring.saveBallots')
  const [chosen, setChosen] = useState<string | null>(null)
  const { rowOf, loading, error, retry, lastMoved, save } = useInputs(cycleId, leaf.code, categoryId)
  const rows = useEvaluateeLines(evaluatees)
  const inputAt = useCallback((row: number) => rowOf(evaluatees[row]?.id ?? 0), [rowOf, evaluatees])
  const results = useLeafSummaries(props, inputAt)
  const { groups } = leaf.method
  const group = groups.find(({ code }) => code === chosen)?.code ?? groups[0]?.code ?? ''
  const counted = useQuery(api.surveys.counted.queryOptions({ input: { cycleId } }))
  const countedIds = useMemo(() => {
    const ofGroup = (counted.data ?? []).filter((entry) => entry.indicator === leaf.code && entry.group === group)
    return new Set(ofGroup.flatMap(({ evaluateeIds }) => evaluateeIds))
  }, [counted.data, leaf.code, group])
  const anyCounted = evaluatees.some(({ id }) => countedIds.has(id))
  const model = useMemo((): GridModel => {
    const { method, code: indicator } = leaf
    const columns = [
      ...people.map((key) => ({ key, title: t(`scoring.survey.${key}`), width: 72 })),
      ...method.options.map(({ code, name }) => ({ key: `option ${code}`, title: name, width: 72 })),
    ]
    const validity: GridSummary = {
      key: 'validity',
      title: t('scoring.survey.validity'),
      width: 190,
      align: 'start',
      show: (row) => {
        const { code, tone, values } = ballotValidity(ballotOf(inputAt(row), group), method)
        const words = codedText('scoring.validity', code, values)
        return (
          <Tag tone={tone} title={words}>
            {words}
          </Tag>
        )
      },
    }
    return {
      rows,
      columns,
      kindOf: () => countKind,
      contentOf: (row, column) => contentIn(ballotOf(inputAt(row), group), countIn(method.options, column)),
      lockOf: (row) => (countedIds.has(evaluatees[row]?.id ?? 0) ? t('scoring.survey.counted') : null),
      summaries: [validity, ...results],
      save: (changes) =>
        save<BallotInput>({
          changes: changes.map(({ row, column, content }) => ({
            evaluateeId: evaluatees[row]?.id ?? 0,
            change: (ballot) => withState(withContent(ballot, countIn(method.options, column), content)),
          })),
          read: (stored) => ballotOf(stored, group),
          send: (parts) =>
            client.scoring.saveBallots({
              cycleId,
              indicator,
              group,
              ballots: parts.map(({ evaluateeId, part }) => ({ evaluateeId, ballot: part })),
            }),
          put: (stored, ballot) => ({
            ...stored,
            ballots: [...stored.ballots.filter((entry) => entry.group !== group), { group, ballot }],
          }),
        }),
    }
  }, [t, leaf, group, rows, inputAt, results, save, evaluatees, cycleId, countedIds])
  if (loading || counted.isPending) return <Loading />
  if (error !== null) return <Problem error={error} onRetry={retry} />
  if (counted.isError) return <Problem error={counted.error} onRetry={() => void counted.refetch()} />
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
      {anyCounted && (
        <p className="muted small">
          {t('scoring.survey.countedText')}{' '}
          <Link to="/surveys" search={({ cycle }) => (cycle === undefined ? {} : { cycle })}>
            {t('scoring.survey.countedLink')}
          </Link>
        </p>
      )}
      <ScoreGrid key={group} label={leaf.name} corner={t('scoring.evaluatee')} model={model} readOnly={readOnly} />
      <LastMoved moved={lastMoved} nameOf={nameOf} />
    </>
  )
}

/** Which count of a ballot a column holds. */
type Count = { readonly of: (typeof people)[number] } | { readonly option: string }

function countIn(options: readonly { readonly code: string }[], column: number): Count {
  const head = people[column]
  return head === undefined ? { option: options[column - people.length]?.code ?? '' } : { of: head }
}

/** Counts of a ballot that has a state of its own are not there: every cell shows the state. */
function contentIn(ballot: BallotInput, count: Count): CellContent {
  if (ballot.state !== 'scored' && ballot.state !== 'empty') return { state: ballot.state, value: null }
  const value = ('of' in count ? ballot[count.of] : ballot.counts[count.option]) ?? null
  return value === null ? { state: 'empty', value: null } : { state: 'scored', value: String(value) }
}

function ballotOf(row: InputRow, group: string): BallotInput {
  return row.ballots.find((entry) => entry.group === group)?.ballot ?? emptyBallot
}

/** A state typed into any cell is the state of the whole ballot; emptying a cell empties only that one. */
function withContent(ballot: BallotInput, count: Count, { state, value }: CellContent): BallotInput {
  if (state !== 'empty' && state !== 'scored') return { ...emptyBallot, state }
  if (state === 'empty' && ballot.state !== 'scored') return emptyBallot
  const number = value === null ? null : Number(value)
  return 'of' in count ? { ...ballot, [count.of]: number } : { ...ballot, counts: withCount(ballot.counts, count.option, number) }
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

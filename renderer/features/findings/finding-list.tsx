import { type ReactElement, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingRow } from '../../../shared/contract/findings.ts'
import type { TableColumn } from '../../components/table-types.ts'
import { useNarrowWindow } from '../../components/use-narrow-window.ts'
import { VirtualTable } from '../../components/virtual-table.tsx'
import { FindingStatusTag, Points } from './finding-words.tsx'
import { type FindingSort, nextSort } from './list-view.ts'
import type { PagedFindings } from './use-paged-findings.ts'

interface FindingListProps {
  readonly found: PagedFindings
  readonly year: number
  readonly sort: FindingSort
  readonly onSort: (sort: FindingSort) => void
  readonly openId: number | null
  readonly onOpen: (row: FindingRow) => void
  readonly selected: ReadonlyMap<number, FindingRow>
  readonly onSelect: (selected: ReadonlyMap<number, FindingRow>) => void
  readonly empty: ReactElement
}

/** The list of findings: rows that are still on their way keep their place, so the scroll bar never jumps. */
export function FindingList(props: FindingListProps): ReactElement {
  const { found, year, sort, onSort, openId, onOpen, selected, onSelect, empty } = props
  const { t } = useTranslation()
  const narrow = useNarrowWindow()
  const all = useFindingColumns(year)
  // The source is the first to go where the list is narrow: it stands in the finding itself.
  const columns = useMemo(() => (narrow ? all.filter(({ key }) => key !== 'source') : all), [all, narrow])
  const { rows } = found
  const keys = useMemo(() => new Set<string | number>(selected.keys()), [selected])
  return (
    <VirtualTable
      label={t('findings.list.label')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      sort={sort}
      onSort={({ by }) => onSort(nextSort(sort, by as FindingSort['by']))}
      onOpen={onOpen}
      selected={keys}
      onSelect={(next) => {
        const known = new Map([...selected].concat(rows.flatMap((row) => (row === undefined ? [] : [[row.id, row] as const]))))
        onSelect(
          new Map(
            [...next].flatMap((key) => {
              const row = typeof key === 'number' ? known.get(key) : undefined
              return row === undefined ? [] : [[row.id, row] as const]
            }),
          ),
        )
      }}
      current={openId}
      onRange={found.show}
      empty={empty}
    />
  )
}

function useFindingColumns(year: number): readonly TableColumn<FindingRow>[] {
  const { t } = useTranslation()
  return useMemo(
    () => [
      {
        key: 'foundOn',
        title: t('findings.columns.date'),
        width: 62,
        sortable: true,
        // The year stands in the top bar; a finding of another year says so.
        cell: (row) => <span className="muted">{row.foundOn.startsWith(`${year}-`) ? row.foundOn.slice(5) : row.foundOn}</span>,
        hover: (row) => row.foundOn,
      },
      {
        key: 'evaluatee',
        title: t('findings.columns.evaluatee'),
        // A name is cut last: twelve characters are shown whole in the narrowest window.
        width: '3fr',
        minWidth: 176,
        sortable: true,
        cell: (row) => <b style={nameWeight}>{row.evaluatee}</b>,
        hover: (row) => row.evaluatee,
      },
      {
        key: 'indicator',
        title: t('findings.columns.indicator'),
        width: '2fr',
        minWidth: 94,
        sortable: true,
        cell: (row) => row.indicatorName,
        hover: (row) => row.indicatorName,
      },
      {
        key: 'description',
        title: t('findings.columns.description'),
        width: '5fr',
        minWidth: 88,
        cell: (row) => <span className="muted">{row.description}</span>,
        hover: (row) => row.description,
      },
      {
        key: 'points',
        title: t('findings.columns.points'),
        width: 62,
        align: 'end',
        sortable: true,
        cell: (row) => <Points points={row.points} uncounted={row.uncounted} />,
      },
      {
        key: 'source',
        title: t('findings.columns.source'),
        width: 70,
        cell: (row) => <span className="muted">{t(`glossary.findingSource.${row.source}`)}</span>,
        hover: (row) => t(`glossary.findingSource.${row.source}`),
      },
      { key: 'status', title: t('findings.columns.status'), width: 96, sortable: true, cell: (row) => <FindingStatusTag finding={row} /> },
    ],
    [t, year],
  )
}

const nameWeight = { fontWeight: 500 }

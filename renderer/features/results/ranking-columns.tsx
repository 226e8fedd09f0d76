import type { TFunction } from 'i18next'
import type { Decided } from '../../../shared/contract/decisions.ts'
import type { RankedRow } from '../../../shared/contract/results.ts'
import { GradeTag } from '../../components/grade-tag.tsx'
import { Movement } from '../../components/movement.tsx'
import { showNumber } from '../../components/number-text.ts'
import type { TableColumn } from '../../components/table-types.ts'
import { Tag } from '../../components/tag.tsx'
import type { RankingRow, RankingSection } from './ranking-rows.ts'
import styles from './ranking-screen.module.css'

/** What the columns depend on beside the rows. Built once for each change of these, so that scrolling draws no row twice. */
export interface ColumnSettings {
  readonly section: RankingSection
  readonly overall: boolean
  readonly withUnit: boolean
  readonly withTies: boolean
  /** Parts of the total that this scheme has beside the base. */
  readonly parts: readonly ('bonus' | 'deduction')[]
  readonly withMovement: boolean
  /** Whether a total of the section is calibrated; then the total before calibration stands beside it. */
  readonly calibrated: boolean
  readonly digits: number
  readonly gradeOrders: ReadonlyMap<string, number>
  /** What was decided about those of whom it differs from the computed result; empty: no column. */
  readonly decided: ReadonlyMap<number, Decided>
  readonly categoryNames: ReadonlyMap<number, string>
  /** Opens the explanation of a part of the total. */
  readonly onExplainPart: (evaluateeId: number, part: 'base' | 'bonus' | 'deduction') => void
}

type Column = TableColumn<RankingRow>

/** Columns of the ranking for a section: places and movement for the ranked, what is missing for the incomplete. */
export function rankingColumns(t: TFunction, settings: ColumnSettings): Column[] {
  const {
    section,
    overall,
    withUnit,
    withTies,
    parts,
    withMovement,
    calibrated,
    digits,
    gradeOrders,
    decided,
    categoryNames,
    onExplainPart,
  } = settings
  // Looked up once and not in each cell: hundreds of cells are drawn for every frame of scrolling.
  const noValue = t('common.noValue')
  const provisionalHint = t('results.provisionalHint')
  const noGrade = t('results.noGrade')
  const explainHint = t('results.explainScore')
  const score = (key: 'total' | 'raw' | 'base' | 'bonus' | 'deduction', width: number): Column => ({
    key,
    title: t(`results.column.${key}`),
    width,
    align: 'end',
    cell: ({ row }) => {
      const value = row[key]
      if (value === null && key === 'total' && row.provisional !== null)
        return <span className="muted">{`${t('results.provisional')} ${showNumber(row.provisional, digits)}`}</span>
      if (value === null) return <span className="muted">{noValue}</span>
      return <span className={key === 'total' ? styles.total : undefined}>{showNumber(value, digits)}</span>
    },
    hover: ({ row }) => (row[key] !== null ? explainHint : key === 'total' && row.provisional !== null ? provisionalHint : undefined),
    ...(key === 'total' || key === 'raw' ? {} : { onOpen: ({ row }: RankingRow) => onExplainPart(row.evaluateeId, key) }),
  })
  const name: Column = {
    key: 'name',
    title: t('results.column.name'),
    width: '3fr',
    // A name is cut last: thirteen characters are shown whole.
    minWidth: 188,
    cell: ({ row }) => row.name,
    hover: ({ row }) => (row.unitName === '' || row.name === row.unitName ? row.name : `${row.unitName} ${row.name}`),
  }
  const unit: Column = {
    key: 'unit',
    title: t('results.column.unit'),
    width: '1fr',
    minWidth: 88,
    cell: ({ row }) => <span className="muted">{row.unitName}</span>,
    hover: ({ row }) => row.unitName,
  }
  const category: Column = {
    key: 'category',
    title: t('common.category'),
    width: '1fr',
    minWidth: 92,
    cell: ({ row }) => <span className="muted">{categoryNames.get(row.categoryId)}</span>,
    hover: ({ row }) => categoryNames.get(row.categoryId),
  }
  const who = [name, ...(withUnit ? [unit] : []), ...(overall ? [category] : [])]
  if (section === 'incomplete') {
    return [
      ...(overall
        ? []
        : [
            {
              key: 'provisionalRank',
              title: t('results.column.provisionalRank'),
              width: 76,
              align: 'end' as const,
              cell: ({ row }: RankingRow) => <span className="muted">{row.provisionalRank ?? noValue}</span>,
              hover: () => provisionalHint,
            },
          ]),
      ...who,
      {
        key: 'provisional',
        title: t('results.column.provisional'),
        width: 92,
        align: 'end',
        cell: ({ row }) => <span className="muted">{row.provisional === null ? noValue : showNumber(row.provisional, digits)}</span>,
        hover: () => provisionalHint,
      },
      {
        key: 'missingCount',
        title: t('results.column.missingCount'),
        width: 84,
        align: 'end',
        cell: ({ row }) => row.missingCount,
      },
      {
        key: 'missing',
        title: t('results.column.missing'),
        width: '3fr',
        minWidth: 240,
        cell: ({ row }) => missingWords(t, row),
        hover: ({ row }) => missingWords(t, row),
      },
    ]
  }
  const scores = [
    score('total', 86),
    ...(calibrated ? [score('raw', 86)] : []),
    ...(parts.length === 0 ? [] : [score('base', 70)]),
    ...parts.map((part) => score(part, 58)),
  ]
  const grade: Column = {
    key: 'grade',
    title: t('results.column.grade'),
    width: 150,
    hover: ({ row }) =>
      [...(row.gradeName === null ? [] : [row.gradeName]), ...row.vetoes.map((veto) => t(`glossary.vetoEffect.${vetoKind(veto)}`))].join(
        t('reports.separator'),
      ),
    cell: ({ row }) => (
      <span className={styles.tags}>
        {row.gradeName === null || row.grade === null ? (
          <span className="muted">{noGrade}</span>
        ) : (
          <GradeTag name={row.gradeName} order={gradeOrders.get(row.grade) ?? null} />
        )}
        {row.vetoes.map((veto) => (
          <Tag key={veto} tone="red">
            {t(`glossary.vetoEffect.${vetoKind(veto)}`)}
          </Tag>
        ))}
      </span>
    ),
  }
  const decidedColumn: Column = {
    key: 'decided',
    title: t('results.column.decided'),
    width: 150,
    hover: ({ row }) => decided.get(row.evaluateeId)?.reason ?? undefined,
    cell: ({ row }) => {
      const one = decided.get(row.evaluateeId)
      if (one === undefined) return <span className="muted">{t('results.asComputed')}</span>
      if (one.open) return <Tag tone="amber">{t('results.openTie')}</Tag>
      return (
        <span className={styles.tags}>
          {overall || one.place === null || one.place === row.rank ? null : t('results.decidedPlace', { place: one.place })}
          {one.grade === null ? (
            <span className="muted">{noGrade}</span>
          ) : (
            <GradeTag name={one.grade.name} order={gradeOrders.get(one.grade.code) ?? null} />
          )}
          {one.reason === null ? null : <span className={styles.mark}>◆</span>}
        </span>
      )
    },
  }
  const grades = decided.size === 0 ? [grade] : [grade, decidedColumn]
  if (section === 'byReference') return [...who, ...scores, ...grades]
  return [
    {
      key: 'rank',
      title: overall ? t('results.column.overallRank') : t('results.column.rank'),
      width: 62,
      align: 'end',
      cell: ({ place }) => <span className={styles.place}>{place}</span>,
    },
    ...(withMovement
      ? [
          {
            key: 'moved',
            title: t('results.column.moved'),
            width: 64,
            align: 'end' as const,
            cell: ({ row }: RankingRow) => (row.moved === null ? <span className="muted">{noValue}</span> : <Movement moved={row.moved} />),
            hover: ({ row }: RankingRow) => (row.moved === null ? t('results.noMovement') : undefined),
          },
        ]
      : []),
    ...who,
    ...scores,
    ...grades,
    ...(withTies
      ? [
          {
            key: 'tie',
            title: t('results.column.tie'),
            width: '1fr' as const,
            minWidth: 92,
            cell: ({ row }: RankingRow) => <span className="muted">{tieWords(t, row)}</span>,
            hover: ({ row }: RankingRow) => tieWords(t, row),
          },
        ]
      : []),
  ]
}

function missingWords(t: TFunction, row: RankedRow): string {
  const names = row.missing.join(t('reports.separator'))
  return row.missingCount > row.missing.length ? `${names} ${t('results.missingMore', { count: row.missingCount })}` : names
}

const tieBreakers = ['node', 'fewer_deductions', 'fewer_points_deducted', 'heavier_leaf_first'] as const

/** Whether a tie stands, or what broke it. */
function tieWords(t: TFunction, { tie }: RankedRow): string {
  if (tie === null) return ''
  if (tie.kind === 'stands') return t('results.tieStands')
  const by = tieBreakers.find((known) => known === tie.by)
  return t(`results.tieBroken.${by ?? 'other'}`, { node: tie.node ?? '' })
}

const vetoKinds = ['zero', 'bar', 'cap', 'withdraw', 'flag'] as const

/** The effect of a veto; the contract carries it as an open text although only these exist. */
function vetoKind(effect: string): (typeof vetoKinds)[number] {
  const known = vetoKinds.find((kind) => kind === effect)
  if (known === undefined) throw new Error(`unknown veto effect: ${effect}`)
  return known
}

import { type ReactElement, type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Participation } from '../../../shared/domain/glossary.ts'
import type { TableColumn, TableSort } from '../../components/table-types.ts'
import { Tag, type Tone } from '../../components/tag.tsx'
import { VirtualTable } from '../../components/virtual-table.tsx'
import type { RegisterRow } from './register-filter.ts'
import styles from './register-screen.module.css'

const toneOf: Readonly<Record<Participation, Tone>> = { full: 'green', by_reference: 'blue', exempt: 'neutral' }

interface RegisterTableProps {
  readonly rows: readonly RegisterRow[]
  readonly isBranches: boolean
  readonly sort: TableSort
  readonly onSort: (sort: TableSort) => void
  readonly selected: ReadonlySet<string | number>
  /** Left out where nobody may change the rows: then none can be selected. */
  readonly onSelect?: (selected: ReadonlySet<string | number>) => void
  readonly current: number | null
  readonly onOpen: (row: RegisterRow) => void
  readonly empty: ReactNode
}

/** The evaluatees as a table; the unit's column appears only where branches are evaluated. */
export function RegisterTable({ rows, isBranches, empty, ...rest }: RegisterTableProps): ReactElement {
  const { t } = useTranslation()
  const columns = useMemo((): readonly TableColumn<RegisterRow>[] => {
    const text = (key: 'code' | 'name' | 'shortName' | 'unit' | 'category' | 'remark', of: (row: RegisterRow) => string, muted = true) => ({
      key,
      title: t(`register.columns.${key}`),
      sortable: true,
      hover: of,
      cell: (row: RegisterRow) => (muted ? <span className="muted">{of(row)}</span> : of(row)),
    })
    return [
      { ...text('code', (row) => row.code), width: 100 },
      { ...text('name', (row) => row.name, false), width: '3fr', minWidth: 180 },
      ...(isBranches ? [{ ...text('unit', (row) => row.unitName), width: '2fr' as const, minWidth: 120 }] : []),
      { ...text('shortName', (row) => row.shortName), width: '2fr', minWidth: 110 },
      { ...text('category', (row) => row.categoryName), width: '2fr', minWidth: 110 },
      {
        key: 'participation',
        title: t('register.columns.participation'),
        sortable: true,
        width: 100,
        cell: (row) => <Tag tone={toneOf[row.participation]}>{t(`glossary.participation.${row.participation}`)}</Tag>,
      },
      { ...text('remark', (row) => row.remark), width: '1fr', minWidth: 90 },
    ]
  }, [t, isBranches])
  return (
    <div className={styles.table}>
      <VirtualTable label={t('register.list')} columns={columns} rows={rows} rowKey={(row) => row.id} empty={empty} {...rest} />
    </div>
  )
}

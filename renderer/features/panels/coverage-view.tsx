import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactElement, type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageCell, CoverageRow, Lack, Panel } from '../../../shared/contract/panels.ts'
import { api } from '../../api/client.ts'
import { Checkbox, Select } from '../../components/select.tsx'
import { EmptyState, Loading, Problem } from '../../components/states.tsx'
import type { TableColumn } from '../../components/table-types.ts'
import { Chip, Tag } from '../../components/tag.tsx'
import { VirtualTable } from '../../components/virtual-table.tsx'
import { codedText } from '../../i18n/dynamic-text.ts'
import { CoverageDetail } from './coverage-detail.tsx'
import styles from './coverage-view.module.css'

interface CoverageViewProps {
  readonly cycleId: number
  readonly panel: Panel | null
  readonly panels: readonly Panel[]
}

/** Beyond this many evaluatees the table begins with one category: nobody looks through a province from top to bottom. */
const many = 400

/** Who marks whom and how far it is: evaluatees that lack judges first. Opening a line says who has not entered what; no marks are shown. */
export function CoverageView({ cycleId, panel, panels }: CoverageViewProps): ReactElement {
  const { t } = useTranslation()
  const [by, setBy] = useState<'panel' | 'group'>(panels.length > 1 ? 'panel' : 'group')
  const [chosen, setChosen] = useState<number | 'all' | null>(null)
  const [alone, setAlone] = useState(false)
  const [open, setOpen] = useState<number | null>(null)
  const register = useQuery(api.register.list.queryOptions({ input: { cycleId } }))
  const categories = register.data?.categories ?? []
  const large = (register.data?.evaluatees.length ?? 0) > many
  const categoryId = chosen === 'all' ? null : (chosen ?? (large ? (categories[0]?.id ?? null) : null))
  const coverage = useQuery(
    api.panels.coverage.queryOptions({
      input: { cycleId, by, panelId: alone && panels.length > 1 ? (panel?.id ?? null) : null, categoryId },
      enabled: register.data !== undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const heads = coverage.data?.columns
  const columns = useMemo((): TableColumn<CoverageRow>[] => {
    return [
      {
        key: 'name',
        title: t('panels.coverage.evaluatee'),
        width: '2fr',
        minWidth: 150,
        cell: ({ name }) => name,
        hover: ({ name }) => name,
      },
      {
        key: 'unit',
        title: t('panels.coverage.unit'),
        width: '1fr',
        minWidth: 90,
        cell: ({ unit, name }) => (unit === name ? '' : unit),
        hover: ({ unit }) => unit,
      },
      ...(heads ?? []).map(
        ({ key, name }, place): TableColumn<CoverageRow> => ({
          key,
          title: name === '' ? t('panels.coverage.everybody') : name,
          width: 132,
          align: 'start',
          cell: ({ cells }) => <Cell cell={cells[place]} />,
        }),
      ),
      {
        key: 'lacks',
        title: t('panels.coverage.lacks'),
        width: '2fr',
        minWidth: 160,
        cell: ({ lacks }) => (lacks.length === 0 ? '' : <span className={styles.lack}>{lacks.map(lackWords).join('；')}</span>),
        hover: ({ lacks }) =>
          lacks.length === 0
            ? undefined
            : lacks.map((lack) => `${lackWords(lack)} ${t('panels.coverage.leaves', { count: lack.leaves, leaf: lack.leaf })}`).join('\n'),
      },
    ]
  }, [t, heads])

  if (coverage.isError) return <Problem error={coverage.error} onRetry={() => void coverage.refetch()} />
  if (coverage.data === undefined) return <Loading />
  const { rows, lacking, unfinished, outside } = coverage.data
  const opened = rows.find(({ evaluateeId }) => evaluateeId === open)
  return (
    <section className={styles.coverage} aria-label={t('panels.coverage.label')}>
      <div className={styles.toolbar}>
        <Chip pressed={by === 'panel'} onPress={() => setBy('panel')}>
          {t('panels.coverage.byPanel')}
        </Chip>
        <Chip pressed={by === 'group'} onPress={() => setBy('group')}>
          {t('panels.coverage.byGroup')}
        </Chip>
        <Select
          className={styles.category}
          aria-label={t('panels.coverage.category')}
          value={categoryId === null ? '' : String(categoryId)}
          options={[
            { value: '', label: t('panels.coverage.allCategories') },
            ...categories.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(value) => setChosen(value === '' ? 'all' : Number(value))}
        />
        {panel !== null && panels.length > 1 && (
          <Checkbox checked={alone} onChange={setAlone}>
            {t('panels.coverage.thisPanel', { name: panel.name })}
          </Checkbox>
        )}
        <span className={styles.facts} role="status">
          {lacking > 0 && <Tag tone="red">{t('panels.coverage.facts.lacking', { count: lacking })}</Tag>}
          {unfinished > 0 && <Tag tone="amber">{t('panels.coverage.facts.unfinished', { count: unfinished })}</Tag>}
          {lacking === 0 && unfinished === 0 && rows.length > 0 && <Tag tone="green">{t('panels.coverage.facts.done')}</Tag>}
        </span>
      </div>
      {outside > 0 && (
        <p className={styles.outside} role="note">
          {t('panels.coverage.outside', { count: outside })}
        </p>
      )}
      <div className={styles.body}>
        <VirtualTable
          label={t('panels.coverage.label')}
          className={styles.table}
          columns={columns}
          rows={rows}
          rowKey={({ evaluateeId }) => evaluateeId}
          onOpen={({ evaluateeId }) => setOpen(evaluateeId)}
          current={open}
          empty={
            <EmptyState icon="register" title={t('panels.coverage.empty')}>
              {t('panels.coverage.emptyText')}
            </EmptyState>
          }
        />
        {opened !== undefined && <CoverageDetail key={opened.evaluateeId} cycleId={cycleId} row={opened} onClose={() => setOpen(null)} />}
      </div>
    </section>
  )
}

/** "6 / 7" and how many stand back; a bar would say less. */
function Cell({ cell }: { readonly cell: CoverageCell | undefined }): ReactNode {
  const { t } = useTranslation()
  if (cell === undefined || cell.judges === 0) return <span className="muted small">{t('panels.coverage.none')}</span>
  const marking = { done: cell.done, judges: cell.done + cell.begun + cell.waiting }
  return (
    <span className={styles.cell}>
      <span className={marking.done === marking.judges ? 'positive' : undefined}>{t('panels.coverage.cell', marking)}</span>
      {cell.recused > 0 && <span className="muted small">{t('panels.coverage.recused', { count: cell.recused })}</span>}
    </span>
  )
}

function lackWords({ kind, group, judges, needed, effect }: Lack): string {
  return codedText('panels.coverage.lack', kind, { group, judges, needed, effect: codedText('panels.coverage.effect', effect, {}) })
}

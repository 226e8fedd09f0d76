import { type ReactElement, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskInput } from '../../../shared/contract/scoring.ts'
import { client } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import type { CellDrafts } from './entry-cell.tsx'
import { EntryGrid, type GridColumn } from './entry-grid.tsx'
import type { LeafRow, LeafTableProps } from './leaf-table.ts'
import { useNameColumn, useResultColumns } from './result-columns.tsx'
import styles from './scoring-screen.module.css'
import { TaskEditor } from './task-editor.tsx'

/** Task leaves: how many tasks each evaluatee has, and beside the table the list of the one that is chosen. */
export function TasksTable({ cycleId, leaf, rows, inputs, withStanding }: LeafTableProps<'tasks'>): ReactElement {
  const { t } = useTranslation()
  const [drafts] = useState<CellDrafts>(() => new Map())
  const [chosen, setChosen] = useState<number | null>(null)
  const nameColumn = useNameColumn()
  const resultColumns = useResultColumns(leaf.code, withStanding)
  const columns = useMemo((): GridColumn<LeafRow>[] => {
    const tasks: GridColumn<LeafRow> = {
      key: 'tasks',
      title: t('scoring.tasks.column'),
      width: 150,
      show: (row) => (
        <Button
          size="small"
          variant="quiet"
          aria-label={t('scoring.tasks.editOf', { count: row.input.tasks.length, evaluatee: row.name })}
          onClick={() => setChosen(row.evaluateeId)}
        >
          {t('scoring.tasks.count', { count: row.input.tasks.length })} · {t('scoring.tasks.edit')}
        </Button>
      ),
    }
    return [nameColumn, tasks, ...resultColumns]
  }, [t, nameColumn, resultColumns])
  const row = rows.find(({ evaluateeId }) => evaluateeId === chosen) ?? null
  return (
    <div className={styles.split}>
      <EntryGrid label={leaf.name} rows={rows} columns={columns} drafts={drafts} current={chosen} />
      {row === null ? (
        <p className="muted">{t('scoring.tasks.pick')}</p>
      ) : (
        <TaskEditor
          key={row.evaluateeId}
          title={t('scoring.tasks.title', { evaluatee: row.name })}
          factors={leaf.method.factors}
          stored={row.input.tasks}
          onSave={(tasks) =>
            inputs.save<readonly TaskInput[]>({
              evaluateeId: row.evaluateeId,
              part: 'tasks',
              read: (stored) => stored.tasks,
              change: () => tasks,
              send: (list) => client.scoring.saveTasks({ cycleId, evaluateeId: row.evaluateeId, indicator: leaf.code, tasks: [...list] }),
              put: (before, list) => ({ ...before, tasks: [...list] }),
            })
          }
        />
      )}
    </div>
  )
}

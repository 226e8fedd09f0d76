import { type ReactElement, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Evaluatee } from '../../../shared/contract/register.ts'
import type { TaskInput } from '../../../shared/contract/scoring.ts'
import { client } from '../../api/client.ts'
import { useOpenExplanation } from '../../components/explanation-panel/explanation-context.ts'
import { showNumber } from '../../components/number-text.ts'
import { Loading, Problem } from '../../components/states.tsx'
import type { TableColumn } from '../../components/table-types.ts'
import { VirtualTable } from '../../components/virtual-table.tsx'
import { LastMoved } from './last-moved.tsx'
import type { LeafTableProps } from './leaf-table.ts'
import styles from './scoring-screen.module.css'
import { TaskEditor } from './task-editor.tsx'
import { useInputs } from './use-inputs.ts'

/** Task leaves: how many tasks each evaluatee has, and beside the table the list of the one that is chosen. */
export function TasksTable({ cycleId, leaf, evaluatees, categoryId, standing, totals, nameOf }: LeafTableProps<'tasks'>): ReactElement {
  const { t } = useTranslation()
  const explain = useOpenExplanation()
  const [chosen, setChosen] = useState<number | null>(null)
  const { rowOf, loading, error, retry, lastMoved, save } = useInputs(cycleId, leaf.code, categoryId)
  const columns = useMemo((): TableColumn<Evaluatee>[] => {
    const none = <span className="muted">{t('common.noValue')}</span>
    const score: TableColumn<Evaluatee> = {
      key: 'score',
      title: t('scoring.score'),
      width: 72,
      align: 'end',
      cell: ({ id }) => {
        const value = rowOf(id).score
        return value === null ? none : <span className={styles.score}>{showNumber(value, 2)}</span>
      },
      onOpen: ({ id }) => explain({ evaluateeId: id, indicator: leaf.code }),
    }
    const places: TableColumn<Evaluatee>[] = [
      {
        key: 'total',
        title: t('scoring.total'),
        width: 72,
        align: 'end',
        cell: ({ id }) => {
          const total = standing?.get(id)?.total ?? null
          return total === null ? none : showNumber(total, 2)
        },
      },
      { key: 'rank', title: t('scoring.rank'), width: 60, align: 'end', cell: ({ id }) => standing?.get(id)?.rank ?? none },
    ]
    return [
      {
        key: 'name',
        title: t('scoring.evaluatee'),
        width: '1fr',
        minWidth: 184,
        cell: ({ name }) => <b className={styles.name}>{name}</b>,
      },
      {
        key: 'tasks',
        title: t('scoring.tasks.column'),
        width: 110,
        cell: ({ id }) => t('scoring.tasks.count', { count: rowOf(id).tasks.length }),
      },
      ...(totals ? [score, ...(standing === null ? [] : places)] : []),
    ]
  }, [t, rowOf, standing, totals, explain, leaf.code])
  if (loading) return <Loading />
  if (error !== null) return <Problem error={error} onRetry={retry} />
  const evaluatee = evaluatees.find(({ id }) => id === chosen) ?? null
  return (
    <>
      <div className={styles.split}>
        <VirtualTable
          label={leaf.name}
          columns={columns}
          rows={evaluatees}
          rowKey={({ id }) => id}
          current={chosen}
          onOpen={({ id }) => setChosen(id)}
        />
        {evaluatee === null ? (
          <p className="muted">{t('scoring.tasks.pick')}</p>
        ) : (
          <TaskEditor
            key={evaluatee.id}
            title={t('scoring.tasks.title', { evaluatee: evaluatee.name })}
            factors={leaf.method.factors}
            stored={rowOf(evaluatee.id).tasks}
            onSave={(tasks) =>
              save<readonly TaskInput[]>({
                changes: [{ evaluateeId: evaluatee.id, change: () => tasks }],
                read: (stored) => stored.tasks,
                send: async (parts) => ({
                  moved: await client.scoring.saveTasks({
                    cycleId,
                    evaluateeId: evaluatee.id,
                    indicator: leaf.code,
                    tasks: parts.flatMap(({ part }) => [...part]),
                  }),
                }),
                put: (before, list) => ({ ...before, tasks: [...list] }),
              })
            }
          />
        )}
      </div>
      <LastMoved moved={lastMoved} nameOf={nameOf} />
    </>
  )
}

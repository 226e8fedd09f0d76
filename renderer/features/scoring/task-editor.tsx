import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskInput } from '../../../shared/contract/scoring.ts'
import type { MethodOf } from '../../../shared/domain/scheme/leaf-methods.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Icon } from '../../components/icons.tsx'
import { useRefusalText } from '../../components/refusal-text.ts'
import { Select } from '../../components/select.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './scoring-screen.module.css'
import { nextTaskCode, tasksComplete } from './task-list.ts'
import { useReadOnly } from './use-read-only.ts'

interface TaskEditorProps {
  readonly title: string
  readonly factors: MethodOf<'tasks'>['factors']
  readonly stored: readonly TaskInput[]
  readonly onSave: (tasks: readonly TaskInput[]) => Promise<void>
}

/** The tasks of one evaluatee. Saved as a whole whenever a field is left and every task has its name and all its factors. */
export function TaskEditor({ title, factors, stored, onSave }: TaskEditorProps): ReactElement {
  const { t } = useTranslation()
  const refusalText = useRefusalText()
  const readOnly = useReadOnly('scoring.saveTasks')
  const [tasks, setTasks] = useState(stored)
  const [sign, setSign] = useState<'none' | 'saving' | 'saved' | { readonly refused: string }>('none')
  const complete = tasksComplete(tasks, factors)
  const save = (next: readonly TaskInput[]): void => {
    if (readOnly !== undefined) return
    setTasks(next)
    if (!tasksComplete(next, factors) || JSON.stringify(next) === JSON.stringify(stored)) return
    setSign('saving')
    onSave(next).then(
      () => setSign('saved'),
      (error: unknown) => setSign({ refused: t('scoring.notSaved', { reason: refusalText(error) }) }),
    )
  }
  const replace = (code: string, change: (task: TaskInput) => TaskInput): readonly TaskInput[] =>
    tasks.map((task) => (task.code === code ? change(task) : task))
  return (
    <section className={styles.tasks} aria-label={title}>
      <h3>{title}</h3>
      {tasks.length === 0 && <p className="muted">{t('scoring.tasks.none')}</p>}
      <ol>
        {tasks.map((task) => (
          <li key={task.code}>
            <div className={styles.taskHead}>
              <TextInput
                aria-label={t('scoring.tasks.name')}
                placeholder={t('scoring.tasks.name')}
                maxLength={200}
                readOnly={readOnly !== undefined}
                value={task.name}
                onChange={(name) => setTasks(replace(task.code, (before) => ({ ...before, name })))}
                onBlur={() => save(replace(task.code, (before) => ({ ...before, name: before.name.trim() })))}
              />
              {readOnly === undefined && (
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={t('scoring.tasks.remove', { name: task.name === '' ? t('scoring.tasks.unnamed') : task.name })}
                  onClick={() => save(tasks.filter((other) => other.code !== task.code))}
                >
                  <Icon name="close" size={12} />
                </button>
              )}
            </div>
            <div className={styles.factors}>
              {factors.map((factor) => (
                <Field key={factor.code} label={factor.name}>
                  {(control) => (
                    <Select
                      {...control}
                      disabled={readOnly !== undefined}
                      value={task.choices[factor.code] ?? ''}
                      options={[
                        { value: '', label: t('scoring.tasks.choose'), disabled: true },
                        ...factor.options.map((option) => ({ value: option.code, label: `${option.name} ×${option.coefficient}` })),
                      ]}
                      onChange={(option) =>
                        save(replace(task.code, (before) => ({ ...before, choices: { ...before.choices, [factor.code]: option } })))
                      }
                    />
                  )}
                </Field>
              ))}
            </div>
          </li>
        ))}
      </ol>
      <div className={styles.taskFoot}>
        {readOnly === undefined && (
          <Button
            size="small"
            icon="plus"
            disabled={!complete}
            onClick={() => setTasks([...tasks, { code: nextTaskCode(tasks), name: '', choices: {} }])}
          >
            {t('scoring.tasks.add')}
          </Button>
        )}
        <span role="status" className={typeof sign === 'object' ? 'negative small' : 'muted small'}>
          {typeof sign === 'object'
            ? sign.refused
            : complete
              ? sign === 'none'
                ? (readOnly ?? '')
                : t(sign === 'saved' ? 'scoring.savedCell' : 'scoring.saving')
              : t('scoring.tasks.unfinished')}
        </span>
      </div>
    </section>
  )
}

import { type ReactElement, type ReactNode, useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { JudgedLeaf, PanelLeaves, PanelScope } from '../../../shared/contract/panels.ts'
import type { Category, Evaluatee } from '../../../shared/contract/register.ts'
import { EvaluateePicker } from '../../components/evaluatee-picker.tsx'
import { Icon } from '../../components/icons.tsx'
import { Checkbox } from '../../components/select.tsx'
import styles from './work-view.module.css'

interface ScopeFieldProps {
  readonly scope: PanelScope
  readonly evaluatees: readonly Evaluatee[]
  readonly categories: readonly Category[]
  readonly onChange: (scope: PanelScope) => void
}

/** Whom the panel marks: everybody, whole categories, or those named one by one. */
export function ScopeField({ scope, evaluatees, categories, onChange }: ScopeFieldProps): ReactElement {
  const { t } = useTranslation()
  const name = useId()
  const chosen = useMemo(() => new Set(scope.kind === 'all' ? [] : scope.ids), [scope])
  const labels = {
    all: t('panels.work.scopeAll'),
    categories: t('panels.work.scopeCategories'),
    evaluatees: t('panels.work.scopeEvaluatees'),
  }
  const start: Readonly<Record<PanelScope['kind'], () => PanelScope>> = {
    all: () => ({ kind: 'all' }),
    // Nothing is lost by trying: the other way of naming begins with the same evaluatees.
    categories: () => ({
      kind: 'categories',
      ids: categories
        .filter(({ id }) => scope.kind === 'all' || evaluatees.some((each) => each.categoryId === id && chosen.has(each.id)))
        .map(({ id }) => id),
    }),
    evaluatees: () => ({
      kind: 'evaluatees',
      ids: evaluatees.filter(({ categoryId }) => scope.kind === 'all' || chosen.has(categoryId)).map(({ id }) => id),
    }),
  }
  return (
    <fieldset className={styles.field}>
      <legend>{t('panels.work.scope')}</legend>
      <Choices name={name} value={scope.kind} labels={labels} onChange={(kind) => onChange(start[kind]())} />
      {scope.kind === 'categories' && (
        <div className={styles.ticks}>
          {categories.map((category) => (
            <Checkbox
              key={category.id}
              checked={chosen.has(category.id)}
              onChange={(on) =>
                onChange({ kind: 'categories', ids: on ? [...scope.ids, category.id] : scope.ids.filter((id) => id !== category.id) })
              }
            >
              {category.name} <span className="muted small">{category.evaluatees}</span>
            </Checkbox>
          ))}
        </div>
      )}
      {scope.kind === 'evaluatees' && (
        <>
          <div className={styles.picker}>
            <EvaluateePicker
              evaluatees={evaluatees}
              value={null}
              without={chosen}
              label={t('panels.work.addEvaluatee')}
              placeholder={t('panels.work.addEvaluatee')}
              onChoose={({ id }) => onChange({ kind: 'evaluatees', ids: [...scope.ids, id] })}
            />
            <span className="muted small">{t('panels.work.chosen', { count: scope.ids.length })}</span>
          </div>
          <ul className={styles.chosen}>
            {evaluatees
              .filter(({ id }) => chosen.has(id))
              .map((evaluatee) => (
                <li key={evaluatee.id}>
                  {evaluatee.name}
                  <button
                    type="button"
                    aria-label={t('panels.work.remove', { name: evaluatee.name })}
                    onClick={() => onChange({ kind: 'evaluatees', ids: scope.ids.filter((id) => id !== evaluatee.id) })}
                  >
                    <Icon name="close" size={10} />
                  </button>
                </li>
              ))}
          </ul>
        </>
      )}
    </fieldset>
  )
}

interface LeavesFieldProps {
  readonly chosen: PanelLeaves
  readonly leaves: readonly JudgedLeaf[]
  readonly onChange: (leaves: PanelLeaves) => void
}

/** On which leaves: all that are judged, or those ticked. */
export function LeavesField({ chosen, leaves, onChange }: LeavesFieldProps): ReactElement {
  const { t } = useTranslation()
  const name = useId()
  const labels = { all: t('panels.work.leavesAll'), chosen: t('panels.work.leavesChosen') }
  return (
    <fieldset className={styles.field}>
      <legend>{t('panels.work.leaves')}</legend>
      <Choices
        name={name}
        value={chosen.kind}
        labels={labels}
        onChange={(kind) => onChange(kind === 'all' ? { kind } : { kind, codes: leaves.map(({ code }) => code) })}
      />
      {chosen.kind === 'chosen' && (
        <div className={styles.leaves}>
          {leaves.map((leaf) => (
            <Checkbox
              key={leaf.code}
              checked={chosen.codes.includes(leaf.code)}
              onChange={(on) =>
                onChange({ kind: 'chosen', codes: on ? [...chosen.codes, leaf.code] : chosen.codes.filter((code) => code !== leaf.code) })
              }
            >
              {leaf.name} <span className="muted small">{leaf.path}</span>
            </Checkbox>
          ))}
        </div>
      )}
    </fieldset>
  )
}

interface ChoicesProps<Kind extends string> {
  readonly name: string
  readonly value: Kind
  readonly labels: Readonly<Record<Kind, ReactNode>>
  readonly onChange: (kind: Kind) => void
}

function Choices<Kind extends string>({ name, value, labels, onChange }: ChoicesProps<Kind>): ReactElement {
  return (
    <div className={styles.choices}>
      {(Object.keys(labels) as Kind[]).map((kind) => (
        <label key={kind}>
          <input type="radio" name={name} checked={kind === value} onChange={() => onChange(kind)} />
          <span>{labels[kind]}</span>
        </label>
      ))}
    </div>
  )
}

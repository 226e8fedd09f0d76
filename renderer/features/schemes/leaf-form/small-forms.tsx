import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { MethodOf } from '../../../../shared/domain/scheme/leaf-methods.ts'
import type { VetoEffect } from '../../../../shared/domain/scheme/rules.ts'
import type { Band } from '../../../../shared/domain/scheme/settings.ts'
import { withOptional } from '../edits/change-indicator.ts'
import { EditList } from './edit-list.tsx'
import { Choice, RequiredNumber, TextField } from './fields.tsx'
import { useMethodEdit } from './leaf-edit.tsx'
import styles from './leaf-form.module.css'
import { freshCode, replaced } from './list-edits.ts'
import { newFactor, newVeto } from './new-entries.ts'
import { OptionList } from './option-list.tsx'

/** 引用: full marks of the other evaluation. */
export function ExternalForm({ method }: { readonly method: MethodOf<'external'> }): ReactElement {
  const { t } = useTranslation()
  const change = useMethodEdit('external')
  return (
    <div className={styles.fields}>
      <RequiredNumber
        label={t('schemeLeaf.external.fullMarks')}
        kind="positive"
        field="fullMarks"
        unit={t('schemes.points')}
        value={method.fullMarks}
        onChange={(fullMarks) => change('fullMarks', (before) => ({ ...before, fullMarks }))}
      />
    </div>
  )
}

/** 任务: the factors by which each task is judged, each with its options. */
export function TasksForm({ method }: { readonly method: MethodOf<'tasks'> }): ReactElement {
  const { t } = useTranslation()
  const change = useMethodEdit('tasks')
  const { factors } = method
  const changeFactors = (field: string, next: typeof factors) => change(field, (before) => ({ ...before, factors: next }))
  return (
    <div className={styles.part}>
      <h4 className={styles.partHead}>{t('schemeLeaf.tasks.factors')}</h4>
      <p className={styles.help}>{t('schemeLeaf.tasks.help')}</p>
      <EditList
        card
        label={t('schemeLeaf.tasks.factors')}
        entries={factors}
        keyOf={(factor) => factor.code}
        nameOf={(factor) => factor.name}
        fewest={{ count: 1, why: t('schemeLeaf.fewest.factor') }}
        onChange={(next) => changeFactors('factors', next)}
        add={{ label: t('schemeLeaf.tasks.add'), entry: () => newFactor(t, factors) }}
        copy={(factor) => ({ ...factor, code: freshCode(factors, 'f') })}
        render={(factor, index) => (
          <div className={styles.part}>
            <TextField
              label={t('schemeLeaf.tasks.name')}
              hideLabel
              required
              longest={200}
              field={`factor ${factor.code} name`}
              value={factor.name}
              onChange={(name) => changeFactors(`factor ${factor.code} name`, replaced(factors, index, { ...factor, name }))}
            />
            <OptionList
              label={t('schemeLeaf.tasks.optionsOf', { name: factor.name })}
              field={`factor ${factor.code} option`}
              options={factor.options}
              onChange={(field, options) => changeFactors(field, replaced(factors, index, { ...factor, options }))}
              fewest={{ count: 1, why: t('schemeLeaf.fewest.factorOption') }}
              withCoefficient={(option, coefficient) => ({ ...option, coefficient: coefficient ?? option.coefficient })}
              entry={(code, name, coefficient) => ({ code, name, coefficient })}
            />
          </div>
        )}
      />
    </div>
  )
}

const effects = ['zero', 'bar', 'cap', 'withdraw', 'flag'] as const

interface VetoFormProps {
  readonly method: MethodOf<'veto'>
  readonly bands: readonly Band[]
}

/** 否决: what happens when the fact is confirmed. Effects on the grade need grades, and say so where the scheme has none. */
export function VetoForm({ method, bands }: VetoFormProps): ReactElement {
  const { t } = useTranslation()
  const change = useMethodEdit('veto')
  const { rules } = method
  const changeRules = (field: string, next: typeof rules) => change(field, (before) => ({ ...before, rules: next }))
  const [best] = bands
  return (
    <div className={styles.part}>
      <h4 className={styles.partHead}>{t('schemeLeaf.veto.rules')}</h4>
      {best === undefined ? <p className={styles.help}>{t('schemeLeaf.veto.noGrades')}</p> : null}
      <EditList
        card
        label={t('schemeLeaf.veto.rules')}
        entries={rules}
        keyOf={(rule) => rule.code}
        nameOf={(rule) => rule.text}
        fewest={{ count: 1, why: t('schemeLeaf.fewest.veto') }}
        onChange={(next) => changeRules('rules', next)}
        add={{ label: t('schemeLeaf.veto.add'), entry: () => newVeto(t, rules) }}
        copy={(rule) => ({ ...rule, code: freshCode(rules, 'v') })}
        render={(rule, index) => {
          const { effect } = rule
          const set = (field: string, next: typeof rule) => changeRules(`veto ${rule.code} ${field}`, replaced(rules, index, next))
          const grade = 'grade' in effect ? effect.grade : (best?.code ?? null)
          return (
            <fieldset className={styles.rule} aria-label={rule.text}>
              <TextField
                label={t('schemeLeaf.veto.text')}
                hideLabel
                prose
                required
                longest={4000}
                field={`veto ${rule.code} text`}
                value={rule.text}
                onChange={(text) => set('text', { ...rule, text })}
              />
              <div className={styles.fields}>
                <Choice
                  label={t('schemeLeaf.veto.effect')}
                  wide
                  value={effect.kind}
                  options={effects
                    .filter((kind) => (kind !== 'bar' && kind !== 'cap') || grade !== null)
                    .map((kind) => ({ value: kind, label: t(`schemeLeaf.veto.kind.${kind}`) }))}
                  onChange={(kind) => set('effect', { ...rule, effect: effectOf(kind, grade) })}
                />
                {'grade' in effect ? (
                  <Choice
                    label={t(`schemeLeaf.veto.grade.${effect.kind}`)}
                    value={effect.grade}
                    options={gradeOptions(bands, effect.grade)}
                    onChange={(chosen) => set('grade', { ...rule, effect: { ...effect, grade: chosen } })}
                  />
                ) : null}
                <TextField
                  label={t('schemeLeaf.rule.supplier')}
                  wide
                  longest={200}
                  field={`veto ${rule.code} supplier`}
                  placeholder={t('schemeLeaf.rule.supplierNone')}
                  value={rule.supplier ?? ''}
                  onChange={(name) => set('supplier', withOptional(rule, 'supplier', name.trim() === '' ? null : name))}
                />
              </div>
            </fieldset>
          )
        }}
      />
    </div>
  )
}

/** The grades of the scheme; one that it no longer has stays to be seen until another is chosen. */
function gradeOptions(bands: readonly Band[], chosen: string): { readonly value: string; readonly label: string }[] {
  const options = bands.map((band) => ({ value: band.code, label: band.name }))
  return options.some((option) => option.value === chosen) ? options : [{ value: chosen, label: chosen }, ...options]
}

function effectOf(kind: VetoEffect['kind'], grade: string | null): VetoEffect {
  if (kind === 'bar' || kind === 'cap') return grade === null ? { kind: 'flag' } : { kind, grade }
  return { kind }
}

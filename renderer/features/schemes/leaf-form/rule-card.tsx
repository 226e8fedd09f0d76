import type { TFunction } from 'i18next'
import { memo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { MethodOf } from '../../../../shared/domain/scheme/leaf-methods.ts'
import type { CountingUnit, Rule } from '../../../../shared/domain/scheme/rules.ts'
import { withOptional } from '../edits/change-indicator.ts'
import { EditList } from './edit-list.tsx'
import { Choice, More, NumberField, RequiredNumber, TextField } from './fields.tsx'
import { useLeafEdit } from './leaf-edit.tsx'
import styles from './leaf-form.module.css'
import { replaced } from './list-edits.ts'
import { newMultiplier } from './new-entries.ts'
import { RuleAmountFields, RuleAmountList } from './rule-amount-fields.tsx'

type Catalogue = MethodOf<'deduct'> | MethodOf<'bonus'>

const units: readonly CountingUnit[] = ['event', 'person', 'person_time', 'whole_step', 'pro_rata', 'rank', 'once']

interface RuleCardProps {
  readonly rule: Rule
  /** What the rules of the leaf do unless they say otherwise. */
  readonly effect: 'deduct' | 'add'
  readonly groups: Catalogue['groups']
  readonly sharedCaps: Catalogue['sharedCaps']
}

/** One rule of the catalogue: the office's sentence, what the program counts and takes for it, and beneath it what is set more rarely. */
export const RuleCard = memo(function RuleCard({ rule, effect, groups, sharedCaps }: RuleCardProps): ReactElement {
  const { t } = useTranslation()
  const { change: changeLeaf } = useLeafEdit()
  const place = `rule ${rule.code}`
  const change = (field: string, edit: (rule: Rule) => Rule) => {
    changeLeaf(`${place} ${field}`, (leaf) => {
      const { method } = leaf
      if (method.kind !== 'deduct' && method.kind !== 'bonus') return leaf
      return { ...leaf, method: { ...method, rules: method.rules.map((each) => (each.code === rule.code ? edit(each) : each)) } }
    })
  }
  const steps = rule.unit === 'whole_step' || rule.unit === 'pro_rata'
  return (
    <fieldset className={styles.rule} aria-label={rule.text}>
      <TextField
        label={t('schemeLeaf.rule.text')}
        hideLabel
        prose
        required
        longest={4000}
        field={`${place} text`}
        value={rule.text}
        onChange={(text) => change('text', (before) => ({ ...before, text }))}
      />
      <div className={styles.fields}>
        <Choice
          label={t('schemeLeaf.rule.unit')}
          value={rule.unit}
          options={units.map((unit) => ({ value: unit, label: t(`schemeLeaf.unit.${unit}`) }))}
          onChange={(unit) => change('unit', (before) => ofUnit(before, unit))}
        />
        {steps ? (
          <NumberField
            label={t('schemeLeaf.rule.step')}
            field={`${place} step`}
            kind="positive"
            required
            value={rule.step ?? null}
            onChange={(step) => change('step', (before) => withOptional(before, 'step', step))}
          />
        ) : null}
        {rule.unit === 'once' && rule.unitLabel === undefined ? null : (
          <TextField
            label={t('schemeLeaf.rule.unitLabel')}
            field={`${place} unitLabel`}
            longest={20}
            placeholder={t('schemes.defaultLabel')}
            value={rule.unitLabel ?? ''}
            onChange={(word) => change('unitLabel', (before) => withOptional(before, 'unitLabel', word.trim() === '' ? null : word))}
          />
        )}
        <RuleAmountFields rule={rule} onChange={(field, amount) => change(field, (before) => ({ ...before, amount }))} />
        <NumberField
          label={t('schemeLeaf.rule.cap')}
          field={`${place} cap`}
          none={t('schemes.noCap')}
          unit={t('schemes.points')}
          value={rule.cap ?? null}
          onChange={(cap) => change('cap', (before) => withOptional(before, 'cap', cap))}
        />
      </div>
      <RuleAmountList rule={rule} onChange={(field, amount) => change(field, (before) => ({ ...before, amount }))} />
      <More summary={summaryOf(t, rule, effect, groups, sharedCaps)} about={t('schemeLeaf.rule.moreAbout')}>
        {() => <RuleMore rule={rule} effect={effect} groups={groups} sharedCaps={sharedCaps} change={change} />}
      </More>
    </fieldset>
  )
})

interface RuleMoreProps extends RuleCardProps {
  readonly change: (field: string, edit: (rule: Rule) => Rule) => void
}

function RuleMore({ rule, effect, groups, sharedCaps, change }: RuleMoreProps): ReactElement {
  const { t } = useTranslation()
  const place = `rule ${rule.code}`
  const multipliers = rule.multipliers ?? []
  const changeMultipliers = (field: string, next: Rule['multipliers'] & object) =>
    change(field, (before) => withOptional(before, 'multipliers', next.length === 0 ? null : next))
  const none = { value: '', label: t('schemeLeaf.none') }
  return (
    <>
      <div className={styles.fields}>
        <Choice
          label={t('schemeLeaf.rule.effect')}
          value={rule.effect ?? effect}
          options={(['deduct', 'add'] as const).map((each) => ({ value: each, label: t(`schemeLeaf.effect.${each}`) }))}
          onChange={(chosen) => change('effect', (before) => withOptional(before, 'effect', chosen === effect ? null : chosen))}
        />
        <Choice
          label={t('schemeLeaf.rule.sharedCap')}
          value={rule.sharedCap ?? ''}
          options={[none, ...(sharedCaps ?? []).map((cap) => ({ value: cap.code, label: cap.name }))]}
          onChange={(code) => change('sharedCap', (before) => withOptional(before, 'sharedCap', code === '' ? null : code))}
        />
        <Choice
          label={t('schemeLeaf.rule.group')}
          value={rule.group ?? ''}
          options={[none, ...(groups ?? []).map((group) => ({ value: group.code, label: group.name }))]}
          onChange={(code) => change('group', (before) => withOptional(before, 'group', code === '' ? null : code))}
        />
        <Choice
          label={t('schemeLeaf.rule.evidence')}
          value={rule.evidence}
          options={(['optional', 'required'] as const).map((each) => ({ value: each, label: t(`schemeLeaf.evidence.${each}`) }))}
          onChange={(evidence) => change('evidence', (before) => ({ ...before, evidence }))}
        />
        <TextField
          label={t('schemeLeaf.rule.supplier')}
          field={`${place} supplier`}
          longest={200}
          placeholder={t('schemeLeaf.rule.supplierNone')}
          value={rule.supplier ?? ''}
          onChange={(name) => change('supplier', (before) => withOptional(before, 'supplier', name.trim() === '' ? null : name))}
        />
      </div>
      <div className={styles.part}>
        <p className={styles.help}>{t('schemeLeaf.rule.multipliersHelp')}</p>
        <EditList
          label={t('schemeLeaf.rule.multipliers')}
          entries={multipliers}
          keyOf={(multiplier) => multiplier.code}
          nameOf={(multiplier) => multiplier.name}
          onChange={(next) => changeMultipliers('multipliers', next)}
          add={{ label: t('schemeLeaf.rule.addMultiplier'), entry: () => newMultiplier(t, multipliers) }}
          render={(multiplier, index) => (
            <div className={styles.row}>
              <TextField
                label={t('schemeLeaf.rule.multiplierName')}
                hideLabel
                required
                longest={200}
                field={`${place} multiplier ${multiplier.code} name`}
                value={multiplier.name}
                onChange={(name) =>
                  changeMultipliers(`multiplier ${multiplier.code} name`, replaced(multipliers, index, { ...multiplier, name }))
                }
              />
              <span aria-hidden="true">×</span>
              <RequiredNumber
                label={t('schemeLeaf.rule.factor', { name: multiplier.name })}
                hideLabel
                kind="positive"
                field={`${place} multiplier ${multiplier.code}`}
                value={multiplier.factor}
                onChange={(factor) =>
                  changeMultipliers(`multiplier ${multiplier.code}`, replaced(multipliers, index, { ...multiplier, factor }))
                }
              />
            </div>
          )}
        />
      </div>
    </>
  )
}

/** The rule with another counting unit; a step stands exactly where the unit counts in steps. */
function ofUnit(rule: Rule, unit: CountingUnit): Rule {
  const steps = unit === 'whole_step' || unit === 'pro_rata'
  return withOptional({ ...rule, unit }, 'step', steps ? (rule.step ?? '1') : null)
}

function summaryOf(
  t: TFunction,
  rule: Rule,
  effect: 'deduct' | 'add',
  groups: Catalogue['groups'],
  sharedCaps: Catalogue['sharedCaps'],
): string[] {
  const cap = sharedCaps?.find((each) => each.code === rule.sharedCap)
  const group = groups?.find((each) => each.code === rule.group)
  return [
    ...(rule.effect === undefined || rule.effect === effect ? [] : [t(`schemeLeaf.effect.${rule.effect}`)]),
    ...(cap === undefined ? [] : [t('schemes.sharedCapOf', { name: cap.name })]),
    ...(group === undefined ? [] : [t(`schemes.highestOnly.${group.scope}`, { name: group.name })]),
    ...(rule.evidence === 'required' ? [t('schemes.evidenceRequired')] : []),
    ...(rule.supplier === undefined ? [] : [t('schemes.supplier', { name: rule.supplier })]),
    ...(rule.multipliers ?? []).map(({ name, factor }) => t('schemes.multiplier', { name, factor })),
  ]
}

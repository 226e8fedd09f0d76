import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rule, RuleAmount } from '../../../../shared/domain/scheme/rules.ts'
import { unitsOf } from './decimals.ts'
import { EditList } from './edit-list.tsx'
import { Choice, RequiredNumber, TextField } from './fields.tsx'
import styles from './leaf-form.module.css'
import { freshCode, replaced } from './list-edits.ts'
import { amountOfKind } from './new-entries.ts'

const kinds = ['fixed', 'range', 'levels', 'repetition', 'all'] as const

interface AmountProps {
  readonly rule: Rule
  readonly onChange: (field: string, amount: RuleAmount) => void
}

/** How many points a rule moves: the form of its amount, and the numbers of the forms that have one or two. */
export function RuleAmountFields({ rule, onChange }: AmountProps): ReactElement {
  const { t } = useTranslation()
  const { amount } = rule
  const place = `rule ${rule.code}`
  return (
    <>
      <Choice
        label={t('schemeLeaf.rule.amountKind')}
        value={amount.kind}
        options={kinds.map((kind) => ({ value: kind, label: t(`schemeLeaf.amountKind.${kind}`) }))}
        onChange={(kind) => onChange('amount kind', amountOfKind(t, amount, kind))}
      />
      {amount.kind === 'fixed' ? (
        <RequiredNumber
          label={t('schemeLeaf.rule.amount')}
          field={`${place} amount`}
          unit={t('schemes.points')}
          value={amount.amount}
          onChange={(value) => onChange('amount', { ...amount, amount: value })}
        />
      ) : null}
      {amount.kind === 'range' ? (
        <>
          <RequiredNumber
            label={t('schemeLeaf.rule.min')}
            field={`${place} min`}
            unit={t('schemes.points')}
            value={amount.min}
            onChange={(min) => onChange('min', { ...amount, min })}
          />
          <RequiredNumber
            label={t('schemeLeaf.rule.max')}
            field={`${place} max`}
            unit={t('schemes.points')}
            value={amount.max}
            problem={unitsOf(amount.min) > unitsOf(amount.max) ? t('schemeLeaf.fault.maxBelowMin') : null}
            onChange={(max) => onChange('max', { ...amount, max })}
          />
        </>
      ) : null}
    </>
  )
}

/** The list of levels or of times, for the forms of an amount that have one. */
export function RuleAmountList({ rule, onChange }: AmountProps): ReactElement | null {
  const { t } = useTranslation()
  const { amount } = rule
  const place = `rule ${rule.code}`
  if (amount.kind === 'levels') {
    const change = (field: string, levels: typeof amount.levels) => onChange(field, { ...amount, levels })
    return (
      <div className={styles.part}>
        <p className={styles.help}>{t('schemeLeaf.rule.levelsHelp')}</p>
        <EditList
          label={t('schemeLeaf.rule.levels')}
          entries={amount.levels}
          keyOf={(level) => level.code}
          nameOf={(level) => level.name}
          fewest={{ count: 1, why: t('schemeLeaf.fewest.level') }}
          onChange={(levels) => change('levels', levels)}
          add={{
            label: t('schemeLeaf.rule.addLevel'),
            entry: () => ({
              code: freshCode(amount.levels, 'l'),
              name: t('schemeLeaf.new.level', { number: amount.levels.length + 1 }),
              amount: amount.levels.at(-1)?.amount ?? '1',
            }),
          }}
          render={(level, index) => (
            <div className={styles.row}>
              <TextField
                label={t('schemeLeaf.rule.levelName')}
                hideLabel
                required
                longest={200}
                field={`${place} level ${level.code} name`}
                value={level.name}
                onChange={(name) => change(`level ${level.code} name`, replaced(amount.levels, index, { ...level, name }))}
              />
              <RequiredNumber
                label={t('schemeLeaf.rule.levelAmount', { name: level.name })}
                hideLabel
                field={`${place} level ${level.code}`}
                unit={t('schemes.points')}
                value={level.amount}
                onChange={(value) => change(`level ${level.code}`, replaced(amount.levels, index, { ...level, amount: value }))}
              />
            </div>
          )}
        />
      </div>
    )
  }
  if (amount.kind !== 'repetition') return null
  const change = (field: string, amounts: string[]) => onChange(field, { ...amount, amounts })
  return (
    <div className={styles.part}>
      <p className={styles.help}>{t('schemeLeaf.rule.timesHelp')}</p>
      <EditList
        label={t('schemeLeaf.rule.times')}
        entries={amount.amounts}
        nameOf={(_, index) => t('schemes.time', { time: index + 1 })}
        fewest={{ count: 1, why: t('schemeLeaf.fewest.time') }}
        onChange={(amounts) => change('times', amounts)}
        add={{ label: t('schemeLeaf.rule.addTime'), entry: () => amount.amounts.at(-1) ?? '1' }}
        render={(each, index) => (
          <div className={styles.row}>
            <span className={styles.rowWord}>
              {t(index === amount.amounts.length - 1 ? 'schemes.timeAndLater' : 'schemes.time', { time: index + 1 })}
            </span>
            <RequiredNumber
              label={t('schemeLeaf.rule.timeAmount', { time: index + 1 })}
              hideLabel
              field={`${place} time ${index}`}
              unit={t('schemes.points')}
              value={each}
              onChange={(value) => change(`time ${index}`, replaced(amount.amounts, index, value))}
            />
          </div>
        )}
      />
    </div>
  )
}

import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { TrialFinding } from '../../../../shared/contract/scheme-trial.ts'
import type { Rule, VetoRule } from '../../../../shared/domain/scheme/rules.ts'
import { Button } from '../../../components/button.tsx'
import { NumberInput } from '../../../components/number-input.tsx'
import { Checkbox, Select } from '../../../components/select.tsx'
import type { FactsProps } from './leaf-facts.tsx'
import styles from './trial.module.css'
import { findingsOf, formOf, type NewFinding, newFinding, quantityOf, withFinding, withQuantity, withTimes } from './trial-facts.ts'

interface RuleFactsProps extends FactsProps {
  readonly rules: readonly Rule[]
  readonly fresh: NewFinding
}

/** The rules of a leaf, each with what is needed to say how often it applied. */
export function RuleFacts(props: RuleFactsProps): ReactElement {
  const { t } = useTranslation()
  if (props.rules.length === 0) return <p className="muted">{t('schemeTrial.noRules')}</p>
  return (
    <ul className={styles.rules}>
      {props.rules.map((rule) => (
        <li key={rule.code} className={styles.rule}>
          <RuleInput {...props} rule={rule} />
        </li>
      ))}
    </ul>
  )
}

function RuleInput({ rule, leaf, facts, fresh, onChange }: RuleFactsProps & { readonly rule: Rule }): ReactElement {
  const { t } = useTranslation()
  const findings = findingsOf(facts, rule.code)
  const unit = rule.unitLabel ?? t('schemes.defaultLabel')
  switch (formOf(rule)) {
    case 'tick':
      return (
        <Checkbox checked={findings.length > 0} onChange={(checked) => onChange(withTimes(leaf.code, facts, rule, checked ? 1 : 0, fresh))}>
          {rule.text}
        </Checkbox>
      )
    case 'times':
    case 'quantity': {
      const times = formOf(rule) === 'times'
      const value = times ? (findings.length === 0 ? null : String(findings.length)) : quantityOf(facts, rule.code)
      const set = (quantity: string | null) => {
        if (!times) onChange(withQuantity(leaf.code, facts, rule, quantity, fresh))
        else if (quantity === null || /^\d{1,2}$/.test(quantity))
          onChange(withTimes(leaf.code, facts, rule, Number(quantity ?? '0'), fresh))
      }
      return (
        <>
          <span className={styles.ruleText}>{rule.text}</span>
          <Stepper label={t('schemeTrial.quantityOf', { text: rule.text })} value={value} unit={unit} onChange={set} />
        </>
      )
    }
    case 'entries':
      return (
        <>
          <span className={styles.ruleText}>{rule.text}</span>
          <Button
            size="small"
            icon="plus"
            aria-label={t('schemeTrial.addOf', { text: rule.text })}
            onClick={() => onChange({ ...facts, findings: [...facts.findings, newFinding(leaf.code, facts, rule, fresh)] })}
          >
            {t('schemeTrial.add')}
          </Button>
          {findings.map((finding, place) => (
            <FindingEntry
              key={finding.id}
              rule={rule}
              finding={finding}
              number={place + 1}
              unit={unit}
              onChange={(next) => onChange(withFinding(facts, finding.id, next))}
            />
          ))}
        </>
      )
  }
}

interface StepperProps {
  readonly label: string
  readonly value: string | null
  readonly unit: string
  readonly onChange: (value: string | null) => void
}

/** A count with one step down and up beside it; nothing typed is nothing found. */
function Stepper({ label, value, unit, onChange }: StepperProps): ReactElement {
  const { t } = useTranslation()
  const now = Number(value ?? '0')
  const to = (next: number) => onChange(next <= 0 ? null : String(next))
  return (
    <span className={styles.stepper}>
      <Button size="small" aria-label={t('schemeTrial.less', { what: label })} disabled={now <= 0} onClick={() => to(Math.ceil(now) - 1)}>
        −
      </Button>
      <NumberInput
        aria-label={label}
        className={styles.count ?? ''}
        value={value}
        placeholder="0"
        onChange={(typed, invalid) => {
          if (!invalid && typed?.startsWith('-') !== true) onChange(typed === '0' ? null : typed)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
          event.preventDefault()
          to(event.key === 'ArrowUp' ? Math.floor(now) + 1 : Math.ceil(now) - 1)
        }}
      />
      <Button size="small" aria-label={t('schemeTrial.more', { what: label })} onClick={() => to(Math.floor(now) + 1)}>
        ＋
      </Button>
      <span className={styles.unit}>{unit}</span>
    </span>
  )
}

interface FindingEntryProps {
  readonly rule: Rule
  readonly finding: TrialFinding
  readonly number: number
  readonly unit: string
  /** Null takes it away. */
  readonly onChange: (finding: TrialFinding | null) => void
}

/** One finding of a rule that leaves a choice: level, amount, or what multiplies it. */
function FindingEntry({ rule, finding, number, unit, onChange }: FindingEntryProps): ReactElement {
  const { t } = useTranslation()
  const { amount } = rule
  const what = t('schemeTrial.entryOf', { number, text: rule.text })
  return (
    <span className={styles.entry}>
      {rule.unit === 'once' ? null : (
        <Stepper
          label={t('schemeTrial.quantityOf', { text: what })}
          value={finding.quantity}
          unit={unit}
          onChange={(quantity) => onChange(quantity === null ? null : { ...finding, quantity })}
        />
      )}
      {amount.kind === 'levels' ? (
        <Select
          aria-label={t('schemeTrial.levelOf', { text: what })}
          className={styles.choice ?? ''}
          value={finding.level ?? ''}
          onChange={(level) => onChange({ ...finding, level })}
          options={amount.levels.map((level) => ({
            value: level.code,
            label: t('schemeTrial.level', { name: level.name, amount: level.amount }),
          }))}
        />
      ) : null}
      {amount.kind === 'range' ? (
        <span className={styles.inline}>
          <NumberInput
            aria-label={t('schemeTrial.chosenOf', { text: what })}
            className={styles.count ?? ''}
            value={finding.chosen ?? null}
            onChange={(chosen, invalid) => {
              if (!invalid && chosen !== null && !chosen.startsWith('-')) onChange({ ...finding, chosen })
            }}
          />
          <span className={styles.unit}>{t('schemeTrial.range', { min: amount.min, max: amount.max })}</span>
        </span>
      ) : null}
      {rule.multipliers?.map(({ code, name, factor }) => (
        <Checkbox
          key={code}
          checked={finding.multipliers.includes(code)}
          onChange={(checked) =>
            onChange({
              ...finding,
              multipliers: checked ? [...finding.multipliers, code] : finding.multipliers.filter((each) => each !== code),
            })
          }
        >
          {t('schemes.multiplier', { name, factor })}
        </Checkbox>
      ))}
      <Button
        size="small"
        variant="quiet"
        icon="close"
        aria-label={t('schemeTrial.removeOf', { text: what })}
        onClick={() => onChange(null)}
      />
    </span>
  )
}

/** Vetoes as ticks. */
export function VetoFacts({
  leaf,
  facts,
  rules,
  fresh,
  onChange,
}: FactsProps & { readonly rules: readonly VetoRule[]; readonly fresh: NewFinding }): ReactElement {
  return (
    <ul className={styles.rules}>
      {rules.map((rule) => (
        <li key={rule.code} className={styles.rule}>
          <Checkbox
            checked={findingsOf(facts, rule.code).length > 0}
            onChange={(checked) => onChange(withTimes(leaf.code, facts, rule, checked ? 1 : 0, fresh))}
          >
            {rule.text}
          </Checkbox>
        </li>
      ))}
    </ul>
  )
}

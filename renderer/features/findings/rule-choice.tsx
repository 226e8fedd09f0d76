import type { ReactElement } from 'react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingPreview } from '../../../shared/contract/findings.ts'
import { classNames } from '../../components/class-names.ts'
import { Field } from '../../components/field.tsx'
import { showNumber, showSigned } from '../../components/number-text.ts'
import { Checkbox } from '../../components/select.tsx'
import { TextInput } from '../../components/text-input.tsx'
import type { FindingField } from './finding-form-check.ts'
import type { FindingForm } from './finding-form-state.ts'
import { withRule } from './finding-form-state.ts'
import type { LeafEntry, RuleEntry } from './leaf-catalogue.ts'
import { pointsDirection } from './list-view.ts'
import styles from './rule-choice.module.css'
import { quantityLabel, ruleFacts } from './rule-words.ts'

interface RuleChoiceProps {
  readonly leaf: LeafEntry | null
  readonly form: FindingForm
  readonly onChange: (form: FindingForm) => void
  readonly problemOf: (field: FindingField) => string | null
  readonly preview: FindingPreview | null
}

/** The rules of an indicator as cards, one to choose. The chosen one asks for what its amount depends on and shows the points at once. */
export function RuleChoice({ leaf, form, onChange, problemOf, preview }: RuleChoiceProps): ReactElement {
  const { t } = useTranslation()
  const name = useId()
  const problem = problemOf('rule')
  return (
    <fieldset className={styles.rules} aria-invalid={problem === null ? undefined : true}>
      <legend>{t('findings.fields.rule')}</legend>
      {leaf === null && <p className={styles.hint}>{t('findings.chooseIndicatorFirst')}</p>}
      {leaf !== null && leaf.rules.length === 0 && <p className={styles.hint}>{t('findings.noRules')}</p>}
      <div className={styles.list}>
        {leaf?.rules.map((rule) => {
          const chosen = form.rule === rule.code
          return (
            <div key={rule.code} className={classNames(styles.card, chosen && styles.chosen)}>
              <label>
                <input type="radio" name={name} checked={chosen} onChange={() => onChange(withRule(form, rule))} />
                <span>
                  {rule.text}
                  <RuleFacts rule={rule} chosen={chosen} />
                </span>
              </label>
              {chosen && <RuleInputs rule={rule} form={form} onChange={onChange} problemOf={problemOf} preview={preview} />}
            </div>
          )
        })}
      </div>
      {problem !== null && <p className={styles.problem}>{problem}</p>}
    </fieldset>
  )
}

/** What the parameters say, for the chosen rule; of the others only that they need evidence, which the prose may not say. */
function RuleFacts({ rule, chosen }: { readonly rule: RuleEntry; readonly chosen: boolean }): ReactElement | null {
  const { t } = useTranslation()
  if (chosen) return <small>{ruleFacts(rule, t).join(' · ')}</small>
  return rule.evidenceRequired ? <small>{t('findings.amount.evidence')}</small> : null
}

interface RuleInputsProps extends Omit<RuleChoiceProps, 'leaf'> {
  readonly rule: RuleEntry
}

function RuleInputs({ rule, form, onChange, problemOf, preview }: RuleInputsProps): ReactElement {
  const { t } = useTranslation()
  const quantity = quantityLabel(rule, t)
  const { amount } = rule
  return (
    <div className={styles.inputs}>
      {amount?.kind === 'levels' && <Levels levels={amount.levels} form={form} onChange={onChange} problem={problemOf('level')} />}
      <div className={styles.line}>
        {quantity !== null && (
          <Field label={quantity} problem={problemOf('quantity')} className={styles.quantity ?? ''}>
            {(control) => (
              <TextInput
                {...control}
                inputMode="decimal"
                value={form.quantity}
                onFocus={(event) => event.target.select()}
                onChange={(text) => onChange({ ...form, quantity: text })}
              />
            )}
          </Field>
        )}
        {amount?.kind === 'range' && (
          <Field label={t('findings.fields.chosen')} problem={problemOf('chosen')} className={styles.quantity ?? ''}>
            {(control) => (
              <TextInput
                {...control}
                inputMode="decimal"
                placeholder={`${amount.min}–${amount.max}`}
                value={form.chosen}
                onChange={(chosen) => onChange({ ...form, chosen })}
              />
            )}
          </Field>
        )}
        <PointsLine preview={preview} direction={rule.direction} />
      </div>
      {amount?.kind === 'range' && (
        <Field label={t('findings.fields.reason')} problem={problemOf('reason')}>
          {(control) => (
            <TextInput
              {...control}
              maxLength={500}
              placeholder={t('findings.fields.reasonPlaceholder')}
              value={form.reason}
              onChange={(reason) => onChange({ ...form, reason })}
            />
          )}
        </Field>
      )}
      {rule.multipliers.length > 0 && (
        <fieldset className={styles.multipliers}>
          <legend className="visually-hidden">{t('findings.fields.multipliers')}</legend>
          {rule.multipliers.map((multiplier) => (
            <Checkbox
              key={multiplier.code}
              checked={form.multipliers.includes(multiplier.code)}
              onChange={(checked) =>
                onChange({
                  ...form,
                  multipliers: checked
                    ? [...form.multipliers, multiplier.code]
                    : form.multipliers.filter((code) => code !== multiplier.code),
                })
              }
            >
              {t('findings.fields.multiplier', { name: multiplier.name, factor: multiplier.factor })}
            </Checkbox>
          ))}
        </fieldset>
      )}
    </div>
  )
}

interface LevelsProps {
  readonly levels: readonly { readonly code: string; readonly name: string; readonly amount: string }[]
  readonly form: FindingForm
  readonly onChange: (form: FindingForm) => void
  readonly problem: string | null
}

function Levels({ levels, form, onChange, problem }: LevelsProps): ReactElement {
  const { t } = useTranslation()
  const name = useId()
  return (
    <fieldset className={styles.levels}>
      <legend>{t('findings.fields.level')}</legend>
      {levels.map((level) => (
        <label key={level.code} className={classNames(styles.level, form.level === level.code && styles.chosenLevel)}>
          <input
            type="radio"
            name={name}
            className="visually-hidden"
            checked={form.level === level.code}
            onChange={() => onChange({ ...form, level: level.code })}
          />
          {t('findings.amount.level', { name: level.name, amount: level.amount })}
        </label>
      ))}
      {problem !== null && <p className={styles.problem}>{problem}</p>}
    </fieldset>
  )
}

/** "→ −1.00 本指标余 10.50", from the host's trial computation: the screen itself computes nothing. */
function PointsLine({
  preview,
  direction,
}: {
  readonly preview: FindingPreview | null
  readonly direction: RuleEntry['direction']
}): ReactElement | null {
  const { t } = useTranslation()
  if (direction === 'veto') return <p className={styles.points}>{t('findings.noPoints')}</p>
  if (preview === null || preview.points === null) return null
  const { after } = preview.indicator
  return (
    <p className={styles.points}>
      <span aria-hidden="true">→</span>
      <b
        className={classNames(
          pointsDirection(preview.points) === 'loss' && 'negative',
          pointsDirection(preview.points) === 'gain' && 'positive',
        )}
      >
        {showSigned(preview.points, 2)}
      </b>
      {after !== null && (
        <span>{t(direction === 'add' ? 'findings.remainingAdded' : 'findings.remaining', { points: showNumber(after, 2) })}</span>
      )}
    </p>
  )
}

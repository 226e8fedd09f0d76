import type { TFunction } from 'i18next'
import type { RuleAmount } from '../../../shared/domain/scheme/rules.ts'
import type { RuleEntry } from './leaf-catalogue.ts'

/** What the parameters of a rule say, as short phrases: "每次扣 0.5 分", "最多 3 分", "须附佐证". The prose of the rule stands beside them. */
export function ruleFacts(rule: RuleEntry, t: TFunction): string[] {
  const facts = [amountWords(rule, t)]
  if (rule.cap !== null) facts.push(t('findings.amount.cap', { cap: rule.cap }))
  if (rule.evidenceRequired) facts.push(t('findings.amount.evidence'))
  if (rule.supplier !== null) facts.push(t('findings.amount.supplier', { supplier: rule.supplier }))
  return facts
}

/** Label of the quantity field: the office's own counted word where the rule names one. Null for a rule that counts once whatever happens. */
export function quantityLabel(rule: RuleEntry | null, t: TFunction): string | null {
  if (rule === null) return t('findings.fields.quantity')
  if (rule.unit === 'once') return null
  return rule.unitLabel === null ? t(`findings.quantityOf.${rule.unit}`) : t('findings.quantityUnit', { unit: rule.unitLabel })
}

function amountWords(rule: RuleEntry, t: TFunction): string {
  if (rule.direction === 'veto') return vetoWords(rule, t)
  if (rule.amount === null) return t('findings.noPoints')
  return t('findings.amount.line', { per: perWords(rule, t), amount: sumWords(rule.amount, rule.direction, t) })
}

function vetoWords({ effect }: RuleEntry, t: TFunction): string {
  if (effect === null) return t('findings.noPoints')
  return t(`findings.vetoEffect.${effect.kind}`, { grade: effect.grade ?? '' })
}

function sumWords(amount: RuleAmount, direction: 'deduct' | 'add', t: TFunction): string {
  switch (amount.kind) {
    case 'fixed':
      return t(`findings.amount.${direction}`, { amount: amount.amount })
    case 'range':
      return t(`findings.amount.${direction}_range`, { min: amount.min, max: amount.max })
    case 'levels':
      return t(`findings.amount.${direction}_levels`, { list: amount.levels.map((level) => level.amount).join(' / ') })
    case 'repetition':
      return t(`findings.amount.${direction}_repetition`, { list: amount.amounts.join(' / ') })
    case 'all':
      return t(`findings.amount.${direction}_all`)
  }
}

function perWords({ unit, unitLabel, step }: RuleEntry, t: TFunction): string {
  if (unit === 'once') return ''
  const values = { step: step ?? '1', unit: unitLabel ?? '' }
  if (unitLabel === null) return t(`findings.per.${unit}`, values)
  return unit === 'whole_step' || unit === 'pro_rata' ? t(`findings.per.${unit}_label`, values) : t('findings.per.label', values)
}

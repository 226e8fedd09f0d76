import type { TFunction } from 'i18next'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { HighestOnlyGroup, Rule, RuleAmount, VetoEffect, VetoRule } from '../../../../shared/domain/scheme/rules.ts'
import { Tag } from '../../../components/tag.tsx'
import styles from '../schemes.module.css'
import { SchemeNumber } from '../tree/scheme-number.tsx'

/** These words never change anything. */
const fixed = { readOnly: true, onChange: () => {}, onFault: () => {} } as const

interface RuleRowProps {
  readonly rule: Rule
  /** What the rule does unless it says otherwise. */
  readonly effect: 'deduct' | 'add'
  readonly groups: readonly HighestOnlyGroup[]
}

/** A rule: the office's own sentence, and beside it what the program computes from it. */
export function RuleRow({ rule, effect, groups }: RuleRowProps): ReactElement {
  const { t } = useTranslation()
  const group = groups.find((each) => each.code === rule.group)
  const adds = (rule.effect ?? effect) === 'add'
  return (
    <li className={styles.rule}>
      <p className={styles.ruleText}>{rule.text}</p>
      <div className={styles.ruleNumbers}>
        <span>{unitWords(t, rule)}</span>
        <span className={adds ? 'positive' : 'negative'}>{adds ? t('schemes.adds') : t('schemes.deducts')}</span>
        <AmountFields rule={rule} />
        <span className={styles.cap}>
          {t('schemes.cap')}
          <SchemeNumber label={t('schemes.capOf', { text: rule.text })} value={rule.cap ?? null} none={t('schemes.noCap')} {...fixed} />
        </span>
        {group === undefined ? null : <Tag>{t(`schemes.highestOnly.${group.scope}`, { name: group.name })}</Tag>}
        {rule.multipliers?.map((multiplier) => (
          <Tag key={multiplier.code} tone="amber">
            {t('schemes.multiplier', { name: multiplier.name, factor: multiplier.factor })}
          </Tag>
        ))}
        {rule.evidence === 'required' ? <Tag tone="blue">{t('schemes.evidenceRequired')}</Tag> : null}
        {rule.supplier === undefined ? null : <Tag>{t('schemes.supplier', { name: rule.supplier })}</Tag>}
      </div>
    </li>
  )
}

function unitWords(t: TFunction, rule: Rule): string {
  return t(`schemes.per.${rule.unit}`, { label: rule.unitLabel ?? t('schemes.defaultLabel'), step: rule.step ?? '1' })
}

/** The points of a rule in the form that its amount has. */
function AmountFields({ rule }: { readonly rule: Rule }): ReactElement {
  const { t } = useTranslation()
  const { amount, text } = rule
  const field = (label: string, place: string, value: string): ReactNode => (
    <SchemeNumber key={place} label={label} value={value} required {...fixed} />
  )
  switch (amount.kind) {
    case 'fixed':
      return (
        <>
          {field(t('schemes.amountOf', { text }), 'amount', amount.amount)}
          <span>{t('schemes.points')}</span>
        </>
      )
    case 'range':
      return (
        <>
          {field(t('schemes.minOf', { text }), 'min', amount.min)}
          <span>{t('schemes.to')}</span>
          {field(t('schemes.maxOf', { text }), 'max', amount.max)}
          <span>{t('schemes.points')}</span>
          <Tag tone="amber">{t('schemes.choose')}</Tag>
        </>
      )
    case 'levels':
      return (
        <>
          {amount.levels.map((level) => (
            <span key={level.code} className={styles.level}>
              {level.name}
              {field(t('schemes.levelOf', { text, level: level.name }), `level:${level.code}`, level.amount)}
            </span>
          ))}
          <span>{t('schemes.points')}</span>
        </>
      )
    case 'repetition':
      return (
        <>
          {amount.amounts.map((each, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what the amount means
            <span key={index} className={styles.level}>
              {timeWords(t, amount, index)}
              {field(t('schemes.timeOf', { text, time: index + 1 }), `time:${index}`, each)}
            </span>
          ))}
          <span>{t('schemes.points')}</span>
        </>
      )
    case 'all':
      return <span>{t('schemes.allPoints')}</span>
  }
}

function timeWords(t: TFunction, amount: Extract<RuleAmount, { kind: 'repetition' }>, index: number): string {
  return index === amount.amounts.length - 1 ? t('schemes.timeAndLater', { time: index + 1 }) : t('schemes.time', { time: index + 1 })
}

/** A veto: the sentence and its effect. Its grade is named as the scheme's bands name it. */
export function VetoRow({ rule, gradeNames }: { readonly rule: VetoRule; readonly gradeNames: ReadonlyMap<string, string> }): ReactElement {
  const { t } = useTranslation()
  return (
    <li className={styles.rule}>
      <p className={styles.ruleText}>{rule.text}</p>
      <div className={styles.ruleNumbers}>
        <Tag tone="red">{effectWords(t, rule.effect, gradeNames)}</Tag>
        {rule.supplier === undefined ? null : <Tag>{t('schemes.supplier', { name: rule.supplier })}</Tag>}
      </div>
    </li>
  )
}

function effectWords(t: TFunction, effect: VetoEffect, gradeNames: ReadonlyMap<string, string>): string {
  const grade = 'grade' in effect ? (gradeNames.get(effect.grade) ?? effect.grade) : ''
  return t(`schemes.veto.${effect.kind}`, { grade })
}

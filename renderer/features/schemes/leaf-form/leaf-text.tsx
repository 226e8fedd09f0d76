import type { TFunction } from 'i18next'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { MethodOf } from '../../../../shared/domain/scheme/leaf-methods.ts'
import type { Rule, VetoRule } from '../../../../shared/domain/scheme/rules.ts'
import type { Band } from '../../../../shared/domain/scheme/settings.ts'
import { showNumber } from '../../../components/number-text.ts'
import { Tag } from '../../../components/tag.tsx'
import styles from './leaf-form.module.css'
import { methodWords } from './method-words.ts'

interface LeafTextProps {
  readonly leaf: Leaf
  readonly bands: readonly Band[]
  /** What the engine makes of entered values, for the methods that have a picture. */
  readonly picture: ReactNode
}

/** A leaf that cannot be changed: method, rules and limits as text, without a field. */
export function LeafText({ leaf, bands, picture }: LeafTextProps): ReactElement {
  const { t } = useTranslation()
  const { method } = leaf
  const catalogue = method.kind === 'deduct' || method.kind === 'bonus' ? method : null
  return (
    <div className={styles.text}>
      <p>
        <b>{t(`glossary.method.${method.kind}`)}</b>{' '}
        {[...methodWords(t, leaf), ...(catalogue === null ? [] : limitWords(t, catalogue))].join(t('schemes.method.separator'))}
      </p>
      {catalogue === null ? null : (
        <ol className={styles.textRules} aria-label={t('schemes.rules', { name: leaf.name })}>
          {catalogue.rules.map((rule) => (
            <RuleText key={rule.code} rule={rule} catalogue={catalogue} />
          ))}
        </ol>
      )}
      {method.kind === 'veto' ? (
        <ol className={styles.textRules} aria-label={t('schemes.rules', { name: leaf.name })}>
          {method.rules.map((rule) => (
            <VetoText key={rule.code} rule={rule} bands={bands} />
          ))}
        </ol>
      ) : null}
      {picture}
    </div>
  )
}

/** A rule: the office's own sentence, and beneath it what the program computes from it. */
function RuleText({ rule, catalogue }: { readonly rule: Rule; readonly catalogue: MethodOf<'deduct'> | MethodOf<'bonus'> }): ReactElement {
  const { t } = useTranslation()
  const group = catalogue.groups?.find((each) => each.code === rule.group)
  const shared = catalogue.sharedCaps?.find((each) => each.code === rule.sharedCap)
  const adds = (rule.effect ?? (catalogue.kind === 'deduct' ? 'deduct' : 'add')) === 'add'
  return (
    <li>
      <p>{rule.text}</p>
      <p className={styles.textNumbers}>
        <span>{t(`schemes.per.${rule.unit}`, { label: rule.unitLabel ?? t('schemes.defaultLabel'), step: rule.step ?? '1' })}</span>
        <span className={adds ? 'positive' : 'negative'}>
          {adds ? t('schemes.adds') : t('schemes.deducts')} {amountWords(t, rule)}
        </span>
        {rule.cap === undefined ? null : <span>{t('schemeLeaf.limit.rule_cap', { limit: showNumber(rule.cap) })}</span>}
        {shared === undefined ? null : (
          <span>{t('schemeLeaf.findings.sharedCapIs', { name: shared.name, cap: showNumber(shared.cap) })}</span>
        )}
        {group === undefined ? null : <Tag>{t(`schemes.highestOnly.${group.scope}`, { name: group.name })}</Tag>}
        {rule.multipliers?.map(({ code, name, factor }) => (
          <Tag key={code} tone="amber">
            {t('schemes.multiplier', { name, factor })}
          </Tag>
        ))}
        {rule.evidence === 'required' ? <Tag tone="blue">{t('schemes.evidenceRequired')}</Tag> : null}
        {rule.supplier === undefined ? null : <Tag>{t('schemes.supplier', { name: rule.supplier })}</Tag>}
      </p>
    </li>
  )
}

/** The points of a rule in words: "0.50 分", "0.25 至 2 分（酌情）", "省级 2、市级 1 分". */
function amountWords(t: TFunction, { amount }: Pick<Rule, 'amount'>): string {
  const points = t('schemes.points')
  switch (amount.kind) {
    case 'fixed':
      return `${showNumber(amount.amount)} ${points}`
    case 'range':
      return `${showNumber(amount.min)} ${t('schemes.to')} ${showNumber(amount.max)} ${points} ${t('schemeLeaf.text.choose')}`
    case 'levels':
      return `${amount.levels.map((level) => `${level.name} ${showNumber(level.amount)}`).join(t('schemes.method.comma'))} ${points}`
    case 'repetition':
      return `${amount.amounts
        .map((each, index) => {
          const time = t(index === amount.amounts.length - 1 ? 'schemes.timeAndLater' : 'schemes.time', { time: index + 1 })
          return `${time} ${showNumber(each)}`
        })
        .join(t('schemes.method.comma'))} ${points}`
    case 'all':
      return t('schemes.allPoints')
  }
}

function limitWords(t: TFunction, method: MethodOf<'deduct'> | MethodOf<'bonus'>): string[] {
  return [
    ...(method.cap === undefined ? [] : [t(`schemeLeaf.text.cap.${method.kind}`, { cap: showNumber(method.cap) })]),
    ...(method.kind === 'deduct' && method.ceiling !== undefined
      ? [t('schemeLeaf.findings.ceilingIs', { ceiling: showNumber(method.ceiling) })]
      : []),
  ]
}

function VetoText({ rule, bands }: { readonly rule: VetoRule; readonly bands: readonly Band[] }): ReactElement {
  const { t } = useTranslation()
  const { effect } = rule
  const grade = 'grade' in effect ? (bands.find((band) => band.code === effect.grade)?.name ?? effect.grade) : ''
  return (
    <li>
      <p>{rule.text}</p>
      <p className={styles.textNumbers}>
        <Tag tone="red">{t(`schemes.veto.${effect.kind}`, { grade })}</Tag>
        {rule.supplier === undefined ? null : <Tag>{t('schemes.supplier', { name: rule.supplier })}</Tag>}
      </p>
    </li>
  )
}

import { memo, type ReactElement, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RuleTrial, TriedRule } from '../../../../shared/contract/leaf-preview.ts'
import type { Rule } from '../../../../shared/domain/scheme/rules.ts'
import { readNumber, showNumber } from '../../../components/number-text.ts'
import { Checkbox, Select } from '../../../components/select.tsx'
import { TextInput } from '../../../components/text-input.tsx'
import styles from './leaf-form.module.css'
import { changeText, limitText } from './preview-words.ts'
import type { TrialChange } from './use-leaf-preview.ts'

interface RuleExampleProps {
  readonly rule: Rule
  /** What the host computed last; null while it has not answered for this rule. */
  readonly tried: TriedRule | null
  /** Tries something else; `shown` is all that the line shows now, which may be older than what was asked last. */
  readonly onTry: (shown: RuleTrial, change: TrialChange) => void
}

/** One line beneath a rule: a quantity that can be typed, and what the engine makes of it. "3 次 → −1.50，封顶 3" */
export const RuleExample = memo(function RuleExample({ rule, tried, onTry }: RuleExampleProps): ReactElement | null {
  const { t } = useTranslation()
  if (tried === null) return null
  const { amount } = rule
  const repeated = amount.kind === 'repetition'
  const counted = rule.unit !== 'once' && amount.kind !== 'all' && !repeated
  // Only what this rule asks for goes back, so that a rule of another form begins anew.
  const trial: RuleTrial = {
    rule: rule.code,
    ...(counted ? { quantity: tried.quantity } : {}),
    ...(tried.level === null ? {} : { level: tried.level }),
    ...(tried.chosen === null ? {} : { chosen: tried.chosen }),
    multipliers: tried.multipliers,
    ...(repeated ? { times: tried.times } : {}),
  }
  const word = rule.unitLabel ?? t(`schemeLeaf.try.word.${rule.unit}`)
  return (
    <div className={styles.example}>
      <span className={styles.exampleWord}>{t('schemeLeaf.try.title')}</span>
      {counted ? (
        <>
          <TryNumber
            label={t('schemeLeaf.try.quantity', { text: rule.text })}
            value={tried.quantity}
            onChange={(quantity) => onTry(trial, () => ({ quantity }))}
          />
          <span>{word}</span>
        </>
      ) : null}
      {repeated ? (
        <>
          <span>{t('schemeLeaf.try.first')}</span>
          <TryNumber
            label={t('schemeLeaf.try.times', { text: rule.text })}
            value={String(tried.times)}
            onChange={(typed) => {
              const times = Number(typed)
              if (Number.isInteger(times) && times >= 1 && times <= 99) onTry(trial, () => ({ times }))
            }}
          />
          <span>{t('schemeLeaf.try.timesWord')}</span>
        </>
      ) : null}
      {amount.kind === 'levels' ? (
        <Select
          aria-label={t('schemeLeaf.try.level', { text: rule.text })}
          className={styles.trySelect ?? ''}
          value={tried.level ?? ''}
          options={amount.levels.map((level) => ({ value: level.code, label: level.name }))}
          onChange={(level) => onTry(trial, () => ({ level }))}
        />
      ) : null}
      {amount.kind === 'range' ? (
        <>
          <span>{t('schemeLeaf.try.each')}</span>
          <TryNumber
            label={t('schemeLeaf.try.chosen', { text: rule.text })}
            value={tried.chosen ?? ''}
            onChange={(chosen) => onTry(trial, () => ({ chosen }))}
          />
          <span>{t('schemes.points')}</span>
        </>
      ) : null}
      {rule.multipliers?.map((multiplier) => (
        <Checkbox
          key={multiplier.code}
          checked={tried.multipliers.includes(multiplier.code)}
          onChange={(ticked) =>
            onTry(trial, ({ multipliers = [] }) => ({
              multipliers: [...multipliers.filter((code) => code !== multiplier.code), ...(ticked ? [multiplier.code] : [])],
            }))
          }
        >
          {t('schemeLeaf.try.multiplier', { name: multiplier.name, factor: multiplier.factor })}
        </Checkbox>
      ))}
      <output className={styles.result}>
        <span aria-hidden="true">→ </span>
        <ResultWords rule={rule} tried={tried} />
      </output>
    </div>
  )
})

interface TryNumberProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A number to try out: not part of the scheme, so nothing that is typed here holds back saving. Left empty or unreadable, it shows its number again. */
function TryNumber({ label, value, onChange }: TryNumberProps): ReactElement {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const read = readNumber(typed)
  const usable = read.kind === 'number' && !read.text.startsWith('-')
  return (
    <TextInput
      aria-label={label}
      inputMode="decimal"
      className={styles.tryNumber ?? ''}
      aria-invalid={usable || read.kind === 'empty' ? undefined : true}
      value={typed}
      onChange={(text) => {
        setTyped(text)
        const next = readNumber(text)
        if (next.kind === 'number' && !next.text.startsWith('-') && next.text !== value) onChange(next.text)
      }}
      onBlur={() => setTyped(value)}
    />
  )
}

function ResultWords({ rule, tried }: { readonly rule: Rule; readonly tried: TriedRule }): ReactElement {
  const { t } = useTranslation()
  const { before, after, limits } = tried
  if (before === null || after === null) return <span className={styles.rowFault}>{t('schemeLeaf.try.none')}</span>
  const tone = after.startsWith('-') ? 'negative' : 'positive'
  const capped = before !== after
  const words = capped
    ? limits.map((limit) => limitText(t, limit))
    : rule.cap === undefined
      ? []
      : [t('schemeLeaf.limit.rule_cap', { limit: showNumber(rule.cap) })]
  return (
    <>
      <b className={capped ? 'muted' : tone}>{changeText(before)}</b>
      {words.map((text) => (
        <span key={text}>
          {t('schemeLeaf.comma')}
          {text}
        </span>
      ))}
      {capped ? (
        <>
          {t('schemeLeaf.comma')}
          {t('schemeLeaf.try.counts')} <b className={tone}>{changeText(after)}</b>
        </>
      ) : null}
    </>
  )
}

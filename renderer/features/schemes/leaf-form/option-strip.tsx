import type { CSSProperties, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LeafPreview } from '../../../../shared/contract/leaf-preview.ts'
import type { LeafMethod } from '../../../../shared/domain/scheme/leaf-methods.ts'
import { percentText, unitsOf } from './decimals.ts'
import styles from './leaf-form.module.css'
import { pointsText } from './preview-words.ts'

interface OptionStripProps {
  readonly preview: Extract<LeafPreview, { kind: 'options' }>
  readonly method: LeafMethod
}

/** Options as bars of their share with the points they come to, the ends of the leaf, and an example. */
export function OptionStrip({ preview, method }: OptionStripProps): ReactElement {
  const { t } = useTranslation()
  const { example } = preview
  const counted = method.kind === 'survey'
  return (
    <figure className={styles.picture}>
      <figcaption className={styles.pictureTitle}>
        {t('schemeLeaf.strip.ends', { worst: pointsText(t, preview.worst), best: pointsText(t, preview.best) })}
      </figcaption>
      {stripsOf(method).map((strip) => (
        <div key={strip.factor ?? ''} className={styles.strip}>
          {strip.name === null ? null : <p className={styles.word}>{strip.name}</p>}
          <ul>
            {strip.options.map((option) => {
              const points = preview.options.find((each) => each.factor === strip.factor && each.option === option.code)?.score ?? null
              return (
                <li key={option.code} className={styles.stripRow}>
                  <span className={styles.stripName}>{option.name}</span>
                  <span className={styles.track} aria-hidden="true">
                    {option.coefficient === null ? null : (
                      <span className={styles.stripBar} style={{ '--share': barShare(option.coefficient) } as CSSProperties} />
                    )}
                  </span>
                  <span className={styles.stripNumber}>
                    {option.coefficient === null
                      ? t('schemeLeaf.strip.outside')
                      : t('schemeLeaf.strip.points', { percent: percentText(option.coefficient), points: pointsText(t, points) })}
                  </span>
                </li>
              )
            })}
          </ul>
        </div>
      ))}
      {example.entries.length === 0 ? null : (
        <p className={styles.exampleText}>
          <span className={styles.exampleWord}>{t('schemeLeaf.strip.example')}</span>
          {example.entries.map((entry, index) => {
            const first = index === 0 || example.entries[index - 1]?.group !== entry.group
            const Word = entry.leftOut && !counted ? 's' : 'span'
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: two judges of an example can give the same mark
              <span key={index}>
                {index === 0 ? '' : first ? t('schemes.method.separator') : t('schemes.method.comma')}
                {first && entry.group !== null ? t('schemeLeaf.strip.group', { name: entry.group }) : ''}
                <Word>{counted ? t('schemeLeaf.strip.ballots', { name: entry.choice, count: entry.count }) : entry.choice}</Word>
              </span>
            )
          })}
          {example.entries.some((entry) => entry.leftOut) && !counted ? ` ${t('schemeLeaf.strip.struck')}` : ''}
          <b> → {t('schemeLeaf.strip.result', { points: pointsText(t, example.score) })}</b>
        </p>
      )}
    </figure>
  )
}

interface Strip {
  readonly factor: string | null
  readonly name: string | null
  readonly options: readonly { readonly code: string; readonly name: string; readonly coefficient: string | null }[]
}

function stripsOf(method: LeafMethod): readonly Strip[] {
  switch (method.kind) {
    case 'judged':
      return method.scale.kind === 'options' ? [{ factor: null, name: null, options: method.scale.options }] : []
    case 'survey':
      // Shares of ballots decide: what an option would be worth by itself says nothing.
      if (method.scoring.kind === 'share_tiers') return []
      return [{ factor: null, name: null, options: method.options }]
    case 'tasks':
      return method.factors.map((factor) => ({ factor: factor.code, name: factor.name, options: factor.options }))
    default:
      return []
  }
}

/** Length of a bar between 0 and 1; a share above the whole fills it. */
function barShare(coefficient: string): number {
  return Math.max(0, Math.min(1, unitsOf(coefficient) / 10_000))
}

import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LeafPreview } from '../../../../shared/contract/leaf-preview.ts'
import type { Rule } from '../../../../shared/domain/scheme/rules.ts'
import { showNumber } from '../../../components/number-text.ts'
import styles from './leaf-form.module.css'
import { limitText, pointsText } from './preview-words.ts'

interface TogetherProps {
  readonly preview: Extract<LeafPreview, { kind: 'findings' }>
  readonly rules: readonly Rule[]
}

/** The leaf when everything that is tried above happens in one year. */
export function Together({ preview, rules }: TogetherProps): ReactElement {
  const { t } = useTranslation()
  const { start, together } = preview
  return (
    <p className={styles.together}>
      <span>{t('schemeLeaf.try.together')}</span>
      <output>
        {t('schemeLeaf.try.from', { start: showNumber(start) })}
        <b> → {t('schemeLeaf.strip.result', { points: pointsText(t, together.score) })}</b>
      </output>
      {together.limits.map((limit, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two rules can be held by equal caps
        <span key={index} className="muted">
          {limitText(t, limit)}
        </span>
      ))}
      {together.outdone.map((code) => (
        <span key={code} className="muted">
          {t('schemeLeaf.try.outdone', { text: rules.find((rule) => rule.code === code)?.text ?? code })}
        </span>
      ))}
    </p>
  )
}

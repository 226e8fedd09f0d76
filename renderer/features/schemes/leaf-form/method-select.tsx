import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IndicatorPart, Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { LeafMethodKind } from '../../../../shared/domain/scheme/leaf-methods.ts'
import { methodsOfPart } from '../../../../shared/domain/scheme/methods-of-part.ts'
import { Button } from '../../../components/button.tsx'
import { type ChangedMethod, changeMethod } from './change-method.ts'
import { Choice } from './fields.tsx'
import { useLeafEdit } from './leaf-edit.tsx'
import styles from './leaf-form.module.css'

interface MethodSelectProps {
  readonly leaf: Leaf
  readonly part: IndicatorPart
}

/** How the leaf is scored. What another method cannot keep is said before it goes. */
export function MethodSelect({ leaf, part }: MethodSelectProps): ReactElement {
  const { t } = useTranslation()
  const { change } = useLeafEdit()
  const [asked, setAsked] = useState<{ readonly of: Leaf['method']; readonly changed: ChangedMethod } | null>(null)
  const { kind } = leaf.method
  const kinds: readonly LeafMethodKind[] = methodsOfPart[part].includes(kind) ? methodsOfPart[part] : [kind, ...methodsOfPart[part]]
  const take = ({ method }: ChangedMethod) => {
    setAsked(null)
    change('method', (before) => ({ ...before, method }))
  }
  // Whoever went on working instead of answering has kept the method.
  const question = asked !== null && asked.of === leaf.method ? asked.changed : null
  return (
    <div className={styles.method}>
      <Choice
        label={t('schemeLeaf.method.label')}
        wide
        inline
        value={question === null ? kind : question.method.kind}
        options={kinds.map((each) => ({
          value: each,
          label: t('schemeLeaf.method.option', { name: t(`glossary.method.${each}`), text: t(`schemeLeaf.method.${each}`) }),
        }))}
        onChange={(chosen) => {
          const changed = changeMethod(t, leaf, chosen)
          if (changed.method.kind === kind) setAsked(null)
          else if (changed.lost.length === 0) take(changed)
          else setAsked({ of: leaf.method, changed })
        }}
      />
      {question === null ? null : (
        <div role="alert" className={styles.question}>
          <p>
            {t('schemeLeaf.method.lost', {
              name: t(`glossary.method.${question.method.kind}`),
              what: question.lost.map((each) => t(`schemeLeaf.lost.${each.what}`, { count: each.count })).join(t('schemes.method.comma')),
            })}
          </p>
          <Button size="small" onClick={() => take(question)}>
            {t('schemeLeaf.method.change', { name: t(`glossary.method.${question.method.kind}`) })}
          </Button>
          <Button size="small" variant="quiet" onClick={() => setAsked(null)}>
            {t('schemeLeaf.method.keep', { name: t(`glossary.method.${kind}`) })}
          </Button>
        </div>
      )}
    </div>
  )
}

import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { showNumber } from '../../../components/number-text.ts'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { isWeighted, type Place } from '../edits/tree-places.ts'
import { LeafForm } from '../leaf-form/leaf-form.tsx'
import { isLeafIndicator } from '../scheme-tree.ts'
import styles from './tree.module.css'

/** One indicator of a frozen version: the same facts as in the form, to read. */
export function NodeFacts({ place }: { readonly place: Place }): ReactElement {
  const { t } = useTranslation()
  const { scheme } = useSchemeDocument()
  const { indicator, parent, part } = place
  const leaf = isLeafIndicator(indicator) ? indicator : null
  const dimension = scheme.dimensions.find((each) => each.code === indicator.dimension)
  const { clamp } = indicator
  return (
    <div className={styles.form}>
      <h2>{indicator.name}</h2>
      <dl className={styles.facts}>
        <Fact name={t('schemeTree.field.code')}>{indicator.code}</Fact>
        {part === 'veto' ? null : (
          <Fact name={t('schemeTree.field.points')}>
            {indicator.points === null ? t('schemeTree.notStated') : showNumber(indicator.points)}
          </Fact>
        )}
        {isWeighted(scheme, parent) && indicator.weight !== undefined ? (
          <Fact name={t('schemeTree.field.weight')}>{showNumber(indicator.weight)}</Fact>
        ) : null}
        {isLeafIndicator(indicator) ? null : (
          <Fact name={t('schemeTree.field.combine')}>
            {t(`schemeTree.combine.${indicator.combine}`)}
            {indicator.perEvaluatee ? ` · ${t('schemeTree.field.perEvaluatee')}` : ''}
          </Fact>
        )}
        {dimension === undefined ? null : <Fact name={t('schemeTree.field.dimension')}>{dimension.name}</Fact>}
        {clamp?.min === undefined ? null : <Fact name={t('schemeTree.field.min')}>{showNumber(clamp.min)}</Fact>}
        {clamp?.max === undefined ? null : <Fact name={t('schemeTree.field.max')}>{showNumber(clamp.max)}</Fact>}
        {leaf?.checkedBy === undefined ? null : (
          <Fact wide name={t('schemeTree.field.checkedBy')}>
            {leaf.checkedBy}
          </Fact>
        )}
        {leaf?.empty === undefined ? null : <Fact name={t('schemeTree.field.empty')}>{t(`schemeTree.empty.${leaf.empty}`)}</Fact>}
        {indicator.note === undefined ? null : (
          <Fact wide name={t('schemeTree.field.note')}>
            {indicator.note}
          </Fact>
        )}
      </dl>
      {leaf?.criteria === undefined ? null : <blockquote className={styles.criteria}>{leaf.criteria}</blockquote>}
      {leaf === null ? null : (
        <section>
          <h3 className={styles.section}>{t('schemeTree.methodHead')}</h3>
          <LeafForm leaf={leaf} part={part} scheme={scheme} readOnly onChange={() => {}} onFault={() => {}} />
        </section>
      )}
    </div>
  )
}

function Fact({
  name,
  wide = false,
  children,
}: {
  readonly name: string
  readonly wide?: boolean
  readonly children: ReactNode
}): ReactElement {
  return (
    <div className={wide ? styles.wide : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../components/field.tsx'
import { Select } from '../../../components/select.tsx'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { TOTAL } from '../scheme-tree.ts'
import { AmountField } from './draft-fields.tsx'
import styles from './tree.module.css'

/** The base total: its full mark and how the parts of the base make it up. */
export function TotalForm(): ReactElement {
  const { t } = useTranslation()
  const { scheme, readOnly, change } = useSchemeDocument()
  const label = t('schemes.pointsOf', { name: t('schemes.total') })
  return (
    <div className={styles.form}>
      <h2>{scheme.name}</h2>
      {readOnly ? (
        <p>
          {t('schemeTree.field.points')} {scheme.points ?? t('schemeTree.notStated')} · {t(`schemes.setting.combine.${scheme.combine}`)}
        </p>
      ) : (
        <div className={styles.fields}>
          <AmountField
            field="points"
            at={TOTAL}
            label={t('schemeTree.field.total')}
            value={scheme.points}
            none={t('schemeTree.notStated')}
            onChange={(points) => change(label, (before) => (before.points === points ? before : { ...before, points }), 'points total')}
          />
          <div data-field="weight">
            <Field label={t('schemeTree.field.combineBase')}>
              {(control) => (
                <Select
                  {...control}
                  value={scheme.combine}
                  onChange={(combine) => change(t('schemeTree.field.combineBase'), (before) => ({ ...before, combine }))}
                  options={[
                    { value: 'sum', label: t('schemeTree.combine.sum') },
                    { value: 'weighted', label: t('schemeTree.combine.weighted') },
                  ]}
                />
              )}
            </Field>
          </div>
        </div>
      )}
      <p className="muted">{t('schemeTree.totalHelp')}</p>
    </div>
  )
}

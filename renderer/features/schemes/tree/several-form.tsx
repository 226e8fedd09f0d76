import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { NumberInput } from '../../../components/number-input.tsx'
import { Select } from '../../../components/select.tsx'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { changeEmptyOfSeveral, changeSeveral } from '../edits/change-several.ts'
import { isWeighted, placeOf } from '../edits/tree-places.ts'
import { isLeafIndicator } from '../scheme-tree.ts'
import styles from './tree.module.css'

/** Several chosen indicators: what can be set for all of them at once. */
export function SeveralForm({ codes }: { readonly codes: readonly string[] }): ReactElement {
  const { t } = useTranslation()
  const { scheme, change } = useSchemeDocument()
  const places = codes.flatMap((code) => placeOf(scheme, code) ?? [])
  const leaves = places.filter(({ indicator }) => isLeafIndicator(indicator))
  const weighted = places.filter(({ parent }) => isWeighted(scheme, parent)).map(({ indicator }) => indicator.code)
  const [weight, setWeight] = useState<string | null>(null)
  const label = t('schemeTree.did.several', { count: codes.length })
  return (
    <div className={styles.form}>
      <h2>{t('schemeTree.several', { count: codes.length })}</h2>
      <p className="muted">{places.map(({ indicator }) => indicator.name).join('、')}</p>
      <div className={styles.fields}>
        <Field label={t('schemeTree.field.dimension')}>
          {(control) => (
            <Select
              {...control}
              value={shared(places.map(({ indicator }) => indicator.dimension ?? ''))}
              onChange={(dimension) => {
                if (dimension === differing) return
                change(label, (before) => changeSeveral(before, codes, 'dimension', dimension === '' ? null : dimension))
              }}
              options={[
                { value: differing, label: t('schemeTree.differing'), disabled: true },
                { value: '', label: t('schemeTree.noDimension') },
                ...scheme.dimensions.map((each) => ({ value: each.code, label: each.name })),
              ]}
            />
          )}
        </Field>
        {leaves.length === 0 ? null : (
          <Field label={t('schemeTree.field.empty')}>
            {(control) => (
              <Select
                {...control}
                value={shared(leaves.map(({ indicator }) => ('empty' in indicator ? (indicator.empty ?? 'scheme') : 'scheme')))}
                onChange={(empty) => {
                  if (empty === 'block' || empty === 'zero' || empty === 'rescale')
                    change(label, (before) => changeEmptyOfSeveral(before, codes, empty))
                  else if (empty === 'scheme') change(label, (before) => changeEmptyOfSeveral(before, codes, null))
                }}
                options={[
                  { value: differing, label: t('schemeTree.differing'), disabled: true },
                  { value: 'scheme', label: t('schemeTree.empty.scheme', { policy: t(`schemeTree.empty.${scheme.settings.empty}`) }) },
                  { value: 'block', label: t('schemeTree.empty.block') },
                  { value: 'zero', label: t('schemeTree.empty.zero') },
                  { value: 'rescale', label: t('schemeTree.empty.rescale') },
                ]}
              />
            )}
          </Field>
        )}
        {weighted.length === 0 ? null : (
          <Field label={t('schemeTree.field.weight')} hint={t('schemeTree.weightForAll', { count: weighted.length })}>
            {(control) => (
              <span className={styles.withButton}>
                <NumberInput
                  {...control}
                  value={weight}
                  onChange={(typed, invalid) => setWeight(invalid || typed?.startsWith('-') === true ? null : typed)}
                />
                <Button
                  disabled={weight === null}
                  onClick={() => change(label, (before) => changeSeveral(before, weighted, 'weight', weight))}
                >
                  {t('schemeTree.setForAll')}
                </Button>
              </span>
            )}
          </Field>
        )}
      </div>
    </div>
  )
}

/** Shown while the chosen ones do not agree. */
const differing = '*'

function shared(values: readonly string[]): string {
  const [first = '', ...others] = values
  return others.every((value) => value === first) ? first : differing
}

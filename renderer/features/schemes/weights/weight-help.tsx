import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { Select } from '../../../components/select.tsx'
import { Chip } from '../../../components/tag.tsx'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { TOTAL, treeRows } from '../scheme-tree.ts'
import { PairComparison } from './pair-comparison.tsx'
import { SpreadOfValues } from './spread-of-values.tsx'
import { weightTarget } from './weight-target.ts'
import styles from './weights.module.css'

interface WeightHelpProps {
  /** The group whose children get proposals; `total` for the base parts. */
  readonly code: string
  readonly onClose?: () => void
}

const ways = ['pairs', 'spread'] as const

/** Proposals for the weights or points of a group's children. They fill nothing until they are accepted. */
export function WeightHelp({ code, onClose }: WeightHelpProps): ReactElement {
  const { t } = useTranslation()
  const { scheme } = useSchemeDocument()
  const [way, setWay] = useState<(typeof ways)[number]>('pairs')
  const [wanted, setWanted] = useState<string | null>(null)
  const found = weightTarget(scheme, code)
  const name = code === TOTAL ? t('schemeWeights.base') : (treeRows(scheme).find((row) => row.code === code)?.name ?? code)
  const target = found === null ? null : { ...found, step: wanted !== null && found.steps.includes(wanted) ? wanted : found.step }
  return (
    <section className={styles.help} aria-label={t('schemeWeights.title', { name })}>
      <header className={styles.head}>
        <h3>{t('schemeWeights.title', { name })}</h3>
        {onClose === undefined ? null : (
          <Button size="small" variant="quiet" icon="close" onClick={onClose}>
            {t('common.close')}
          </Button>
        )}
      </header>
      {target === null ? (
        <p className="muted">{t('schemeWeights.tooFew')}</p>
      ) : target.total === null ? (
        <p className="muted">{t('schemeWeights.noPoints')}</p>
      ) : (
        <>
          <div className={styles.bar}>
            {ways.map((each) => (
              <Chip key={each} pressed={each === way} onPress={() => setWay(each)}>
                {t(`schemeWeights.way.${each}`)}
              </Chip>
            ))}
            <Field label={t('schemeWeights.precision')} className={styles.field}>
              {(control) => (
                <Select
                  {...control}
                  value={target.step}
                  onChange={setWanted}
                  options={target.steps.map((value) => ({ value, label: t(`schemeWeights.stepOf.${target.what}`, { step: value }) }))}
                />
              )}
            </Field>
            <span className="muted">{t(`schemeWeights.shares.${target.what}`, { total: target.total })}</span>
          </div>
          {way === 'pairs' ? (
            <PairComparison key={code} target={target} name={name} total={target.total} />
          ) : (
            <SpreadOfValues key={code} target={target} name={name} total={target.total} />
          )}
        </>
      )}
    </section>
  )
}

import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import styles from '../schemes.module.css'
import { SchemeNumber } from '../tree/scheme-number.tsx'
import { methodWords } from './method-words.ts'
import { RuleRow, VetoRow } from './rule-row.tsx'

interface LeafRulesProps {
  readonly leaf: Leaf
  readonly gradeNames: ReadonlyMap<string, string>
}

/** Everything under an open leaf: its method in words, its caps, and its rules. */
export function LeafRules({ leaf, gradeNames }: LeafRulesProps): ReactElement {
  const { t } = useTranslation()
  const { method } = leaf
  const catalogue = method.kind === 'deduct' || method.kind === 'bonus' ? method : null
  return (
    <div className={styles.leafRules}>
      <p className={styles.methodWords}>{methodWords(t, leaf).join(t('schemes.method.separator'))}</p>
      {catalogue === null ? null : (
        <>
          <ul className={styles.rules} aria-label={t('schemes.rules', { name: leaf.name })}>
            {catalogue.rules.map((rule) => (
              <RuleRow
                key={rule.code}
                rule={rule}
                effect={catalogue.kind === 'deduct' ? 'deduct' : 'add'}
                groups={catalogue.groups ?? []}
              />
            ))}
          </ul>
          <div className={styles.caps}>
            <span className={styles.cap}>
              {t('schemes.leafCap')}
              <SchemeNumber
                label={`${leaf.name} ${t('schemes.leafCap')}`}
                value={catalogue.cap ?? null}
                none={t('schemes.noCap')}
                readOnly
                onChange={() => {}}
                onFault={() => {}}
              />
            </span>
            {catalogue.sharedCaps?.map((cap) => (
              <span key={cap.code} className={styles.cap}>
                {t('schemes.sharedCapOf', { name: cap.name })}
                <SchemeNumber
                  label={t('schemes.sharedCapOf', { name: cap.name })}
                  value={cap.cap}
                  readOnly
                  onChange={() => {}}
                  onFault={() => {}}
                />
              </span>
            ))}
          </div>
        </>
      )}
      {method.kind === 'veto' ? (
        <ul className={styles.rules} aria-label={t('schemes.rules', { name: leaf.name })}>
          {method.rules.map((rule) => (
            <VetoRow key={rule.code} rule={rule} gradeNames={gradeNames} />
          ))}
        </ul>
      ) : null}
    </div>
  )
}

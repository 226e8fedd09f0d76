import type { TFunction } from 'i18next'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Curve } from '../../../../shared/domain/scheme/leaf-methods.ts'
import { EditList } from './edit-list.tsx'
import { NumberField, RequiredNumber } from './fields.tsx'
import { type IntervalFault, intervalFaults } from './intervals.ts'
import styles from './leaf-form.module.css'
import { replaced } from './list-edits.ts'
import { rangeWords } from './method-words.ts'

type Tier = Extract<Curve, { kind: 'tiers' }>['tiers'][number]

interface TierTableProps {
  readonly tiers: readonly Tier[]
  readonly unit: string
  readonly onChange: (field: string, tiers: Tier[]) => void
}

/** Half-open intervals with their points; holes and double parts are named in the row where they are. */
export function TierTable({ tiers, unit, onChange }: TierTableProps): ReactElement {
  const { t } = useTranslation()
  const faults = intervalFaults(tiers)
  return (
    <div className={styles.part}>
      <h4 className={styles.partHead}>{t('schemeLeaf.tiers.title')}</h4>
      <p className={styles.help}>{t('schemeLeaf.tiers.help')}</p>
      <EditList
        label={t('schemeLeaf.tiers.title')}
        entries={tiers}
        nameOf={(tier) => rangeWords(t, tier.from, tier.to)}
        fewest={{ count: 1, why: t('schemeLeaf.fewest.tier') }}
        onChange={(next) => onChange('tiers', next)}
        add={{ label: t('schemeLeaf.tiers.add'), entry: () => ({ from: highestEnd(tiers), to: null, points: '0' }) }}
        render={(tier, index) => {
          const set = (field: string, next: Tier) => onChange(`tier ${index} ${field}`, replaced(tiers, index, next))
          const fault = faults.get(index)
          return (
            <>
              <div className={styles.row}>
                <NumberField
                  label={t('schemeLeaf.tiers.from', { number: index + 1 })}
                  hideLabel
                  kind="signed"
                  field={`tier ${index} from`}
                  none={t('schemeLeaf.tiers.open')}
                  unit={unit}
                  value={tier.from}
                  onChange={(from) => set('from', { ...tier, from })}
                />
                <span className={styles.word}>{t('schemeLeaf.tiers.to')}</span>
                <NumberField
                  label={t('schemeLeaf.tiers.below', { number: index + 1 })}
                  hideLabel
                  kind="signed"
                  field={`tier ${index} to`}
                  none={t('schemeLeaf.tiers.open')}
                  unit={unit}
                  value={tier.to}
                  onChange={(to) => set('to', { ...tier, to })}
                />
                <span className={styles.word}>{t('schemeLeaf.tiers.gives')}</span>
                <RequiredNumber
                  label={t('schemeLeaf.tiers.points', { number: index + 1 })}
                  hideLabel
                  kind="signed"
                  field={`tier ${index} points`}
                  unit={t('schemes.points')}
                  value={tier.points}
                  onChange={(points) => set('points', { ...tier, points })}
                />
              </div>
              {fault === undefined ? null : <p className={styles.rowFault}>{faultWords(t, fault)}</p>}
            </>
          )
        }}
      />
    </div>
  )
}

/** End of the tier that reaches highest; null when one has no end. */
function highestEnd(tiers: readonly Tier[]): string | null {
  return tiers.at(-1)?.to ?? null
}

function faultWords(t: TFunction, { code, from, to }: IntervalFault): string {
  if (code === 'reversed') return t('schemeLeaf.tiers.reversed')
  if (code === 'overlap') return t('schemeLeaf.tiers.overlap', { range: rangeWords(t, from, to) })
  if (to === null) return t('schemeLeaf.tiers.gapAfter', { from: from ?? '' })
  return from === null ? t('schemeLeaf.tiers.gapBefore', { to }) : t('schemeLeaf.tiers.gap', { from, to })
}

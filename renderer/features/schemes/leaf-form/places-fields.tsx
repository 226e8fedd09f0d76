import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Curve } from '../../../../shared/domain/scheme/leaf-methods.ts'
import { EditList } from './edit-list.tsx'
import { Choice, RequiredNumber } from './fields.tsx'
import styles from './leaf-form.module.css'
import { replaced } from './list-edits.ts'

type RankCurve = Extract<Curve, { kind: 'rank_points' }>

interface PlacesProps {
  readonly curve: RankCurve
  /** Full points of the leaf, where a table of places begins. */
  readonly points: string | null
  readonly onChange: (field: string, curve: Curve) => void
}

/** Points by place inside the category: a fixed step from place to place, or a table; and what equal values get. */
export function PlacesFields({ curve, points, onChange }: PlacesProps): ReactElement {
  const { t } = useTranslation()
  const { places } = curve
  const word = t('schemes.points')
  return (
    <>
      <div className={styles.fields}>
        <Choice
          label={t('schemeLeaf.places.kind')}
          value={places.kind}
          options={(['drop', 'table'] as const).map((each) => ({ value: each, label: t(`schemeLeaf.places.kindOf.${each}`) }))}
          onChange={(kind) => {
            if (kind === places.kind) return
            const next = kind === 'drop' ? { kind, drop: '0.5', floor: '0' } : { kind, points: [points ?? '1'], beyond: '0' }
            onChange('places', { ...curve, places: next })
          }}
        />
        {places.kind === 'drop' ? (
          <>
            <RequiredNumber
              label={t('schemeLeaf.places.drop')}
              field="places drop"
              unit={word}
              value={places.drop}
              onChange={(drop) => onChange('places drop', { ...curve, places: { ...places, drop } })}
            />
            <RequiredNumber
              label={t('schemeLeaf.places.floor')}
              kind="signed"
              field="places floor"
              unit={word}
              value={places.floor}
              onChange={(floor) => onChange('places floor', { ...curve, places: { ...places, floor } })}
            />
          </>
        ) : (
          <RequiredNumber
            label={t('schemeLeaf.places.beyond')}
            kind="signed"
            field="places beyond"
            unit={word}
            value={places.beyond}
            onChange={(beyond) => onChange('places beyond', { ...curve, places: { ...places, beyond } })}
          />
        )}
        <Choice
          label={t('schemeLeaf.places.tied')}
          wide
          value={curve.tied}
          options={(['better_place', 'mean_of_places'] as const).map((each) => ({ value: each, label: t(`schemes.method.tied.${each}`) }))}
          onChange={(tied) => onChange('tied', { ...curve, tied })}
        />
      </div>
      {places.kind === 'table' ? (
        <EditList
          label={t('schemeLeaf.places.table')}
          entries={places.points}
          nameOf={(_, index) => t('schemeLeaf.places.place', { place: index + 1 })}
          fewest={{ count: 1, why: t('schemeLeaf.fewest.place') }}
          onChange={(next) => onChange('places table', { ...curve, places: { ...places, points: next } })}
          add={{ label: t('schemeLeaf.places.add'), entry: () => places.points.at(-1) ?? '1' }}
          render={(each, index) => (
            <div className={styles.row}>
              <span className={styles.rowWord}>{t('schemeLeaf.places.place', { place: index + 1 })}</span>
              <RequiredNumber
                label={t('schemeLeaf.places.pointsOf', { place: index + 1 })}
                hideLabel
                kind="signed"
                field={`place ${index}`}
                unit={word}
                value={each}
                onChange={(value) =>
                  onChange(`place ${index}`, { ...curve, places: { ...places, points: replaced(places.points, index, value) } })
                }
              />
            </div>
          )}
        />
      ) : null}
    </>
  )
}

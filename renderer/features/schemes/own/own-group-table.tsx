import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnGroup } from '../../../../shared/contract/own-indicators.ts'
import type { IndicatorGroup, Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import { Button } from '../../../components/button.tsx'
import { classNames } from '../../../components/class-names.ts'
import { NumberInput } from '../../../components/number-input.tsx'
import { TextInput } from '../../../components/text-input.tsx'
import { FillTag } from './fill-tag.tsx'
import styles from './own.module.css'
import { moved, withPoints } from './own-draft.ts'

interface OwnGroupTableProps {
  readonly group: IndicatorGroup
  readonly fill: OwnGroup | null
  readonly leaves: readonly Leaf[]
  /** Findings and inputs by leaf code: such a leaf cannot go. */
  readonly inputs: Readonly<Record<string, number>>
  readonly current: string | null
  readonly onChoose: (code: string) => void
  readonly onChange: (leaves: readonly Leaf[], merge: string | null) => void
  readonly onAdd: () => void
  readonly onFault: (field: string, faulty: boolean) => void
}

/** One group of the scheme with the evaluatee's leaves in it. */
export function OwnGroupTable(props: OwnGroupTableProps): ReactElement {
  const { group, fill, leaves, inputs, current, onChoose, onChange, onAdd, onFault } = props
  const { t } = useTranslation()
  const replace = (leaf: Leaf, merge: string) =>
    onChange(
      leaves.map((each) => (each.code === leaf.code ? leaf : each)),
      merge,
    )
  return (
    <section aria-label={group.name}>
      <div className={styles.groupHead}>
        <h3>{group.name}</h3>
        {fill === null ? null : <FillTag group={fill} />}
        <Button size="small" icon="plus" onClick={onAdd}>
          {t('ownIndicators.add')}
        </Button>
      </div>
      {leaves.length === 0 ? (
        <p className={styles.hint}>{t('ownIndicators.empty')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('ownIndicators.name')}</th>
              <th scope="col" className={styles.right}>
                {t('ownIndicators.points')}
              </th>
              <th scope="col">{t('ownIndicators.method')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('ownIndicators.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {leaves.map((leaf, place) => {
              const used = inputs[leaf.code]
              return (
                <tr key={leaf.code} className={classNames(leaf.code === current && styles.chosen)}>
                  <td>
                    <TextInput
                      aria-label={t('ownIndicators.nameOf', { number: place + 1 })}
                      className={styles.cell ?? ''}
                      value={leaf.name}
                      onFocus={() => onChoose(leaf.code)}
                      onChange={(name) => {
                        onFault(`${leaf.code} name`, name.trim() === '')
                        replace({ ...leaf, name }, `${leaf.code} name`)
                      }}
                    />
                  </td>
                  <td>
                    <NumberInput
                      aria-label={t('ownIndicators.pointsOf', { name: leaf.name })}
                      className={classNames(styles.cell, styles.points)}
                      value={leaf.points}
                      onFocus={() => onChoose(leaf.code)}
                      onChange={(points, invalid) => {
                        const faulty = invalid || points?.startsWith('-') === true
                        onFault(`${leaf.code} points`, faulty)
                        if (!faulty) replace(withPoints(leaf, points), `${leaf.code} points`)
                      }}
                    />
                  </td>
                  <td>
                    <button type="button" className={styles.jump} onClick={() => onChoose(leaf.code)}>
                      {t(`glossary.method.${leaf.method.kind}`)}
                    </button>
                  </td>
                  <td className={styles.actions}>
                    <Button
                      size="small"
                      variant="quiet"
                      icon="up"
                      disabled={place === 0}
                      aria-label={t('ownIndicators.moveUp', { name: leaf.name })}
                      onClick={() => onChange(moved(leaves, leaf.code, -1), null)}
                    />
                    <Button
                      size="small"
                      variant="quiet"
                      icon="close"
                      disabled={used !== undefined}
                      title={used === undefined ? undefined : t('ownIndicators.used', { count: used })}
                      aria-label={t('ownIndicators.remove', { name: leaf.name })}
                      onClick={() =>
                        onChange(
                          leaves.filter(({ code }) => code !== leaf.code),
                          null,
                        )
                      }
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </section>
  )
}

import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { Button } from '../../../components/button.tsx'
import { Problem } from '../../../components/states.tsx'
import { EditList } from '../leaf-form/edit-list.tsx'
import { freshCode, replaced } from '../leaf-form/list-edits.ts'
import { dimensionUse, withoutDimension, withSet } from './dimension-edits.ts'
import dimensionStyles from './dimensions.module.css'
import { SettingText } from './setting-fields.tsx'
import styles from './settings.module.css'
import { useSettings } from './use-settings.ts'
import { useTreeRows } from './use-tree-rows.ts'

/** Leaves without a dimension that are named at once. */
const namedAtOnce = 12

/** 维度: the dimensions, what belongs to each, what belongs to none, and ready sets. */
export function DimensionsSection({ onJump }: { readonly onJump: (code: string) => void }): ReactElement {
  const { t } = useTranslation()
  const { scheme, readOnly, editScheme } = useSettings()
  const { dimensions } = scheme
  const rows = useTreeRows(scheme)
  const { byCode, without } = useMemo(() => dimensionUse(rows), [rows])
  const [asking, setAsking] = useState<string | null>(null)
  const [all, setAll] = useState(false)
  const wordsOf = (code: string) => {
    const use = byCode.get(code)
    return use === undefined
      ? t('schemeSettings.dimensions.unused')
      : t('schemeSettings.dimensions.use', { count: use.leaves, points: use.points })
  }
  const remove = (code: string) => {
    setAsking(null)
    editScheme('dimensions', (before) => withoutDimension(before, code))
  }
  const asked = dimensions.find(({ code }) => code === asking)
  return (
    <>
      <p className="muted">{t('schemeSettings.dimensions.help')}</p>
      {readOnly ? (
        <ul className={dimensionStyles.plainList}>
          {dimensions.map(({ code, name }) => (
            <li key={code}>
              {name} <span className="muted">{wordsOf(code)}</span>
            </li>
          ))}
        </ul>
      ) : (
        <EditList
          label={t('schemeSettings.section.dimensions')}
          entries={dimensions}
          nameOf={({ name }) => name}
          keyOf={({ code }) => code}
          render={({ code, name }, place) => (
            <div className={dimensionStyles.dimension}>
              <SettingText
                label={t('schemeSettings.dimensions.nameOf', { place: place + 1 })}
                hideLabel
                place={`dimension ${code}`}
                required
                longest={200}
                value={name}
                onChange={(text) =>
                  editScheme(
                    'dimensions',
                    (before) => ({ ...before, dimensions: replaced(before.dimensions, place, { code, name: text }) }),
                    `dimension ${code}`,
                  )
                }
              />
              <span className="muted">{wordsOf(code)}</span>
            </div>
          )}
          onChange={(next) => {
            const gone = dimensions.find(({ code }) => next.every((each) => each.code !== code))
            if (gone === undefined) editScheme('dimensions', (before) => ({ ...before, dimensions: next }))
            else if (byCode.has(gone.code)) setAsking(gone.code)
            else remove(gone.code)
          }}
          add={{
            label: t('schemeSettings.dimensions.add'),
            entry: () => ({ code: freshCode(dimensions, 'dimension'), name: t('schemeSettings.dimensions.newName') }),
          }}
        />
      )}
      {asked === undefined ? null : (
        <div role="alert" className={styles.ask}>
          <p>{t('schemeSettings.dimensions.inUse', { name: asked.name, count: byCode.get(asked.code)?.leaves ?? 0 })}</p>
          <Button size="small" variant="danger" onClick={() => remove(asked.code)}>
            {t('schemeSettings.dimensions.removeAnyway')}
          </Button>
          <Button size="small" onClick={() => setAsking(null)}>
            {t('common.cancel')}
          </Button>
        </div>
      )}
      {dimensions.length === 0 || without.length === 0 ? null : (
        <div className={dimensionStyles.without}>
          <p>{t('schemeSettings.dimensions.without', { count: without.length })}</p>
          <p className={dimensionStyles.jumps}>
            {(all ? without : without.slice(0, namedAtOnce)).map((row) => (
              <button key={row.code} type="button" className={styles.jump} onClick={() => onJump(row.code)}>
                {row.name}
              </button>
            ))}
            {all || without.length <= namedAtOnce ? null : (
              <Button size="small" variant="quiet" onClick={() => setAll(true)}>
                {t('schemeSettings.dimensions.showAll')}
              </Button>
            )}
          </p>
        </div>
      )}
      {readOnly ? null : <DimensionSets />}
    </>
  )
}

/** Ready sets, each with a button that adds what is not there yet. */
function DimensionSets(): ReactElement {
  const { t } = useTranslation()
  const { scheme, editScheme } = useSettings()
  const sets = useQuery({ ...api.schemeLibrary.dimensionSets.queryOptions(), staleTime: Number.POSITIVE_INFINITY })
  if (sets.isError) return <Problem error={sets.error} onRetry={() => void sets.refetch()} />
  const present = new Set(scheme.dimensions.map(({ name }) => name))
  return (
    <>
      <h3>{t('schemeSettings.dimensions.sets')}</h3>
      <ul className={dimensionStyles.sets}>
        {(sets.data ?? []).map((set) => (
          <li key={set.code}>
            <div>
              <strong>{set.name}</strong> <span className="muted">{set.about}</span>
              <p className={dimensionStyles.setNames}>
                {set.dimensions.map(({ code, name, meaning }) => (
                  <span key={code} title={meaning}>
                    {name}
                  </span>
                ))}
              </p>
            </div>
            <Button
              size="small"
              disabled={set.dimensions.every(({ name }) => present.has(name))}
              aria-label={t('schemeSettings.dimensions.addSetOf', { name: set.name })}
              onClick={() => editScheme('dimensions', (before) => ({ ...before, dimensions: withSet(before.dimensions, set) }))}
            >
              {t('schemeSettings.dimensions.addSet')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

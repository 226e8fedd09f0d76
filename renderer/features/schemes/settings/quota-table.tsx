import { type ReactElement, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QuotaPlaces } from '../../../../shared/contract/scheme-library.ts'
import type { SchemeSettings } from '../../../../shared/domain/scheme/settings.ts'
import { client } from '../../../api/client.ts'
import { useCycle } from '../../../app/cycle-context.ts'
import { Field } from '../../../components/field.tsx'
import { NumberInput } from '../../../components/number-input.tsx'
import { Problem } from '../../../components/states.tsx'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import quotaStyles from './quotas.module.css'
import styles from './settings.module.css'

type Quotas = SchemeSettings['quotas']

interface QuotaTableProps {
  readonly quotas: Quotas
  readonly gradeName: (code: string) => string
}

/** How long typing has to rest before the host is asked. */
const pause = 120

/** What the quotas come to: with the register of the cycle, in all and by category, and for a number of participants as one assumes it. */
export function QuotaTable({ quotas, gradeName }: QuotaTableProps): ReactElement | null {
  const { t } = useTranslation()
  const { scheme } = useSchemeDocument()
  const cycle = useCycle()
  const { places, error } = usePlaces(cycle.id, quotas)
  const [assumed, setAssumed] = useState<string | null>(null)
  const whatIf = useAssumedPlaces(assumed, quotas)
  if (quotas.length === 0) return null
  if (error !== null) return <Problem error={error} />
  const fits = places !== null && places.kind === scheme.kind && places.participants > 0 && places.quotas.length === quotas.length
  return (
    <div className={quotaStyles.quotaTable}>
      {places === null ? null : fits ? (
        <Register places={places} quotas={quotas} gradeName={gradeName} />
      ) : (
        <p className="muted">
          {places.participants === 0
            ? t('schemeSettings.quotas.noRegister')
            : t('schemeSettings.quotas.otherKind', { kind: t(`glossary.kind.${places.kind}`) })}
        </p>
      )}
      <Field label={t('schemeSettings.quotas.assume')} className={styles.numberField}>
        {(control) => (
          <span className={styles.withUnit}>
            <NumberInput
              {...control}
              className={styles.number ?? ''}
              placeholder={t('schemeSettings.quotas.assumeExample')}
              value={assumed}
              onChange={(text, invalid) => setAssumed(invalid ? null : text)}
            />
            <output>
              {whatIf === null
                ? null
                : quotas
                    .map((quota, place) => t('schemeSettings.quotas.assumed', { name: gradeName(quota.grade), count: whatIf[place] ?? 0 }))
                    .join(t('schemes.method.separator'))}
            </output>
          </span>
        )}
      </Field>
    </div>
  )
}

interface RegisterProps extends QuotaTableProps {
  readonly places: QuotaPlaces
}

function Register({ places, quotas, gradeName }: RegisterProps): ReactElement {
  const { t } = useTranslation()
  const kind = t(`glossary.kind.${places.kind}`)
  const byCategory = places.quotas.some((quota) => quota.byCategory !== null)
  const key = (quota: Quotas[number], place: number) => `${place} ${quota.grade}`
  return (
    <>
      <ul className={quotaStyles.outcome} aria-label={t('schemeSettings.quotas.outcome')}>
        {quotas.map((quota, place) => (
          <li key={key(quota, place)}>
            <strong>{gradeName(quota.grade)}</strong>{' '}
            {t('schemeSettings.quotas.comesTo', { kind, participants: places.participants, count: places.quotas[place]?.places ?? 0 })}{' '}
            <span className="muted">{t(`schemeSettings.quotas.counted.${quota.per}`)}</span>
          </li>
        ))}
      </ul>
      {byCategory ? (
        // A table that scrolls must be reachable by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable without anything focusable inside
        <section className={quotaStyles.categories} tabIndex={0} aria-label={t('schemeSettings.quotas.byCategory')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th>{t('common.category')}</th>
                <th className={styles.numeric}>{t('schemeSettings.quotas.participants')}</th>
                {quotas.map((quota, place) => (
                  <th key={key(quota, place)} className={styles.numeric}>
                    {gradeName(quota.grade)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {places.categories.map((category, index) => (
                <tr key={category.id}>
                  <td>{category.name}</td>
                  <td className={styles.numeric}>{category.participants}</td>
                  {quotas.map((quota, place) => (
                    <td key={key(quota, place)} className={styles.numeric}>
                      {places.quotas[place]?.byCategory?.[index] ?? t('common.noValue')}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
    </>
  )
}

function usePlaces(cycleId: number, quotas: Quotas): { readonly places: QuotaPlaces | null; readonly error: unknown } {
  const [answer, setAnswer] = useState<{ readonly places: QuotaPlaces | null; readonly error: unknown }>({ places: null, error: null })
  useEffect(() => {
    let stale = false
    const timer = window.setTimeout(async () => {
      try {
        const places = await client.schemeLibrary.quotaPlaces({ cycleId, quotas })
        if (!stale) setAnswer({ places, error: null })
      } catch (error) {
        if (!stale) setAnswer({ places: null, error })
      }
    }, pause)
    return () => {
      stale = true
      window.clearTimeout(timer)
    }
  }, [cycleId, quotas])
  return answer
}

/** Places for an assumed number; null while none that makes sense is typed. */
function useAssumedPlaces(assumed: string | null, quotas: Quotas): readonly number[] | null {
  const [places, setPlaces] = useState<readonly number[] | null>(null)
  const participants = assumed === null || !/^\d{1,6}$/.test(assumed) ? null : Number(assumed)
  useEffect(() => {
    setPlaces(null)
    if (participants === null) return
    let stale = false
    client.schemeLibrary.quotaPlacesOf({ participants, quotas }).then(
      (answer) => {
        if (!stale) setPlaces(answer)
      },
      // The register's own line says what is wrong with the host.
      () => undefined,
    )
    return () => {
      stale = true
    }
  }, [participants, quotas])
  return places
}

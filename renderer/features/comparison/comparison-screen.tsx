import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactElement, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { seriesLimit } from '../../charts/chart-model.ts'
import { EvaluateePicker } from '../../components/evaluatee-picker.tsx'
import { ExportOutcome } from '../../components/export-panel/export-outcome.tsx'
import { useExport } from '../../components/export-panel/use-export.ts'
import { PageHead } from '../../components/page-head.tsx'
import { Select } from '../../components/select.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { ChooseEvaluatees } from './choose-evaluatees.tsx'
import styles from './comparison.module.css'
import { ComparisonBody } from './comparison-body.tsx'
import type { PictureSource } from './comparison-charts.tsx'
import { ComparisonExports } from './comparison-exports.tsx'
import { addToSlots, compared, removeFromSlots, type Slots, slotsFromIds, slotsToIds } from './slots.ts'

const noDay = ''

/**
 * 并列比较: two to eight evaluatees side by side, in cards, charts and an indicator table sorted by gap. Who is compared, and since when, stands in
 * the address. Every number opens its explanation.
 */
export function ComparisonScreen(): ReactElement {
  const { t } = useTranslation()
  const cycle = useCycle()
  const navigate = useNavigate({ from: '/compare' })
  const { ids, since = null } = useSearch({ from: '/compare' })
  const slots = useMemo(() => slotsFromIds(ids ?? []), [ids])
  const entries = useMemo(() => compared(slots), [slots])
  const enough = entries.length >= 2
  const exporting = useExport()
  const [pictureSource, setPictureSource] = useState<PictureSource | null>(null)

  const register = useQuery(api.register.list.queryOptions({ input: { cycleId: cycle.id } }))
  const days = useQuery(api.results.days.queryOptions({ input: { cycleId: cycle.id } }))
  const comparison = useQuery(
    api.comparison.compare.queryOptions({
      input: { cycleId: cycle.id, evaluateeIds: entries.map((entry) => entry.evaluateeId), since },
      enabled: enough,
      placeholderData: keepPreviousData,
    }),
  )

  const show = (next: Slots, day: string | null) => {
    const held = slotsToIds(next)
    void navigate({ search: { ...(held.length === 0 ? {} : { ids: held }), ...(day === null ? {} : { since: day }) } })
  }
  const add = (evaluateeId: number) => show(addToSlots(slots, evaluateeId), since)
  const remove = (evaluateeId: number) => show(removeFromSlots(slots, evaluateeId), since)

  const evaluatees = register.data?.evaluatees ?? []
  const picker =
    entries.length < seriesLimit ? (
      <EvaluateePicker
        // A new picker for each addition, so that its text is empty again.
        key={slotsToIds(slots).join('.')}
        evaluatees={evaluatees}
        value={null}
        onChoose={(evaluatee) => add(evaluatee.id)}
        without={new Set(entries.map((entry) => entry.evaluateeId))}
        placeholder={t(`comparison.add.${cycle.kind}`)}
        label={t('comparison.addLabel')}
      />
    ) : (
      <span className="muted">{t('comparison.full', { limit: seriesLimit })}</span>
    )

  // Kept data of the former choice would name evaluatees that have no slot any more.
  const shown = comparison.data?.cards.every((card) => entries.some((entry) => entry.evaluateeId === card.evaluateeId))
    ? comparison.data
    : undefined

  return (
    <div className={styles.screen}>
      <PageHead
        title={t('comparison.title')}
        facts={enough ? [t(`comparison.facts.count.${cycle.kind}`, { count: entries.length }), t('comparison.facts.hint')] : []}
        actions={
          enough ? (
            <>
              <Select
                aria-label={t('comparison.since')}
                className={styles.since ?? ''}
                value={since ?? noDay}
                onChange={(day) => show(slots, day === noDay ? null : day)}
                options={[
                  { value: noDay, label: t('comparison.noSince') },
                  ...(days.data ?? []).map((day) => ({ value: day, label: t('comparison.sinceDay', { date: day }) })),
                ]}
              />
              <div className={styles.picker}>{picker}</div>
              <ComparisonExports
                cycle={cycle}
                evaluateeIds={entries.map((entry) => entry.evaluateeId)}
                exporting={exporting}
                pictureSource={pictureSource}
              />
            </>
          ) : null
        }
      />
      <ExportOutcome {...exporting} />
      {enough ? null : (
        <ChooseEvaluatees
          cycle={cycle}
          picker={picker}
          chosen={entries}
          evaluatees={evaluatees}
          onRemove={remove}
          onTakeTop={(top) => show(top, since)}
        />
      )}
      {enough && comparison.isPending ? <Loading /> : null}
      {comparison.isError ? <Problem error={comparison.error} onRetry={() => void comparison.refetch()} /> : null}
      {enough && shown !== undefined ? (
        <ComparisonBody comparison={shown} slots={entries} pictureSource={setPictureSource} onRemove={remove} />
      ) : null}
    </div>
  )
}

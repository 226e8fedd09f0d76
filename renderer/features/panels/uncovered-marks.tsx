import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PanelLeaves, PanelScope } from '../../../shared/contract/panels.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { TextInput } from '../../components/text-input.tsx'
import styles from './work-view.module.css'

/** What would change of a panel. */
export interface PanelChange {
  readonly name?: string
  readonly scope?: PanelScope
  readonly leaves?: PanelLeaves
  readonly judgeIds?: number[]
}

interface UncoveredMarksProps {
  readonly panelId: number
  readonly change: PanelChange
  readonly onClear: (reason: string) => void
  readonly onKeep: () => void
  /** Why the last try was refused. */
  readonly refused: unknown
  readonly busy: boolean
}

/** More than these would push the panel itself off the screen. */
const shownAtOnce = 12

/** Marks that a change would leave without a panel, by place and without the mark, and the choice: clear them for a reason, or keep the assignment. */
export function UncoveredMarks({ panelId, change, onClear, onKeep, refused, busy }: UncoveredMarksProps): ReactElement {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const uncovered = useQuery(api.panels.uncovered.queryOptions({ input: { panelId, ...change } }))
  if (uncovered.isError) return <Problem error={uncovered.error} />
  if (uncovered.data === undefined) return <Loading />
  const { count, first } = uncovered.data
  const refusal = refused === null ? null : refusalOf(refused)
  const other = refusal !== null && !(refusal.kind === 'app' && refusal.code === 'marks_outside')
  const ready = reason.trim() !== '' && !busy
  return (
    <form
      className={styles.uncovered}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onClear(reason.trim())
      }}
    >
      <b role="alert">{t('panels.work.uncoveredTitle', { count })}</b>
      <ul>
        {first.slice(0, shownAtOnce).map((place) => (
          <li key={`${place.judge}/${place.evaluatee}/${place.leaf}`}>{t('panels.work.uncoveredPlace', place)}</li>
        ))}
        {count > shownAtOnce && <li>{t('panels.work.uncoveredMore', { count: count - shownAtOnce })}</li>}
      </ul>
      <Field label={t('panels.work.reason')}>
        {(control) => <TextInput {...control} maxLength={200} value={reason} onChange={setReason} />}
      </Field>
      <div className={styles.acts}>
        <Button type="submit" size="small" variant="danger" aria-disabled={!ready}>
          {t('panels.work.clear')}
        </Button>
        <Button size="small" onClick={onKeep}>
          {t('panels.work.keep')}
        </Button>
      </div>
      {other && <Problem error={refused} />}
    </form>
  )
}

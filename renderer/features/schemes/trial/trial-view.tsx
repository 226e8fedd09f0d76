import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Evaluatee } from '../../../../shared/contract/register.ts'
import { api, client } from '../../../api/client.ts'
import { useCycleOrNull } from '../../../app/cycle-context.ts'
import { Button } from '../../../components/button.tsx'
import { EvaluateePicker } from '../../../components/evaluatee-picker.tsx'
import { Problem } from '../../../components/states.tsx'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { isLeafIndicator, treeRows } from '../scheme-tree.ts'
import { emptyTrial } from './kept-trial.ts'
import styles from './trial.module.css'
import type { NewFinding } from './trial-facts.ts'
import { TrialForm } from './trial-form.tsx'
import { TrialResult } from './trial-result.tsx'
import { useTrial } from './use-trial.ts'

/**
 * 试算: facts of one evaluatee are typed or taken from a real one, and the scheme on screen, saved or not, computes them while they are typed. Nothing of
 * it is stored but in this window.
 */
export function TrialView(): ReactElement {
  const { t } = useTranslation()
  const { scheme, version } = useSchemeDocument()
  const cycle = useCycleOrNull()
  const rows = useMemo(() => treeRows(scheme), [scheme])
  const schemeLeaves = useMemo(() => rows.flatMap(({ indicator }) => (isLeafIndicator(indicator) ? [indicator] : [])), [rows])
  const { trial, dispatch, answer } = useTrial(version.id, scheme, schemeLeaves)
  const [error, setError] = useState<unknown>(null)
  const fresh = useMemo((): NewFinding => ({ foundOn: isoDay(new Date()), reason: t('schemeTrial.reason') }), [t])

  const attempt = async (work: () => Promise<void>) => {
    setError(null)
    try {
      await work()
    } catch (failed) {
      setError(failed)
    }
  }
  const take = (evaluatee: Evaluatee) =>
    attempt(async () => {
      if (cycle === null) return
      const real = await client.schemeTrial.factsOf({ cycleId: cycle.id, evaluateeId: evaluatee.id, scheme })
      const { facts, present, leftOver, judges } = real
      dispatch({ do: 'set', trial: { facts, taken: { evaluateeId: evaluatee.id, name: evaluatee.name, ...present, leftOver, judges } } })
    })
  const fill = () =>
    attempt(async () => {
      dispatch({ do: 'set', trial: { facts: await client.schemeTrial.fullFacts({ scheme, facts: trial.facts }), taken: null } })
    })
  const [wanted, setWanted] = useState<string | null>(null)

  return (
    <div className={styles.trial}>
      <div className={styles.bar}>
        {cycle === null ? null : (
          <PickReal cycleId={cycle.id} chosen={trial.taken?.evaluateeId ?? null} onChoose={(evaluatee) => void take(evaluatee)} />
        )}
        <Button title={t('schemeTrial.fullHint')} onClick={() => void fill()}>
          {t('schemeTrial.full')}
        </Button>
        <Button onClick={() => dispatch({ do: 'set', trial: emptyTrial })}>{t('schemeTrial.clear')}</Button>
        <span className={styles.hint}>{t('schemeTrial.hint')}</span>
      </div>
      {error === null ? null : <Problem error={error} />}
      <div className={styles.body}>
        <TrialForm rows={rows} facts={trial.facts} answer={answer} fresh={fresh} wanted={wanted} onShown={setWanted} dispatch={dispatch} />
        <TrialResult answer={answer} taken={trial.taken} onGo={setWanted} />
      </div>
    </div>
  )
}

interface PickRealProps {
  readonly cycleId: number
  readonly chosen: number | null
  readonly onChoose: (evaluatee: Evaluatee) => void
}

/** A real evaluatee of the cycle on screen, whose counting facts are taken as a start. */
function PickReal({ cycleId, chosen, onChoose }: PickRealProps): ReactElement {
  const { t } = useTranslation()
  const register = useQuery(api.register.list.queryOptions({ input: { cycleId } }))
  return (
    <div className={styles.pick}>
      <EvaluateePicker
        key={chosen ?? 'none'}
        evaluatees={register.data?.evaluatees ?? []}
        value={chosen}
        onChoose={onChoose}
        label={t('schemeTrial.take')}
        placeholder={t('schemeTrial.take')}
      />
    </div>
  )
}

/** The day at the office. */
function isoDay(now: Date): string {
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}

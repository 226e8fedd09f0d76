import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { api } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { Loading, Problem } from '../../components/states.tsx'
import { useMay } from '../../components/use-may.ts'
import { SealForm } from './seal-form.tsx'
import { SealGate } from './seal-gate.tsx'
import { SealHistory } from './seal-history.tsx'
import { SealInForce } from './seal-in-force.tsx'
import styles from './seals.module.css'

/** 封存: what is still to be finished, the act itself, the seal in force with its code, and all seals with what changed between them. */
export function SealView(): ReactElement {
  const may = useMay()
  const cycle = useCycle()
  const status = useQuery(api.seals.status.queryOptions({ input: { cycleId: cycle.id } }))
  const about = useQuery(api.settings.about.queryOptions())
  if (status.isPending || about.isPending) return <Loading />
  if (status.isError) return <Problem error={status.error} onRetry={() => void status.refetch()} />
  if (about.isError) return <Problem error={about.error} onRetry={() => void about.refetch()} />
  const { inForce, history } = status.data
  const { operator } = about.data
  return (
    <div className={styles.view}>
      <div className={styles.main}>
        {inForce === null ? (
          <SealGate status={status.data} />
        ) : (
          <SealInForce key={inForce.id} seal={inForce} operator={operator} next={inForce.revision + 1} />
        )}
        {inForce === null && may('seals.seal') ? (
          <SealForm operator={operator} ready={status.data.gate.every(({ open }) => open === 0)} />
        ) : null}
      </div>
      <SealHistory history={history} />
    </div>
  )
}

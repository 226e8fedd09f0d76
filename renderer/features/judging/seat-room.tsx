import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScoreSheet } from '../../../shared/contract/score-sheet.ts'
import { api, client } from '../../api/client.ts'
import { isRefusal } from '../../api/refusal.ts'
import type { GridChange } from '../../components/score-grid/grid-model.ts'
import type { SheetPlace } from '../../components/score-sheet/review-sheet.ts'
import { settled } from '../../components/score-sheet/settled.ts'
import { marksOf, withChanges } from '../../components/score-sheet/sheet-cells.ts'
import { Loading, Problem } from '../../components/states.tsx'
import { HandedIn } from './handed-in.tsx'
import { MarkingRoom } from './marking-room.tsx'
import { ReviewRoom } from './review-room.tsx'
import { useIdle } from './use-idle.ts'

interface SeatRoomProps {
  readonly seat: string
  readonly idleSeconds: number
  readonly onLeave: () => void
}

/** Everything a judge does after signing in: mark, check, hand in, correct. Whatever ends the seat goes back to the code with everything saved. */
export function SeatRoom({ seat, idleSeconds, onLeave }: SeatRoomProps): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const seated = useQuery(api.judging.seated.queryOptions({ input: { seat } }))
  const [chosen, setChosen] = useState<number | null>(null)
  const panels = seated.data?.panels ?? []
  const panel = panels.find(({ id }) => id === chosen) ?? panels.find(({ submittedAt }) => submittedAt === null) ?? panels[0]
  const panelId = panel?.id ?? null
  const sheet = useQuery(api.judging.mySheet.queryOptions({ input: { seat, panelId: panelId ?? 1 }, enabled: panelId !== null }))
  const [stage, setStage] = useState<'mark' | 'review' | 'look'>('mark')
  const [start, setStart] = useState<SheetPlace | null>(null)
  const saving = useRef<Promise<unknown>>(Promise.resolve())

  const keep = useCallback(
    (next: ScoreSheet): void => {
      queryClient.setQueryData(api.judging.mySheet.queryKey({ input: { seat, panelId: next.panelId } }), next)
    },
    [queryClient, seat],
  )
  const save = useCallback(
    (changes: readonly GridChange[]): Promise<void> => {
      const key = api.judging.mySheet.queryKey({ input: { seat, panelId: panelId ?? 1 } })
      const before = queryClient.getQueryData(key)
      if (before === undefined || panelId === null) throw new Error('saved before the sheet was read')
      const work = client.judging.saveMyMarks({ seat, panelId, marks: marksOf(before, changes) }).then(({ totals }) => {
        queryClient.setQueryData(key, (now) => (now === undefined ? now : withChanges(now, changes, totals)))
      })
      saving.current = work.catch(() => undefined)
      return work
    },
    [queryClient, seat, panelId],
  )
  const leave = useCallback(async (): Promise<void> => {
    // A cell that is being typed is saved when it is left, and it is left now.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    await settled(saving)
    await client.judging.leave({ seat }).catch(() => undefined)
    queryClient.removeQueries({ queryKey: api.judging.mySheet.key() })
    queryClient.removeQueries({ queryKey: api.judging.seated.key() })
    onLeave()
  }, [seat, queryClient, onLeave])
  const idle = useIdle(
    idleSeconds,
    () => void leave(),
    () => void client.judging.seated({ seat }).catch(() => undefined),
  )

  const error = seated.error ?? sheet.error
  const over = error !== null && isRefusal(error, 'seat_ended')
  useEffect(() => {
    if (over) onLeave()
  }, [over, onLeave])

  if (over || seated.data === undefined || panel === undefined || sheet.data === undefined) {
    return error !== null && !over ? (
      <Problem
        error={error}
        onRetry={() => {
          void seated.refetch()
          void sheet.refetch()
        }}
      />
    ) : (
      <Loading />
    )
  }
  const { judge } = seated.data
  const data = sheet.data
  const submitted = data.submittedAt !== null
  const others = panels.filter(({ id, submittedAt }) => id !== panel.id && submittedAt === null)
  const choose = (id: number): void => {
    setChosen(id)
    setStage('mark')
    setStart(null)
  }

  return (
    <>
      {submitted && stage !== 'look' ? (
        <HandedIn
          seat={seat}
          sheet={data}
          otherPanel={others[0] ?? null}
          onOther={choose}
          onLook={() => setStage('look')}
          onOpened={(next) => {
            keep(next)
            setStart(null)
            setStage('mark')
          }}
          onNext={() => void leave()}
        />
      ) : stage === 'review' ? (
        <ReviewRoom
          seat={seat}
          sheet={data}
          onBack={(place) => {
            setStart(place)
            setStage('mark')
          }}
          onHandedIn={(next) => {
            keep(next)
            setStage('mark')
            void seated.refetch()
          }}
        />
      ) : (
        <MarkingRoom
          key={`${panel.id}/${data.version}/${start === null ? '' : `${start.row}/${start.column}`}`}
          seat={seat}
          judge={judge}
          panels={panels}
          sheet={data}
          start={start}
          save={save}
          onPanel={choose}
          onSheet={keep}
          onReview={() => setStage(submitted ? 'mark' : 'review')}
          onLeave={() => void leave()}
        />
      )}
      <p role="status" className={idle === null ? 'visually-hidden' : undefined}>
        {idle === null ? '' : t('judging.seat.idle', { seconds: idle })}
      </p>
    </>
  )
}

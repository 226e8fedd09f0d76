import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { MeetingConsole } from '../../../shared/contract/meetings.ts'
import { api, client } from '../../api/client.ts'

/** Which meeting in which state; sent with every step. */
export interface At {
  readonly meetingId: number
  readonly version: number
}

/** Takes a step: the call gets the newest version that the screen knows. Resolves to whether the step was taken. */
export type Act = (call: (at: At) => Promise<MeetingConsole>) => Promise<boolean>

/** The calls of a meeting, for `Act`. */
export const steps = client.meetings

/** A meeting as the host has it, and the one way to take a step of it. */
export function useMeeting(meetingId: number) {
  const queryClient = useQueryClient()
  const options = api.meetings.get.queryOptions({ input: { meetingId } })
  const meeting = useQuery(options)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(0)
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const key = useRef(options.queryKey)
  key.current = options.queryKey

  const act = useCallback<Act>(
    (call) => {
      // One after the other: quick keys must not send the same version twice.
      const turn = line.current.then(async () => {
        const shown = queryClient.getQueryData<MeetingConsole>(key.current)
        if (shown === undefined) return false
        setBusy((count) => count + 1)
        try {
          const answer = await call({ meetingId: shown.id, version: shown.version })
          // An answer that was asked for before this step must not come after it.
          await queryClient.cancelQueries({ queryKey: key.current })
          queryClient.setQueryData(key.current, answer)
          setError(null)
          return true
        } catch (refusal) {
          setError(refusal)
          await queryClient.invalidateQueries({ queryKey: key.current })
          return false
        } finally {
          setBusy((count) => count - 1)
        }
      })
      line.current = turn
      return turn
    },
    [queryClient],
  )
  return { meeting, act, error, busy: busy > 0 }
}

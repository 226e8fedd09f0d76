import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { MeetingConsole } from '../../../shared/contract/meetings.ts'
import { api } from '../../api/client.ts'
import type { ComboboxItem } from '../../components/combobox.tsx'

/** The evaluatees of a meeting to choose from, found by name, code, pinyin or initials. */
export function useEvaluateeItems({ cycleId, items }: MeetingConsole): ComboboxItem[] {
  const register = useQuery(api.register.list.queryOptions({ input: { cycleId } }))
  return useMemo(() => {
    const known = new Map((register.data?.evaluatees ?? []).map((evaluatee) => [evaluatee.id, evaluatee]))
    return items.flatMap(({ evaluateeId, name, unitName }) => {
      const evaluatee = known.get(evaluateeId)
      if (evaluatee === undefined) return []
      const { shortName, code, pinyin, initials } = evaluatee
      return [{ key: String(evaluateeId), name, shortName, code, pinyin, initials, note: unitName === name ? code : unitName }]
    })
  }, [items, register.data])
}

import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'

/** Who sits at the screen, as far as the findings care: a recorder does not confirm own findings, unless the office has one person. */
export interface Operator {
  readonly name: string | null
  readonly onePersonOffice: boolean
  /** Shortcut of "new": browsers keep Ctrl+N for a new window, so there it is Alt+N. */
  readonly newKey: 'Ctrl N' | 'Alt N'
}

/** The operator and the rules of the office; nobody and no exception while they are being read. */
export function useOperator(): Operator {
  const about = useQuery(api.settings.about.queryOptions())
  return {
    name: about.data?.operator ?? null,
    onePersonOffice: about.data?.onePersonOffice === true,
    newKey: about.data?.host === 'desktop' ? 'Ctrl N' : 'Alt N',
  }
}

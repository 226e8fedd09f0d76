import type { ReactElement } from 'react'

export function TrialView(): ReactElement | null {
  return null
}

import type { ReactElement } from 'react'

export function VersionsView(): ReactElement | null {
  return null
}

import type { ReactElement } from 'react'

export function OwnView(): ReactElement | null {
  return null
}

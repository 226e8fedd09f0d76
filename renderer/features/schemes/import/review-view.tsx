import type { ReactElement } from 'react'

export function ReviewView(): ReactElement | null {
  return null
}

import type { ReactElement } from 'react'

/** What the views of a panel's sheets get: the cycle, and the panel chosen in the list (null: none is there). */
export interface PanelViewProps {
  readonly cycleId: number
  readonly panelId: number | null
}

/** 评分表 of the panel's judges. */
export function SheetsView(_props: PanelViewProps): ReactElement | null {
  return null
}

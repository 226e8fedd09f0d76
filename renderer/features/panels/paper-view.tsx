import type { ReactElement } from 'react'
import type { PanelViewProps } from './sheets-view.tsx'

/** 纸质评分表 of the panel. */
export function PaperView(_props: PanelViewProps): ReactElement | null {
  return null
}

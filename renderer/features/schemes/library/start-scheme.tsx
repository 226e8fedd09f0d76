import type { ReactElement } from 'react'

export interface StartSchemeProps {
  /** `import`: the wizard for an office's own workbook is open. */
  readonly mode: 'new' | 'import'
  readonly onMode: (mode: 'new' | 'import') => void
  /** A draft was made; `imported` ones open in their review. */
  readonly onCreated: (versionId: number, imported: boolean) => void
  readonly onClose: () => void
}

export function StartScheme(_props: StartSchemeProps): ReactElement | null {
  return null
}

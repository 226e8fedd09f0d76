import { useCallback, useRef, useState } from 'react'
import type { ExportedFile } from '../../../shared/contract/reports.ts'
import { downloadFile, exportPath } from '../../api/bytes.ts'

/** How far an export is. `done` names the file that was written, reopened and checked by the host. */
export type ExportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'writing' }
  | { readonly kind: 'done'; readonly file: ExportedFile }
  | { readonly kind: 'failed'; readonly error: unknown }

export interface Export {
  readonly state: ExportState
  /** Asks the host for a file and downloads it once the host has checked it. A second call while one runs does nothing. */
  readonly start: (write: () => Promise<ExportedFile>) => void
  /** The last export once more, after it failed. */
  readonly retry: () => void
  readonly downloadAgain: () => void
  readonly dismiss: () => void
}

/** One export of a screen: written by the host, checked by the host, then saved. */
export function useExport(): Export {
  const [state, setState] = useState<ExportState>({ kind: 'idle' })
  const last = useRef<(() => Promise<ExportedFile>) | null>(null)

  const save = useCallback(async (file: ExportedFile) => {
    try {
      await downloadFile(exportPath(file.fileId), file.name)
      setState({ kind: 'done', file })
    } catch (error) {
      setState({ kind: 'failed', error })
    }
  }, [])

  const start = useCallback(
    (write: () => Promise<ExportedFile>) => {
      if (state.kind === 'writing') return
      last.current = write
      setState({ kind: 'writing' })
      void write().then(save, (error: unknown) => setState({ kind: 'failed', error }))
    },
    [state.kind, save],
  )

  return {
    state,
    start,
    retry: () => {
      if (last.current !== null) start(last.current)
    },
    downloadAgain: () => {
      if (state.kind === 'done') void save(state.file)
    },
    dismiss: () => setState({ kind: 'idle' }),
  }
}

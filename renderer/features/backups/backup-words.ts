import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupFile } from '../../../shared/contract/backups.ts'
import { byteSize } from '../../components/byte-size.ts'
import type { Tone } from '../../components/tag.tsx'
import { codedText, hasText } from '../../i18n/dynamic-text.ts'

/** A size as people read it: "1.5 MB", "72.4 GB". */
export function useSize(): (bytes: number) => string {
  const { t } = useTranslation()
  return useCallback(
    (bytes) => {
      const gigabytes = bytes / 1024 ** 3
      if (gigabytes >= 1) return `${gigabytes.toFixed(1)} GB`
      const { unit, value } = byteSize(bytes)
      return t(`common.bytes.${unit}`, { value })
    },
    [t],
  )
}

/** Why a backup was made, in words. */
export function reasonWords(reason: string): string {
  const known = reason.startsWith('migration-') ? 'migration' : reason
  return codedText('backups.reasons', hasText('backups.reasons', known) ? known : 'other')
}

/** What somebody did, in the words of the audit log; an action without words shows its name. */
export function actionWords(action: string): string {
  return codedText('audit.actions', action)
}

export const standingTone: Readonly<Record<BackupFile['standing'], Tone>> = {
  verified: 'green',
  damaged: 'red',
  unchecked: 'amber',
  newer: 'blue',
}

/** Whether a backup can be restored as far as the list knows. */
export function isRestorable({ standing }: BackupFile): boolean {
  return standing === 'verified' || standing === 'unchecked'
}

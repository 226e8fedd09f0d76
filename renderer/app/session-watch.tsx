import { useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api/client.ts'
import { lockPage } from '../api/way-in.ts'
import styles from './shell.module.css'
import { useIdleLock } from './use-idle-lock.ts'

/** Keeps an account's session: says that somebody is here, warns before the lock, locks, and listens for Ctrl L. */
export function SessionWatch({ idleSeconds }: { readonly idleSeconds: number }): ReactElement | null {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const left = useIdleLock(
    idleSeconds,
    () => void lockPage(queryClient),
    // A refusal says where the page stands; the call before has seen to that.
    () => void client.accounts.stillHere().catch(() => undefined),
  )
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'l') return
      event.preventDefault()
      void lockPage(queryClient)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [queryClient])
  if (left === null) return null
  return (
    <p role="alert" className={styles.idle}>
      {t('shell.locksSoon', { count: left })}
      <button type="button">{t('shell.stay')}</button>
    </p>
  )
}

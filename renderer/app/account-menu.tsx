import { useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../shared/contract/accounts.ts'
import { goOut, lockPage } from '../api/way-in.ts'
import { Icon } from '../components/icons.tsx'
import { useMay } from '../components/use-may.ts'
import type { OwnPage } from './own-page.ts'
import styles from './top-bar.module.css'

interface AccountMenuProps {
  readonly account: NonNullable<Me['account']>
  readonly onOwnPage: (page: OwnPage) => void
}

/** Who is signed in, and what concerns the own account: password, recovery code, signing out. Arrows move, Esc closes. */
export function AccountMenu({ account, onOwnPage }: AccountMenuProps): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const may = useMay()
  const id = useId()
  const [open, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const roles = account.roles.map((role) => t(`shell.roles.${role}`)).join(t('shell.rolesJoin'))

  useEffect(() => {
    if (!open) return
    place.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus()
    const onPointer = (event: PointerEvent): void => {
      if (event.target instanceof Node && place.current?.contains(event.target) !== true) setOpen(false)
    }
    document.addEventListener('pointerdown', onPointer)
    return () => document.removeEventListener('pointerdown', onPointer)
  }, [open])

  function onKeyDown(event: KeyboardEvent): void {
    const items = [...(place.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])]
    const at = items.indexOf(document.activeElement as HTMLElement)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      items[(at + step + items.length) % items.length]?.focus()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      setOpen(false)
      button.current?.focus()
    } else if (event.key === 'Tab') setOpen(false)
  }

  const choices = [
    { key: 'password', text: t('shell.changePassword'), act: () => onOwnPage('changePassword') },
    ...(may('accounts.newRecoveryCode') ? [{ key: 'recovery', text: t('shell.newRecovery'), act: () => onOwnPage('newRecovery') }] : []),
    { key: 'out', text: t('shell.signOut'), act: () => void goOut(queryClient) },
  ]
  return (
    <>
      <button type="button" className={styles.lock} title={`${t('shell.lock')} Ctrl L`} onClick={() => void lockPage(queryClient)}>
        <Icon name="lock" />
        {t('shell.lock')}
      </button>
      <div ref={place} className={styles.account}>
        <button
          ref={button}
          type="button"
          className={styles.operator}
          aria-haspopup="menu"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          <span className={styles.avatar} aria-hidden="true">
            {[...account.name][0]}
          </span>
          <span className={styles.person}>
            <b>{account.name}</b>
            <small>{roles}</small>
          </span>
          <span className="visually-hidden">{t('shell.accountMenu')}</span>
          <Icon name="chevronDown" size={12} />
        </button>
        {open && (
          <div id={id} role="menu" aria-label={t('shell.account')} className={styles.menu} onKeyDown={onKeyDown}>
            {choices.map(({ key, text, act }) => (
              <button
                key={key}
                type="button"
                role="menuitem"
                tabIndex={-1}
                onClick={() => {
                  setOpen(false)
                  act()
                }}
              >
                {text}
              </button>
            ))}
          </div>
        )}
      </div>
    </>
  )
}

import { type ReactElement, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { Icon } from './icons.tsx'
import styles from './notice.module.css'

interface Notice {
  readonly id: number
  readonly tone: 'success' | 'problem'
  readonly text: string
}

let notices: readonly Notice[] = []
let nextId = 1
const listeners = new Set<() => void>()

function replace(next: readonly Notice[]): void {
  notices = next
  for (const listener of listeners) listener()
}

function dismiss(id: number): void {
  replace(notices.filter((notice) => notice.id !== id))
}

function add(tone: Notice['tone'], text: string): void {
  const id = nextId++
  replace([...notices.slice(-2), { id, tone, text }])
  // A success passes by; a problem stays until it was read and dismissed.
  if (tone === 'success') setTimeout(() => dismiss(id), 5000)
}

/** Short notices at the foot of the window: `notify.success(t('…'))`. What belongs to a field or form is said there instead. */
export const notify = {
  success: (text: string): void => add('success', text),
  problem: (text: string): void => add('problem', text),
}

/** The place where notices appear; mounted once by the shell. Screen readers announce them without moving the focus. */
export function NoticeArea(): ReactElement {
  const { t } = useTranslation()
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => notices,
  )
  return (
    <section className={styles.area} aria-label={t('components.notices')} aria-live="polite">
      {shown.map((notice) => (
        <div key={notice.id} className={classNames(styles.notice, styles[notice.tone])}>
          <Icon name={notice.tone === 'success' ? 'check' : 'warning'} />
          <p>{notice.text}</p>
          <button type="button" aria-label={t('components.dismiss')} onClick={() => dismiss(notice.id)}>
            <Icon name="close" size={12} />
          </button>
        </div>
      ))}
    </section>
  )
}

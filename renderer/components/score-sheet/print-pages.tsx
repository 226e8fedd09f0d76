import { type ReactElement, type ReactNode, useEffect } from 'react'
import { createPortal } from 'react-dom'
import styles from './score-sheet.module.css'

/**
 * Prints what it holds and nothing else of the page, once, and then calls `onDone`. Stands beside the page's root, which is left out of the print.
 */
export function PrintPages({ children, onDone }: { readonly children: ReactNode; readonly onDone: () => void }): ReactElement {
  useEffect(() => {
    document.documentElement.dataset.printing = ''
    const done = (): void => onDone()
    window.addEventListener('afterprint', done, { once: true })
    // After the pages were drawn, or they would be missing on paper.
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => window.print()))
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('afterprint', done)
      delete document.documentElement.dataset.printing
    }
  }, [onDone])
  return createPortal(<div className={styles.pages}>{children}</div>, document.body)
}

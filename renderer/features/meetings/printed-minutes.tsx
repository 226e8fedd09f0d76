import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { classNames } from '../../components/class-names.ts'
import styles from './meetings.module.css'

const headings = ['attendance', 'recusals', 'rules', 'order', 'items', 'decided', 'announced'] as const

/** The minutes on paper: the text as it stands, its first line as the title and the headings of the draft as headings. Shown in print alone. */
export function PrintedMinutes({ text }: { readonly text: string }): ReactElement {
  const { t } = useTranslation()
  const audit = useQuery(api.audit.state.queryOptions())
  const known = new Set<string>(headings.map((heading) => t(`meetings.text.${heading}`)))
  // Beside the program and not within it: its frame scrolls, and what scrolls is cut off at the end of the first page.
  return createPortal(
    <div className={styles.printed}>
      {text
        .trim()
        .split('\n')
        .map((line, place) => (
          <p
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
            key={place}
            className={classNames(place === 0 && styles.printedTitle, known.has(line) && styles.printedHeading)}
          >
            {line}
          </p>
        ))}
      {audit.data !== undefined && (
        <p className={styles.printedFoot}>{t('meetings.auditHead', { seq: audit.data.end.seq, code: audit.data.end.code })}</p>
      )}
    </div>,
    document.body,
  )
}

import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { Button } from '../../../components/button.tsx'
import { LeafForm } from '../leaf-form/leaf-form.tsx'
import { withNamedGrades } from './grade-names.ts'
import { OriginalText } from './original-text.tsx'
import styles from './review.module.css'
import { editedLeaf } from './review-choices.ts'
import type { ReviewEntry } from './review-entries.ts'
import { settingsLines } from './settings-lines.ts'

/** How long (ms) an entry has to stay on screen: what only flew past while scrolling was not seen. */
const seenAfter = 400

interface BulkAcceptProps {
  readonly entries: readonly ReviewEntry[]
  readonly scheme: Scheme
  readonly busy: boolean
  readonly onBack: () => void
  /** One of them needs a closer look. */
  readonly onAlone: (place: string) => void
  readonly onAccept: (entries: readonly ReviewEntry[]) => void
}

/**
 * Everything that was read with certainty in one list, each sentence with what comes of it. Accepting waits until the foot of every one of them has been on
 * screen: nothing becomes a rule without being seen.
 */
export function BulkAccept({ entries, scheme, busy, onBack, onAlone, onAccept }: BulkAcceptProps): ReactElement {
  const { t } = useTranslation()
  const list = useRef<HTMLElement>(null)
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  const places = entries.map(({ place }) => place).join(' ')
  useEffect(() => {
    const root = list.current
    if (root === null) return
    root.focus({ preventScroll: true })
    const waiting = new Map<string, number>()
    const observer = new IntersectionObserver(
      (changes) => {
        for (const { isIntersecting, target } of changes) {
          const place = target instanceof HTMLElement ? (target.dataset.place ?? '') : ''
          window.clearTimeout(waiting.get(place))
          if (isIntersecting)
            waiting.set(
              place,
              window.setTimeout(() => setSeen((before) => new Set([...before, place])), seenAfter),
            )
        }
      },
      { root },
    )
    for (const place of places.split(' ')) {
      const foot = root.querySelector(`[data-place="${CSS.escape(place)}"]`)
      if (foot !== null) observer.observe(foot)
    }
    return () => {
      observer.disconnect()
      for (const timer of waiting.values()) window.clearTimeout(timer)
    }
  }, [places])
  const shown = entries.filter(({ place }) => seen.has(place)).length
  return (
    <div className={styles.bulk}>
      <header className={styles.paneHead}>
        <h2>{t('schemeImport.review.bulk.title')}</h2>
        <p className={styles.paneFacts}>{t('schemeImport.review.bulk.about')}</p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by keyboard */}
      <section ref={list} className={styles.bulkList} tabIndex={0} aria-label={t('schemeImport.review.bulk.list')}>
        {entries.map((entry) => (
          <BulkEntry key={entry.place} entry={entry} scheme={scheme} onAlone={onAlone} />
        ))}
      </section>
      <footer className={styles.actions}>
        <Button variant="primary" disabled={busy || entries.length === 0 || shown < entries.length} onClick={() => onAccept(entries)}>
          {t('schemeImport.review.bulk.accept', { count: entries.length })}
        </Button>
        <span role="status">{t('schemeImport.review.bulk.seen', { seen: shown, count: entries.length })}</span>
        <span className={styles.space} />
        <Button onClick={onBack}>{t('schemeImport.review.bulk.back')}</Button>
      </footer>
    </div>
  )
}

interface BulkEntryProps {
  readonly entry: ReviewEntry
  readonly scheme: Scheme
  readonly onAlone: (place: string) => void
}

function BulkEntry({ entry, scheme, onAlone }: BulkEntryProps): ReactElement {
  const { t } = useTranslation()
  const leaf = editedLeaf(entry, null)
  return (
    <article className={styles.bulkEntry} aria-label={entry.name}>
      <div>
        <header className={styles.bulkHead}>
          <h3>{entry.name}</h3>
          <Button
            size="small"
            variant="quiet"
            aria-label={t('schemeImport.review.bulk.aloneOf', { name: entry.name })}
            onClick={() => onAlone(entry.place)}
          >
            {t('schemeImport.review.bulk.alone')}
          </Button>
        </header>
        <OriginalText text={entry.reading.text} clauses={entry.reading.clauses} short />
      </div>
      <div>
        {entry.kind === 'leaf' && leaf !== null ? (
          <LeafForm leaf={leaf} part={entry.part} scheme={withNamedGrades(scheme, leaf)} readOnly onChange={ignore} onFault={ignore} />
        ) : null}
        {entry.kind === 'settings' ? (
          <ul className={styles.settings}>
            {settingsLines(t, entry.reading.proposed, scheme).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : null}
      </div>
      <span data-place={entry.place} className={styles.foot} />
    </article>
  )
}

/** A form that is only read changes nothing. */
function ignore(): void {}

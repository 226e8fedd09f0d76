import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { placeOf } from '../edits/tree-places.ts'
import { isLeafIndicator } from '../scheme-tree.ts'
import styles from './tree.module.css'

/** The office's own words: of the chosen indicator, and what its rules say about the scheme as a whole. */
export function Prose(): ReactElement {
  const { t } = useTranslation()
  const { scheme, current } = useSchemeDocument()
  const indicator = current === null ? undefined : placeOf(scheme, current)?.indicator
  const leaf = indicator !== undefined && isLeafIndicator(indicator) ? indicator : null
  return (
    <div className={styles.form}>
      {indicator === undefined ? <p className="muted">{t('schemes.prose.choose')}</p> : <h2>{indicator.name}</h2>}
      {leaf === null ? null : leaf.criteria === undefined ? (
        <p className="muted">{t('schemes.prose.noCriteria')}</p>
      ) : (
        <blockquote className={styles.criteria}>{leaf.criteria}</blockquote>
      )}
      {leaf?.checkedBy === undefined ? null : (
        <p>
          <span className="muted">{t('schemes.prose.checkedBy')}</span> {leaf.checkedBy}
        </p>
      )}
      {indicator?.note === undefined ? null : (
        <p>
          <span className="muted">{t('schemes.prose.note')}</span> {indicator.note}
        </p>
      )}
      <h3 className={styles.section}>{t('schemes.prose.notes')}</h3>
      {scheme.notes.length === 0 ? <p className="muted">{t('schemeTree.noNotes')}</p> : null}
      {scheme.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {scheme.source === undefined ? null : (
        <p className="muted">
          {t('schemes.prose.sourceOf')} {scheme.source}
        </p>
      )}
    </div>
  )
}

import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScoreSheet } from '../../../shared/contract/score-sheet.ts'
import { api, client } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { useRefusalText } from '../../components/refusal-text.ts'
import { reviewSheet, type SheetPlace } from '../../components/score-sheet/review-sheet.ts'
import { useCellText } from '../../components/score-sheet/sheet-cells.ts'
import styles from './station.module.css'

/** As many places of a kind are listed; the others are counted. */
const listed = 12

interface ReviewRoomProps {
  readonly seat: string
  readonly sheet: ScoreSheet
  /** Back to marking, at a place or where one was. */
  readonly onBack: (place: SheetPlace | null) => void
  readonly onHandedIn: (sheet: ScoreSheet) => void
}

/** What to look at once more before handing in, and the word that it is confirmed. */
export function ReviewRoom({ seat, sheet, onBack, onHandedIn }: ReviewRoomProps): ReactElement {
  const { t } = useTranslation()
  const refusalText = useRefusalText()
  const cellText = useCellText()
  const review = useMemo(() => reviewSheet(sheet), [sheet])
  const versions = useQuery(api.judging.myVersions.queryOptions({ input: { seat, panelId: sheet.panelId }, enabled: sheet.version > 1 }))
  const [confirmed, setConfirmed] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const complete = review.empty.length === 0

  async function handIn(): Promise<void> {
    if (busy || !confirmed || !complete) return
    setBusy(true)
    try {
      onHandedIn(await client.judging.handIn({ seat, panelId: sheet.panelId, confirmed: true }))
    } catch (error) {
      setProblem(refusalText(error))
      setBusy(false)
    }
  }

  const list = (title: string, places: readonly SheetPlace[], none: string): ReactElement => (
    <section className={styles.reviewList} aria-label={title}>
      <h2>
        {title} <span className={styles.count}>{places.length}</span>
      </h2>
      {places.length === 0 && <p className="muted">{none}</p>}
      <ul>
        {places.slice(0, listed).map((place) => (
          <li key={`${place.row}/${place.column}`}>
            <button type="button" className={styles.link} onClick={() => onBack(place)}>
              {sheet.evaluatees[place.row]?.name} · {sheet.leaves[place.column]?.name}
            </button>
          </li>
        ))}
      </ul>
      {places.length > listed && <p className="muted">{t('judging.review.more', { count: places.length - listed })}</p>}
    </section>
  )

  return (
    <div className={styles.review}>
      <h1 tabIndex={-1}>{t('judging.review.title')}</h1>
      <p>
        {t('judging.seat.facts', { done: review.done, cells: review.cells })} · {t('judging.review.lead')}
      </p>
      <div className={styles.reviewLists}>
        {list(t('judging.review.empty'), review.empty, t('judging.review.emptyNone'))}
        {list(t('judging.review.zero'), review.zero, t('judging.review.none'))}
        {list(t('judging.review.highest'), review.highest, t('judging.review.none'))}
        {list(t('judging.review.lowest'), review.lowest, t('judging.review.none'))}
      </div>
      {sheet.version > 1 && versions.data !== undefined && (
        <section className={styles.reviewList} aria-label={t('judging.review.changes')}>
          <h2>{t('judging.review.changes')}</h2>
          {versions.data[0]?.changes.length === 0 && <p className="muted">{t('judging.review.noChanges')}</p>}
          <ul>
            {versions.data[0]?.changes.map(({ evaluatee, leaf, before, after }) => (
              <li key={`${evaluatee}/${leaf}`}>
                {t('judging.review.change', {
                  evaluatee,
                  leaf,
                  before: cellText(before.state, before.value),
                  after: cellText(after.state, after.value),
                })}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className={styles.confirm}>
        {!complete && <p role="alert">{t('judging.review.missing', { count: review.empty.length })}</p>}
        <label className={styles.check}>
          <input type="checkbox" checked={confirmed} disabled={!complete} onChange={(event) => setConfirmed(event.target.checked)} />
          <b>{t('judging.review.confirm')}</b>
        </label>
        <p className="muted">{t('judging.review.confirmHint')}</p>
        {problem !== null && <p role="alert">{problem}</p>}
        <div className={styles.buttons}>
          <Button variant="primary" aria-disabled={!confirmed || !complete || busy} onClick={() => void handIn()}>
            {t('judging.review.submit')}
          </Button>
          <Button onClick={() => onBack(null)}>{t('judging.review.back')}</Button>
        </div>
      </div>
    </div>
  )
}

import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SchemeReading } from '../../../../shared/domain/scheme/reading.ts'
import { api } from '../../../api/client.ts'
import { EmptyState, Loading, Problem } from '../../../components/states.tsx'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { treeRows } from '../scheme-tree.ts'
import { BulkAccept } from './bulk-accept.tsx'
import styles from './review.module.css'
import { acceptance, editedLeaf, isCertainProposal, rejection, reopening } from './review-choices.ts'
import { isListed, isOpen, nextOpen, type ReviewEntry, type ReviewFilter, reviewEntries, stepFrom } from './review-entries.ts'
import { ReviewHead } from './review-head.tsx'
import { ReviewList } from './review-list.tsx'
import { ReviewPane } from './review-pane.tsx'
import { useReview } from './use-review.ts'

/** 读入核对: what was read from the office's own rules, to be decided one by one with the sentence beside it. */
export function ReviewView(): ReactElement {
  const { t } = useTranslation()
  const { version } = useSchemeDocument()
  const reading = useQuery(api.schemeImport.reading.queryOptions({ input: { versionId: version.id } }))
  if (reading.isPending) return <Loading />
  if (reading.isError) return <Problem error={reading.error} onRetry={() => void reading.refetch()} />
  if (reading.data === null) return <EmptyState icon="schemes" title={t('schemeImport.review.none')} />
  return <OpenReview reading={reading.data} />
}

function OpenReview({ reading }: { readonly reading: SchemeReading }): ReactElement {
  const { t } = useTranslation()
  const document = useSchemeDocument()
  const { scheme, readOnly, conflict } = document
  const review = useReview()
  const rows = useMemo(() => treeRows(scheme), [scheme])
  const entries = useMemo(
    () => reviewEntries(reading, rows, (about, words) => t(`schemeImport.review.noteName.${about}`, { words })),
    [reading, rows, t],
  )
  const [filter, setFilter] = useState<ReviewFilter>('all')
  const [chosen, setChosen] = useState<string | null>(null)
  const [bulk, setBulk] = useState(false)
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set())
  const listed = useMemo(() => entries.filter((entry) => isListed(entry, filter)), [entries, filter])
  const current =
    listed.find(({ place }) => place === chosen) ??
    (chosen === null ? listed.find(isOpen) : undefined) ??
    entries.find(({ place }) => place === chosen) ??
    listed[0] ??
    null
  const certain = useMemo(() => entries.filter((entry) => isCertainProposal(entry, review.edits)), [entries, review.edits])

  const show = (place: string | null) => {
    setFaults(new Set())
    setChosen(place)
  }
  const onward = (entry: ReviewEntry) => show(nextOpen(listed.some(({ place }) => place === entry.place) ? listed : entries, entry.place))
  const acceptable =
    current === null || faults.size > 0 || !isOpen(current) ? null : acceptance(current, review.edits[current.place] ?? null)
  const accept = () => {
    if (current === null || acceptable === null) return
    review.decide(t('schemeImport.review.acceptedLabel', { name: current.name }), [acceptable], () => onward(current))
  }
  const reject = () => {
    if (current === null || !isOpen(current)) return
    review.decide(t('schemeImport.review.acceptedLabel', { name: current.name }), [rejection(current)], () => onward(current))
  }
  const move = (steps: number) => show(stepFrom(listed, current?.place ?? null, steps))

  return (
    <section
      className={styles.review}
      aria-label={t('schemeImport.review.label')}
      onKeyDown={(event) => {
        if (bulk || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
        const steps = event.key === 'j' || event.key === 'J' ? 1 : event.key === 'k' || event.key === 'K' ? -1 : 0
        if (steps === 0) return
        event.preventDefault()
        move(steps)
      }}
    >
      <ReviewHead
        entries={entries}
        filter={filter}
        onFilter={(wanted) => {
          setFilter(wanted)
          show(null)
        }}
        certain={bulk || readOnly ? 0 : certain.length}
        onBulk={() => setBulk(true)}
      />
      {review.error === null ? null : <Problem error={review.error} />}
      {conflict ? <p className={styles.undone}>{t('schemeImport.review.conflict')}</p> : null}
      {bulk ? (
        <BulkAccept
          entries={certain}
          scheme={scheme}
          busy={review.busy}
          onBack={() => setBulk(false)}
          onAlone={(place) => {
            setBulk(false)
            setFilter('all')
            show(place)
          }}
          onAccept={(accepted) => {
            const choices = accepted.flatMap((entry) => acceptance(entry, null) ?? [])
            review.decide(t('schemeImport.review.acceptedSeveral', { count: choices.length }), choices, () => {
              setBulk(false)
              show(null)
            })
          }}
        />
      ) : (
        <div className={styles.body}>
          <ReviewList entries={listed} current={current?.place ?? null} onShow={show} onMove={move} onAccept={accept} onReject={reject} />
          {current === null ? (
            <p className={styles.none}>{t('schemeImport.review.empty')}</p>
          ) : (
            <ReviewPane
              entry={current}
              scheme={scheme}
              edited={editedLeaf(current, review.edits[current.place] ?? null)}
              readOnly={readOnly}
              busy={review.busy || conflict}
              faulty={faults.size > 0}
              acceptable={acceptable !== null}
              onEdit={(leaf) => review.setEdit(current.place, leaf)}
              onFault={(field, faulty) =>
                setFaults((before) => {
                  if (before.has(field) === faulty) return before
                  const next = new Set(before)
                  if (faulty) next.add(field)
                  else next.delete(field)
                  return next
                })
              }
              onAccept={accept}
              onReject={reject}
              onReopen={() =>
                review.decide(t('schemeImport.review.reopenedLabel', { name: current.name }), [reopening(current)], () =>
                  show(current.place),
                )
              }
              onMove={move}
            />
          )}
        </div>
      )}
    </section>
  )
}

/** Keys without Ctrl belong to the field that is being filled in. */
function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
}

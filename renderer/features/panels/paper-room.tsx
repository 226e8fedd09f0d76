import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, type RefObject, useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Paper } from '../../../shared/contract/paper-sheets.ts'
import { api, client } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { notify } from '../../components/notice.tsx'
import { useRefusalText } from '../../components/refusal-text.ts'
import type { GridChange } from '../../components/score-grid/grid-model.ts'
import { ScoreGrid } from '../../components/score-grid/score-grid.tsx'
import { settled } from '../../components/score-sheet/settled.ts'
import { marksOf } from '../../components/score-sheet/sheet-cells.ts'
import { useSheetModel } from '../../components/score-sheet/use-sheet-model.ts'
import { Loading, Problem } from '../../components/states.tsx'
import { PaperCheck } from './paper-check.tsx'
import { PaperDifferences } from './paper-differences.tsx'
import styles from './paper-room.module.css'

interface PaperRoomProps {
  readonly paperId: number
  readonly onClose: () => void
}

/** One judge's paper: its first entry, its second, the differences, the end. Each step is committed before the screen says so. */
export function PaperRoom({ paperId, onClose }: PaperRoomProps): ReactElement {
  const { t } = useTranslation()
  const refusalText = useRefusalText()
  const queryClient = useQueryClient()
  const paper = useQuery(api.paperSheets.read.queryOptions({ input: { paperId } }))
  const [asking, setAsking] = useState(false)
  const saving = useRef<Promise<unknown>>(Promise.resolve())
  const keep = useCallback(
    (next: Paper): void => {
      queryClient.setQueryData(api.paperSheets.read.queryKey({ input: { paperId } }), next)
    },
    [queryClient, paperId],
  )
  const step = useMutation({
    mutationFn: (call: () => Promise<Paper>) => call(),
    onSuccess: keep,
    onError: (error) => notify.problem(refusalText(error)),
  })
  const discard = useMutation(
    api.paperSheets.discard.mutationOptions({ onSuccess: onClose, onError: (error) => notify.problem(refusalText(error)) }),
  )
  if (paper.error !== null) {
    return (
      <>
        <Problem error={paper.error} onRetry={() => void paper.refetch()} />
        <div>
          <Button onClick={onClose}>{t('paperSheets.back')}</Button>
        </div>
      </>
    )
  }
  if (paper.data === undefined) return <Loading />
  const { state, way, sheet, firstBy, secondBy } = paper.data
  // A step waits for cells on their way: what was just typed belongs to the entry that is finished.
  const run = (call: () => Promise<Paper>): void => {
    if (!step.isPending) step.mutate(() => settled(saving).then(call))
  }

  return (
    <section className={styles.room} aria-label={t('paperSheets.heading', { name: sheet.judge.name })}>
      <div className={styles.head}>
        <Button size="small" onClick={onClose}>
          {t('paperSheets.back')}
        </Button>
        <h2>{t('paperSheets.heading', { name: sheet.judge.name })}</h2>
        <p className="muted">
          {secondBy.length === 0
            ? t('paperSheets.by', { first: firstBy.join('、') })
            : t('paperSheets.byBoth', { first: firstBy.join('、'), second: secondBy.join('、') })}
        </p>
        <span className={styles.space} />
        {state !== 'done' && (
          <Button size="small" variant="quiet" onClick={() => setAsking(true)}>
            {t('paperSheets.discard')}
          </Button>
        )}
      </div>
      {asking && (
        <div className={styles.ask} role="alertdialog" aria-label={t('paperSheets.discard')}>
          <p>{t('paperSheets.discardAsk')}</p>
          <Button size="small" variant="danger" autoFocus onClick={() => !discard.isPending && discard.mutate({ paperId })}>
            {t('paperSheets.discardDo')}
          </Button>
          <Button size="small" variant="quiet" onClick={() => setAsking(false)}>
            {t('common.cancel')}
          </Button>
        </div>
      )}
      {state === 'first' && (
        <PaperGrid
          key="first"
          paper={paper.data}
          lead={t('paperSheets.firstLead')}
          label={t('paperSheets.firstGrid')}
          save={client.paperSheets.saveFirst}
          keep={keep}
          saving={saving}
        >
          <Button variant="primary" aria-disabled={step.isPending} onClick={() => run(() => client.paperSheets.finishFirst({ paperId }))}>
            {t('paperSheets.finishFirst')}
          </Button>
        </PaperGrid>
      )}
      {state === 'second' && way === null && (
        <div className={styles.choice}>
          <p>{t('paperSheets.secondLead')}</p>
          {(['blind', 'confirm'] as const).map((each) => (
            <div key={each}>
              <Button
                variant={each === 'blind' ? 'primary' : 'plain'}
                onClick={() => run(() => client.paperSheets.beginSecond({ paperId, way: each }))}
              >
                {t(`paperSheets.${each}`)}
              </Button>
              <p className="muted">{t(each === 'blind' ? 'paperSheets.blindHint' : 'paperSheets.confirmHint')}</p>
            </div>
          ))}
          <div>
            <Button variant="quiet" onClick={() => run(() => client.paperSheets.reopenFirst({ paperId }))}>
              {t('paperSheets.reopen')}
            </Button>
          </div>
        </div>
      )}
      {state === 'second' && way === 'blind' && (
        <PaperGrid
          key="blind"
          paper={paper.data}
          lead={t('paperSheets.blindLead')}
          label={t('paperSheets.blindGrid')}
          save={client.paperSheets.saveSecond}
          keep={keep}
          saving={saving}
        >
          <Button variant="primary" aria-disabled={step.isPending} onClick={() => run(() => client.paperSheets.finishSecond({ paperId }))}>
            {t('paperSheets.finishSecond')}
          </Button>
        </PaperGrid>
      )}
      {state === 'second' && way === 'confirm' && (
        <>
          <PaperCheck
            paper={paper.data}
            onCheck={(evaluateeId, same) => run(() => client.paperSheets.confirmLine({ paperId, evaluateeId, same }))}
          />
          <PaperGrid
            key="confirm"
            paper={paper.data}
            lead={t('paperSheets.confirmLead')}
            label={t('paperSheets.confirmGrid')}
            save={client.paperSheets.saveSecond}
            keep={keep}
            saving={saving}
          >
            <Button
              variant="primary"
              aria-disabled={step.isPending}
              onClick={() => run(() => client.paperSheets.finishSecond({ paperId }))}
            >
              {t('paperSheets.finishConfirm')}
            </Button>
          </PaperGrid>
        </>
      )}
      {state === 'differences' && (
        <PaperDifferences
          paper={paper.data}
          onResolve={(place, mark) => run(() => client.paperSheets.resolve({ paperId, ...place, mark }))}
          onApply={() => run(() => client.paperSheets.apply({ paperId }))}
        />
      )}
      {state === 'done' && (
        <>
          <p role="status">{t('paperSheets.done')}</p>
          <PaperGrid key="done" paper={paper.data} lead="" label={t('paperSheets.states.done')} save={null} keep={keep} saving={saving} />
        </>
      )}
    </section>
  )
}

interface PaperGridProps {
  readonly paper: Paper
  readonly lead: string
  readonly label: string
  /** Null: read only. */
  readonly save: ((input: { paperId: number; marks: ReturnType<typeof marksOf> }) => Promise<Paper>) | null
  readonly keep: (paper: Paper) => void
  /** Settles when no cell is on its way. */
  readonly saving: RefObject<Promise<unknown>>
  readonly children?: ReactElement
}

/** The entry under way as a score grid, saved cell by cell. */
function PaperGrid({ paper, lead, label, save, keep, saving, children }: PaperGridProps): ReactElement {
  const { t } = useTranslation()
  const { id, sheet } = paper
  const { evaluatees, leaves } = sheet
  const store = useCallback(
    async (changes: readonly GridChange[]): Promise<void> => {
      if (save === null) throw new Error('a sheet that is read only was changed')
      const sent = save({ paperId: id, marks: marksOf({ evaluatees, leaves }, changes) })
      saving.current = Promise.allSettled([saving.current, sent])
      keep(await sent)
    },
    [save, keep, saving, id, evaluatees, leaves],
  )
  const model = useSheetModel(sheet, { locked: save === null ? t('judging.seat.lockedSheet') : null, totals: true, save: store })
  return (
    <>
      {(lead !== '' || children !== undefined) && (
        <div className={styles.lead}>
          <p>{lead}</p>
          {children}
        </div>
      )}
      <div className={styles.grid}>
        <ScoreGrid label={label} corner={t('judging.seat.corner')} model={model} />
      </div>
    </>
  )
}

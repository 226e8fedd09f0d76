import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { type ReactElement, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type CountKey, currentBallot, isThrough, tallyOf } from '../../../shared/domain/ballot-count.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { Loading, Problem } from '../../components/states.tsx'
import { lineOf } from './ballot-words.ts'
import { countKeyOf } from './count-keys.ts'
import styles from './counting.module.css'
import { CountingKeys } from './counting-keys.tsx'
import { CountingLines } from './counting-lines.tsx'
import { SaveLine } from './save-line.tsx'
import { useCounting } from './use-counting.ts'

/**
 * 计票: one key a choice, large enough to be read from a projector. The keys work wherever the focus is, except in a control; every key is saved, and the
 * count goes on here after a restart.
 */
export function CountingView({ batchId, pass }: { readonly batchId: number; readonly pass: 1 | 2 }): ReactElement {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/surveys' })
  const { counting, error, press, current, settled, reopen } = useCounting(batchId, pass)
  const finish = useMutation(api.surveys.finishPass.mutationOptions())
  const region = useRef<HTMLElement>(null)
  const loaded = counting !== null
  const through = counting !== null && isThrough(counting.count)

  const leave = (): void => {
    void settled().then(() =>
      navigate({
        search: (before) => {
          const { pass: _pass, ...others } = before
          return others
        },
      }),
    )
  }
  const finishPass = (): void => {
    if (finish.isPending) return
    void settled().then(() => finish.mutate({ batchId, pass }, { onSuccess: leave }))
  }
  const handlers = useRef({ finishPass, leave })
  handlers.current = { finishPass, leave }

  useEffect(() => {
    if (loaded) region.current?.focus()
  }, [loaded])

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const count = current()
      if (count === null || event.defaultPrevented || isInControl(event.target)) return
      if (event.key === 'Escape') {
        event.preventDefault()
        handlers.current.leave()
        return
      }
      if (event.key === 'Enter' && isThrough(count) && !event.repeat) {
        event.preventDefault()
        handlers.current.finishPass()
        return
      }
      const key = countKeyOf(event, count.lines[count.line] ?? [])
      if (key === null) return
      event.preventDefault()
      press(key)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [current, press])

  if (error !== null) {
    return (
      <div className={styles.screen}>
        <Problem error={error} onRetry={reopen} />
        <div>
          <Button onClick={leave}>{t('surveys.count.leave')}</Button>
        </div>
      </div>
    )
  }
  if (counting === null) return <Loading />
  const { form, batch, count, last, progress } = counting
  const tally = tallyOf(count)
  const ballot = currentBallot(count)
  const { evaluatee, leaf } = lineOf(form, count.line)
  const pressByMouse = (key: CountKey): void => {
    press(key)
    region.current?.focus()
  }
  return (
    <section ref={region} tabIndex={-1} className={styles.screen} aria-label={t('surveys.count.lines')}>
      <header className={styles.head}>
        <h1 className={styles.where}>
          <span className={styles.letter}>{form.letter}</span>
          <span>
            {batch.name} · {t(pass === 1 ? 'surveys.pass.one' : 'surveys.pass.two')}
          </span>
        </h1>
        <dl className={styles.tallies}>
          <div>
            <dt>{t('surveys.batches.valid')}</dt>
            <dd>{tally.valid}</dd>
          </div>
          <div>
            <dt>{t('surveys.batches.void')}</dt>
            <dd>{tally.void}</dd>
          </div>
          <div>
            <dt>{t('surveys.batches.returned')}</dt>
            <dd>{batch.returned}</dd>
          </div>
        </dl>
        <Button variant="quiet" shortcut="Esc" onClick={leave}>
          {t('surveys.count.leave')}
        </Button>
      </header>
      <div className={styles.body}>
        <div className={styles.now}>
          <div className={styles.top}>
            <p className={styles.number}>
              {through ? (
                t('surveys.count.through', { returned: batch.returned })
              ) : (
                <>
                  {t('surveys.count.ballot', { number: count.ballot })}
                  <span className={styles.of}>{t('surveys.count.of', { returned: batch.returned })}</span>
                </>
              )}
            </p>
            <p className={styles.told} role="status">
              {last === null ? '' : toldWords(t, last.outcome, last.changed, count.ballots)}
            </p>
          </div>
          {through ? (
            <div className={styles.through}>
              <p>{t('surveys.count.throughText')}</p>
              <Button variant="primary" shortcut="Enter" className={styles.finish} aria-disabled={finish.isPending} onClick={finishPass}>
                {t('surveys.count.finish')}
              </Button>
              {finish.isError ? <Problem error={finish.error} /> : null}
            </div>
          ) : (
            <>
              {ballot.void ? (
                <p className={styles.evaluatee}>{t('surveys.count.voidBallot')}</p>
              ) : (
                <>
                  <p className={styles.evaluatee}>{evaluatee}</p>
                  {form.leaves.length > 1 ? <p className={styles.leaf}>{leaf.name}</p> : null}
                </>
              )}
              <CountingKeys leaf={leaf} isVoid={ballot.void} onPress={pressByMouse} />
            </>
          )}
        </div>
        <CountingLines form={form} ballot={ballot} line={through ? -1 : count.line} />
      </div>
      <SaveLine progress={progress} onReload={reopen} />
    </section>
  )
}

function isInControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, select, textarea, button, a, [contenteditable]') !== null
}

/** What the last key did, where it needs a word: a finished ballot, or a key that did nothing. */
function toldWords(
  t: TFunction,
  outcome: string,
  changed: number | null,
  ballots: readonly { readonly number: number; readonly void: boolean }[],
): string {
  if (outcome === 'refused') return t('surveys.count.refused')
  if (outcome !== 'finished' || changed === null) return ''
  const isVoid = ballots[changed - 1]?.void === true
  return t(isVoid ? 'surveys.count.finishedVoid' : 'surveys.count.finished', { number: changed })
}

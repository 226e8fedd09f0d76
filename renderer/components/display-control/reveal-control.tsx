import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactElement, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CategoryReveal, DisplayControlState } from '../../../shared/contract/display.ts'
import { api } from '../../api/client.ts'
import { Button } from '../button.tsx'
import { Checkbox, Select } from '../select.tsx'
import { Problem } from '../states.tsx'
import styles from './display-control.module.css'

interface RevealControlProps {
  readonly meetingId: number
  readonly control: DisplayControlState
}

/** Announces the results of a category one place at a time. Names and totals are not here: who sits at the console sees what the room sees. */
export function RevealControl({ meetingId, control }: RevealControlProps): ReactElement {
  const { t } = useTranslation()
  const title = useId()
  const select = useId()
  const [chosen, setChosen] = useState<number | null>(null)
  const { categories } = control
  const category = categories.find(({ categoryId }) => categoryId === (chosen ?? control.categoryId)) ?? categories[0]
  const isAllowed = category !== undefined && control.allowed.includes('reveal')
  return (
    <section aria-labelledby={title} className={styles.reveal}>
      <div className={styles.category}>
        <h3 id={title}>{t('display.control.reveal')}</h3>
        {isAllowed && (
          <>
            <label htmlFor={select} className="visually-hidden">
              {t('display.control.category')}
            </label>
            <Select
              id={select}
              value={String(category.categoryId)}
              onChange={(id) => setChosen(Number(id))}
              options={categories.map(({ categoryId, name, reveal }) => ({
                value: String(categoryId),
                label: reveal === null ? name : `${name} · ${t('display.control.progress', reveal)}`,
              }))}
            />
          </>
        )}
      </div>
      {isAllowed ? (
        <CategorySteps
          key={category.categoryId}
          meetingId={meetingId}
          category={category}
          isOnScreen={control.scene === 'reveal' && control.categoryId === category.categoryId}
        />
      ) : (
        <p className={styles.hint}>{t('display.control.revealLater')}</p>
      )}
    </section>
  )
}

interface CategoryStepsProps {
  readonly meetingId: number
  readonly category: CategoryReveal
  readonly isOnScreen: boolean
}

function CategorySteps({ meetingId, category, isOnScreen }: CategoryStepsProps): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const main = useRef<HTMLButtonElement>(null)
  const [asking, setAsking] = useState<'back' | 'anew' | null>(null)
  const [wantsGrades, setWantsGrades] = useState(false)
  const onSettled = () => queryClient.invalidateQueries({ queryKey: api.display.key() })
  const begin = useMutation(api.display.beginReveal.mutationOptions({ onSettled }))
  const next = useMutation(api.display.next.mutationOptions({ onSettled }))
  const back = useMutation(api.display.back.mutationOptions({ onSettled }))
  const { categoryId, ranked, incomplete, byReference, gradesReady, reveal } = category
  const withGrades = wantsGrades && gradesReady
  const isDone = reveal !== null && reveal.shown === reveal.of
  const mayGoOn = isOnScreen && !isDone
  const mayGoBack = isOnScreen && reveal !== null && reveal.shown > 0

  function press(): void {
    setAsking(null)
    if (reveal === null || !isOnScreen) begin.mutate({ meetingId, categoryId, withGrades, anew: false })
    else if (!isDone) next.mutate({ meetingId, categoryId, shown: reveal.shown })
  }
  function answer(yes: boolean): void {
    if (yes && asking === 'back' && reveal !== null) back.mutate({ meetingId, categoryId, shown: reveal.shown })
    if (yes && asking === 'anew') begin.mutate({ meetingId, categoryId, withGrades, anew: true })
    setAsking(null)
    main.current?.focus()
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const isControl = event.target instanceof HTMLSelectElement || event.target instanceof HTMLInputElement
    if (isControl || event.repeat) return
    if (event.key === 'ArrowRight' && mayGoOn) press()
    else if (event.key === 'ArrowLeft' && asking === 'back') answer(true)
    else if (event.key === 'ArrowLeft' && mayGoBack) setAsking('back')
    else if (event.key === 'Escape' && asking !== null) answer(false)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  if (ranked === 0 && reveal === null) return <p className={styles.hint}>{t('display.control.nobody')}</p>
  const notes = [
    t('display.control.ranked', { count: ranked }),
    ...(incomplete > 0 ? [t('display.control.incomplete', { count: incomplete })] : []),
    ...(byReference > 0 ? [t('display.control.byReference', { count: byReference })] : []),
  ]
  const error = begin.error ?? next.error ?? back.error
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons inside, which stay reachable one by one
    <div className={styles.steps} onKeyDown={onKeyDown}>
      <p className={styles.hint}>{notes.join(' · ')}</p>
      {(reveal === null || reveal.changed) && (
        <div>
          <Checkbox checked={withGrades} disabled={!gradesReady} onChange={setWantsGrades}>
            {t('display.control.withGrades')}
          </Checkbox>
          {!gradesReady && <p className={styles.hint}>{t('display.control.gradesNotReady')}</p>}
        </div>
      )}
      {reveal?.changed === true && (
        <div role="alert" className={styles.changed}>
          <p>{t('display.control.changed')}</p>
          <Button size="small" onClick={() => setAsking('anew')}>
            {t('display.control.anew')}
          </Button>
        </div>
      )}
      <div className={styles.buttons}>
        <Button ref={main} variant="primary" aria-disabled={isOnScreen && isDone} {...(mayGoOn && { shortcut: '→' })} onClick={press}>
          {t(`display.control.${reveal === null ? 'begin' : !isOnScreen ? 'resume' : isDone ? 'done' : 'next'}`)}
        </Button>
        {reveal !== null && (
          <Button aria-disabled={!mayGoBack} shortcut="←" onClick={() => mayGoBack && setAsking('back')}>
            {t('display.control.back')}
          </Button>
        )}
        {reveal !== null && <span className={styles.progress}>{t('display.control.progress', reveal)}</span>}
      </div>
      {asking !== null && (
        <div role="alertdialog" aria-label={t('display.control.title')} className={styles.ask}>
          <p>{asking === 'back' ? t('display.control.backAsk') : t('display.control.anewAsk', { count: reveal?.shown ?? 0 })}</p>
          <Button size="small" variant="danger" {...(asking === 'back' && { shortcut: '←' })} onClick={() => answer(true)}>
            {t(`display.control.${asking}Yes`)}
          </Button>
          {/* The focus stands on the harmless answer: a space pressed for the next place must not take one back. */}
          <Button size="small" autoFocus onClick={() => answer(false)}>
            {t(`display.control.${asking}No`)}
          </Button>
        </div>
      )}
      {error !== null && <Problem error={error} />}
      {reveal !== null && <p className={styles.hint}>{t('display.control.keys')}</p>}
    </div>
  )
}

import { type CSSProperties, type ReactElement, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DisplayScene, RevealedRow } from '../../../../shared/contract/display.ts'
import { classNames } from '../../class-names.ts'
import styles from './reveal-scene.module.css'
import { useRuleWords } from './rule-words.ts'
import { StageFrame } from './stage-frame.tsx'
import { usePages } from './use-pages.ts'
import { type RevealActions, useRevealKeys } from './use-reveal-keys.ts'
import { rowsThatFit, useSize } from './use-stage-unit.ts'

/** Height of a row and the gap below it, in units of the stage; the style sheet names the same. */
const row = 64
const gap = 10

interface RevealSceneProps {
  readonly scene: Extract<DisplayScene, { kind: 'reveal' }>
  /** One unit of the stage in px. */
  readonly unit: number
  /** What keys and clicks do; null on a preview, which only shows. */
  readonly actions: RevealActions | null
}

/**
 * The places of a category that have been announced, the newest on top under the one that comes next. Those still hidden take no room and have no row.
 *
 * What does not fit moves to further pages; when all are announced, the pages turn by themselves at a calm pace until somebody turns one.
 */
export function RevealScene({ scene, unit, actions }: RevealSceneProps): ReactElement {
  const { t } = useTranslation()
  const { dropped } = useRuleWords()
  const list = useRef<HTMLOListElement>(null)
  const { height } = useSize(list)
  const { rows, shown, of } = scene
  const isDone = shown === of
  // The place counted from the last one stays the same while others come on top.
  const announced = rows.map((row, index) => ({ row, fromLast: rows.length - index }))
  const entries: readonly ((typeof announced)[number] | null)[] = isDone ? announced : [null, ...announced]
  const hasGrades = rows.some(({ gradeName }) => gradeName !== null)
  const { page, pages, turn, perPage } = usePages({
    count: entries.length,
    perPage: rowsThatFit(height, row * unit, gap * unit),
    restart: `${scene.categoryId} ${shown}`,
    isTurning: isDone && actions !== null,
  })
  useRevealKeys(scene, actions, turn)

  const facts = [
    scene.categoryName,
    t(`display.reveal.${scene.evaluateeKind}`, { count: of }),
    t('display.reveal.judges', { count: scene.judges }),
    ...scene.dropped.map(dropped),
  ].join(' · ')
  return (
    <StageFrame
      title={t('display.reveal.title', { cycle: scene.cycle })}
      facts={facts}
      aside={
        <>
          <p>{t('display.confidential')}</p>
          <p className={styles.keys}>
            <span>{isDone ? t('display.keys.turn') : t('display.keys.next')}</span>
            <span>{t('display.keys.exit')}</span>
          </p>
        </>
      }
      foot={
        <>
          <span aria-live="polite">{t('display.reveal.shown', { shown, of })}</span>
          {pages > 1 && <span>{t('display.reveal.page', { page: page + 1, pages })}</span>}
          {rows.some(({ departs }) => departs) && <span>{t('display.reveal.legend')}</span>}
          <span className={styles.code}>{scene.code !== null && t('display.reveal.code', { code: scene.code })}</span>
        </>
      }
    >
      <ol ref={list} className={styles.list} aria-label={t('display.reveal.list')}>
        {entries.slice(page * perPage, (page + 1) * perPage).map((entry) =>
          entry === null ? (
            <li key="waiting" className={classNames(styles.row, styles.waiting)}>
              <span className={styles.place} />
              <span className={styles.name}>{t('display.reveal.waiting')}</span>
            </li>
          ) : (
            <Row key={entry.fromLast} row={entry.row} hasGrades={hasGrades} />
          ),
        )}
      </ol>
    </StageFrame>
  )
}

interface RowProps {
  readonly row: RevealedRow
  /** Whether there is a column for grades, which this row may leave empty. */
  readonly hasGrades: boolean
}

function Row({ row: { place, name, total, bar, gradeName, departs }, hasGrades }: RowProps): ReactElement {
  const { t } = useTranslation()
  return (
    <li className={classNames(styles.row, place <= 3 && styles.gold)}>
      <span className={styles.place}>
        <span className="visually-hidden">{t('display.reveal.place', { place })}</span>
        <span aria-hidden="true">{place}</span>
      </span>
      <span className={classNames(styles.name, name.length > 15 && styles.long)}>
        {name}
        {departs && (
          <span className={styles.departs} role="img" aria-label={t('display.reveal.departs')}>
            {' '}
            ◆
          </span>
        )}
      </span>
      {bar !== null && (
        <span className={styles.bar} aria-hidden="true">
          <span className={styles.filled} style={{ '--share': `${bar / 100}%` } as CSSProperties} />
        </span>
      )}
      <span className={styles.total}>{total}</span>
      {hasGrades && <span className={classNames(styles.grade, (gradeName?.length ?? 0) > 4 && styles.longGrade)}>{gradeName}</span>}
    </li>
  )
}

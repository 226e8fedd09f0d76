import { type KeyboardEvent, type ReactElement, useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comparison } from '../../../shared/contract/comparison.ts'
import type { InputState } from '../../../shared/domain/input-state.ts'
import { SeriesMarker } from '../../charts/series-marker.tsx'
import { classNames } from '../../components/class-names.ts'
import { useOpenExplanation } from '../../components/explanation-panel/explanation-context.ts'
import { Field } from '../../components/field.tsx'
import { meanWords } from '../../components/mean-words.ts'
import { showNumber } from '../../components/number-text.ts'
import { EmptyState } from '../../components/states.tsx'
import { keyToMove } from '../../components/table-keys.ts'
import { TextInput } from '../../components/text-input.tsx'
import styles from './comparison.module.css'
import { matchingIndicators, slotOf } from './comparison-model.ts'
import type { Compared } from './slots.ts'

interface IndicatorTableProps {
  readonly comparison: Comparison
  readonly slots: readonly Compared[]
}

/** Rows that one press of PageUp or PageDown passes. */
const PAGE_ROWS = 10

/**
 * Scores of every indicator side by side, the largest gap first, with the best and the worst marked by sign and colour.
 *
 * Each score is a button that opens its explanation. The table is one tab stop; inside it the arrows move.
 */
export function IndicatorTable({ comparison, slots }: IndicatorTableProps): ReactElement {
  const { t } = useTranslation()
  const explain = useOpenExplanation()
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text)
  const rows = useMemo(() => matchingIndicators(comparison.indicators, wanted), [comparison.indicators, wanted])
  const [active, setActive] = useState({ row: 0, column: 0 })
  const row = Math.min(active.row, Math.max(0, rows.length - 1))
  const column = Math.min(active.column, comparison.cards.length - 1)

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const move = keyToMove(event, { row, column }, { rows: rows.length, columns: comparison.cards.length, pageRows: PAGE_ROWS })
    if (move === null) return
    event.preventDefault()
    setActive(move)
    event.currentTarget.querySelector<HTMLButtonElement>(`button[data-place="${move.row}.${move.column}"]`)?.focus()
  }

  return (
    <section className={styles.tableCard} aria-labelledby="comparison-indicators">
      <header className={styles.tableHead}>
        <h2 id="comparison-indicators">{t('comparison.indicators')}</h2>
        <span className={styles.note}>{t('comparison.indicatorsNote')}</span>
        <Field label={t('comparison.find')} hideLabel className={styles.find ?? ''}>
          {(control) => <TextInput {...control} type="search" value={text} onChange={setText} placeholder={t('comparison.find')} />}
        </Field>
      </header>
      {rows.length === 0 ? (
        <EmptyState title={t('comparison.noIndicators', { text: wanted.trim() })} />
      ) : (
        <div className={styles.tableScroll}>
          <table className={styles.table} onKeyDown={onKeyDown}>
            <thead>
              <tr>
                <th scope="col">{t('comparison.indicator')}</th>
                <th scope="col" className="number">
                  {t('comparison.points')}
                </th>
                {comparison.cards.map((card) => (
                  <th key={card.evaluateeId} scope="col" className={classNames('number', styles.who)} title={card.name}>
                    <SeriesMarker slot={slotOf(slots, card.evaluateeId)} size={10} /> {card.name}
                  </th>
                ))}
                <th scope="col" className="number">
                  {t('comparison.mean')}
                </th>
                <th scope="col" className="number">
                  {t('comparison.gap')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((indicator, rowIndex) => (
                <tr key={indicator.code}>
                  <th scope="row" title={`${indicator.path} ${indicator.name}`}>
                    {indicator.name}
                  </th>
                  <td className="number muted">{indicator.points ?? t('common.noValue')}</td>
                  {comparison.cards.map((card, columnIndex) => {
                    const cell = indicator.cells[columnIndex]
                    if (cell === undefined) return <td key={card.evaluateeId} />
                    const score = cell.score === null ? stateWords(cell.state) : showNumber(cell.score)
                    return (
                      <td key={card.evaluateeId} className={classNames('number', cell.mark !== 'none' && styles[cell.mark])}>
                        <button
                          type="button"
                          data-place={`${rowIndex}.${columnIndex}`}
                          tabIndex={rowIndex === row && columnIndex === column ? 0 : -1}
                          title={hoverWords(cell)}
                          onFocus={() => setActive({ row: rowIndex, column: columnIndex })}
                          onClick={() => explain({ evaluateeId: card.evaluateeId, indicator: indicator.code })}
                        >
                          <span className="visually-hidden">{`${card.name} ${indicator.name} `}</span>
                          {cell.mark === 'none' ? null : <MarkSign mark={cell.mark} words={t(`comparison.${cell.mark}`)} />}
                          {score}
                          {cell.percent === null ? null : (
                            <span className={styles.percent}>{t('comparison.percent', { percent: cell.percent })}</span>
                          )}
                        </button>
                      </td>
                    )
                  })}
                  <td className="number muted">
                    {indicator.categoryMean === null ? t('common.noValue') : showNumber(indicator.categoryMean)}
                  </td>
                  <td className="number muted">{indicator.gap ?? t('common.noValue')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )

  /** Best or worst of the row, and of a judged leaf what its means are made of. */
  function hoverWords(cell: Comparison['indicators'][number]['cells'][number]): string | undefined {
    const lines = [...(cell.mark === 'none' ? [] : [t(`comparison.${cell.mark}`)]), ...cell.means.map((mean) => meanWords(t, mean))]
    return lines.length === 0 ? undefined : lines.join('\n')
  }

  /** A score that is not there says which of the five states it is in. */
  function stateWords(state: string): string {
    return state === 'scored' ? t('common.noValue') : t(`glossary.inputState.${state as Exclude<InputState, 'scored'>}`)
  }
}

/** The best or the worst of a row: a sign to see and a word to hear. */
function MarkSign({ mark, words }: { readonly mark: 'best' | 'worst'; readonly words: string }): ReactElement {
  return (
    <>
      <span className={styles.mark} aria-hidden="true">
        {mark === 'best' ? '▲' : '▼'}
      </span>
      <span className="visually-hidden">{`${words} `}</span>
    </>
  )
}

import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Paper, PaperDifference } from '../../../shared/contract/paper-sheets.ts'
import type { SheetLeaf } from '../../../shared/contract/score-sheet.ts'
import type { MarkInput } from '../../../shared/contract/scoring.ts'
import type { InputState } from '../../../shared/domain/input-state.ts'
import { Button } from '../../components/button.tsx'
import { enteredStates, readCell, type StateWords } from '../../components/score-grid/cell-reading.ts'
import { kindOfLeaf, useCellText } from '../../components/score-sheet/sheet-cells.ts'
import { TextInput } from '../../components/text-input.tsx'
import { codedText } from '../../i18n/dynamic-text.ts'
import styles from './paper-room.module.css'

interface Place {
  readonly evaluateeId: number
  readonly indicator: string
}

interface PaperDifferencesProps {
  readonly paper: Paper
  readonly onResolve: (place: Place, mark: MarkInput) => void
  readonly onApply: () => void
}

/** Cells that two people read differently, side by side; each is settled from the paper by a person, never by the program. */
export function PaperDifferences({ paper, onResolve, onApply }: PaperDifferencesProps): ReactElement {
  const { t } = useTranslation()
  const cellText = useCellText()
  const { differences, sheet } = paper
  const done = differences.filter(({ resolved }) => resolved !== null).length
  return (
    <>
      <div className={styles.lead}>
        <p>
          {t('paperSheets.differencesLead', { count: differences.length })} {t('paperSheets.settled', { done, count: differences.length })}
        </p>
        <Button variant="primary" aria-disabled={done < differences.length} onClick={onApply}>
          {t('paperSheets.apply')}
        </Button>
      </div>
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              {(['evaluatee', 'leaf', 'first', 'second', 'paper', 'chosen'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`paperSheets.table.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differences.map((difference) => {
              const leaf = sheet.leaves.find(({ code }) => code === difference.indicator)
              if (leaf === undefined) return null
              const place = { evaluateeId: difference.evaluateeId, indicator: difference.indicator }
              const { first, second, resolved } = difference
              return (
                <tr key={`${difference.evaluateeId}/${difference.indicator}`} aria-label={`${difference.evaluatee} ${difference.leaf}`}>
                  <th scope="row">{difference.evaluatee}</th>
                  <td>{difference.leaf}</td>
                  {([first, second] as const).map((cell, which) => (
                    <td key={which === 0 ? 'first' : 'second'}>
                      <span className={styles.reading}>{cellText(cell.state, cell.value, leaf)}</span>
                      <Button size="small" onClick={() => onResolve(place, markOf(leaf, cell))}>
                        {t(which === 0 ? 'paperSheets.useFirst' : 'paperSheets.useSecond')}
                      </Button>
                    </td>
                  ))}
                  <td>
                    <TypedCell difference={difference} leaf={leaf} onMark={(mark) => onResolve(place, mark)} />
                  </td>
                  <td>
                    <b>{resolved === null ? t('paperSheets.open') : cellText(resolved.state, resolved.value, leaf)}</b>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </>
  )
}

function markOf({ scale }: SheetLeaf, { state, value }: { readonly state: string; readonly value: string | null }): MarkInput {
  const isOption = scale.kind === 'options'
  return { state: state as InputState, value: isOption ? null : value, option: isOption ? value : null }
}

interface TypedCellProps {
  readonly difference: PaperDifference
  readonly leaf: SheetLeaf
  readonly onMark: (mark: MarkInput) => void
}

/** A third reading, typed: taken when the field is left or with Enter. */
function TypedCell({ difference, leaf, onMark }: TypedCellProps): ReactElement {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const words = Object.fromEntries(
    (['empty', 'scored', ...enteredStates] as const).map((state) => [state, t(`glossary.inputState.${state}`)]),
  ) as StateWords
  const label = t('paperSheets.typedFor', { evaluatee: difference.evaluatee, leaf: difference.leaf })

  function take(): void {
    if (text.trim() === '') {
      setProblem(null)
      return
    }
    const read = readCell(text, kindOfLeaf(leaf), words)
    if (read.kind === 'problem') {
      setProblem(codedText('components.grid.problems', read.code, read.values))
      return
    }
    setProblem(null)
    setText('')
    onMark(markOf(leaf, read.content))
  }

  return (
    <>
      <TextInput
        className={styles.typed ?? ''}
        aria-label={label}
        aria-invalid={problem === null ? undefined : true}
        placeholder={t('paperSheets.typed')}
        value={text}
        onChange={setText}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take()
        }}
      />
      {problem !== null && <p role="alert">{problem}</p>}
    </>
  )
}

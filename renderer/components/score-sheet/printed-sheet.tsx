import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScoreSheet } from '../../../shared/contract/score-sheet.ts'
import { classNames } from '../class-names.ts'
import { showNumber } from '../number-text.ts'
import styles from './score-sheet.module.css'
import { useCellText } from './sheet-cells.ts'

/** So many leaves fit beside the names on an upright page; more lie on a page across, and what is wider still goes on in a further table. */
const uprightLeaves = 6
const leavesAcross = 12

/**
 * A judge's sheet on paper: filled in, or blank for the pen. Every page says whose sheet it is, because pages get mixed up; the last one has a line for the
 * judge's signature, and for those who enter it.
 */
export function PrintedSheet({ sheet, blank }: { readonly sheet: ScoreSheet; readonly blank: boolean }): ReactElement {
  const { t } = useTranslation()
  const cellText = useCellText()
  const starts = sheet.leaves.flatMap((_, index) => (index % leavesAcross === 0 ? [index] : []))
  return (
    <article className={classNames(styles.page, sheet.leaves.length > uprightLeaves && styles.across)}>
      <h1>{t('judging.print.title')}</h1>
      {starts.map((start) => {
        const leaves = sheet.leaves.slice(start, start + leavesAcross)
        const last = start + leavesAcross >= sheet.leaves.length
        return (
          <table key={start} className={start === 0 ? undefined : styles.goesOn}>
            <thead>
              <tr>
                <th colSpan={leaves.length + (last ? 3 : 2)} className={styles.facts}>
                  <span>{t('judging.print.facts', { cycle: sheet.cycleName, panel: sheet.panelName })}</span>
                  <span>
                    {t('judging.print.judge', { name: sheet.judge.name, group: sheet.judge.group })}
                    {starts.length > 1 && ` · ${t('judging.print.part', { part: start / leavesAcross + 1, parts: starts.length })}`}
                  </span>
                </th>
              </tr>
              <tr>
                <th scope="col">{t('judging.print.number')}</th>
                <th scope="col">{t('judging.print.evaluatee')}</th>
                {leaves.map((leaf) => (
                  <th key={leaf.code} scope="col">
                    {leaf.name}
                    <small>
                      {leaf.scale.kind === 'range'
                        ? t('judging.cell.range', { min: leaf.scale.min, max: leaf.scale.max })
                        : leaf.scale.options.map(({ name }) => name).join('／')}
                    </small>
                  </th>
                ))}
                {last && <th scope="col">{t('judging.cell.total')}</th>}
              </tr>
            </thead>
            <tbody>
              {sheet.evaluatees.map((evaluatee, row) => (
                <tr key={evaluatee.id}>
                  <td>{row + 1}</td>
                  <th scope="row">{evaluatee.name}</th>
                  {leaves.map((leaf, column) => {
                    const index = row * sheet.leaves.length + start + column
                    const state = sheet.cells.states[index] ?? 'none'
                    // Blank for the pen, but a cell that must not be marked says so.
                    const shown = !blank || state === 'none' || state === 'recused'
                    return (
                      <td key={leaf.code}>{shown && state !== 'empty' ? cellText(state, sheet.cells.values[index] ?? null, leaf) : ''}</td>
                    )
                  })}
                  {last && <td>{blank ? '' : showNumber(sheet.cells.totals[row] ?? '')}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        )
      })}
      <footer>
        <p className={styles.legend}>{t('judging.print.legend')}</p>
        <span>{t('judging.print.signature')}</span>
        <span>{t('judging.print.date')}</span>
        {blank && <span>{t('judging.print.entered')}</span>}
        {blank && <span>{t('judging.print.checked')}</span>}
        {!blank && sheet.version > 1 && <span>{t('judging.print.version', { version: sheet.version })}</span>}
      </footer>
    </article>
  )
}

/** Codes to cut out: one slip a judge with the name, the panel and the code. */
export function CodeSlips({
  cycleName,
  panelName,
  codes,
}: {
  readonly cycleName: string
  readonly panelName: string
  readonly codes: readonly { readonly judgeId: number; readonly name: string; readonly group: string; readonly code: string }[]
}): ReactElement {
  const { t } = useTranslation()
  return (
    <div className={styles.slips}>
      {codes.map(({ judgeId, name, group, code }) => (
        <article key={judgeId} className={styles.slip}>
          <p>{t('judging.print.facts', { cycle: cycleName, panel: panelName })}</p>
          <p className={styles.slipName}>
            {name}
            <small className={styles.slipGroup}>{group}</small>
          </p>
          <p className={styles.slipCode}>{`${code.slice(0, 3)} ${code.slice(3)}`}</p>
          <p>{t('judging.print.slip')}</p>
        </article>
      ))}
    </div>
  )
}

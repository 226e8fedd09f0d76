import { type ReactElement, type ReactNode, type Ref, useId, useState } from 'react'
import { classNames } from '../components/class-names.ts'
import styles from './chart-figure.module.css'
import type { ChartModel } from './chart-model.ts'
import { SeriesMarker } from './series-marker.tsx'

/** Words of a figure; the charts have no texts of their own. */
export interface FigureWords {
  readonly title: string
  /** Where the axis starts and the like: stands beside the title and is read out. */
  readonly note: string
  /** What a screen reader says in place of the drawing. */
  readonly description: string
  readonly chart: string
  readonly table: string
  /** Names the pair of buttons that switch between chart and table. */
  readonly view: string
  /** Head of the first column of the table. */
  readonly category: string
}

interface ChartFigureProps {
  readonly words: FigureWords
  readonly model: ChartModel
  /** The drawing; given to the picture export through `drawing`. */
  readonly children: ReactNode
  readonly drawing: Ref<HTMLDivElement>
  readonly className?: string | undefined
  readonly legend?: ReactNode
}

/**
 * A chart with its title, and the same values as a table.
 *
 * The table is always in the page: beside the drawing for assistive technology only, in its place when chosen. The drawing stays laid out
 * while the table is shown, so that it can be exported as a picture at any time.
 */
export function ChartFigure({ words, model, children, drawing, className, legend }: ChartFigureProps): ReactElement {
  const titleId = useId()
  const [asTable, setAsTable] = useState(false)
  return (
    <figure className={classNames(styles.figure, className)} aria-labelledby={titleId}>
      <figcaption className={styles.head}>
        <h2 id={titleId}>{words.title}</h2>
        <span className={styles.note}>{words.note}</span>
        <fieldset className={styles.switch}>
          <legend className="visually-hidden">{words.view}</legend>
          <button type="button" aria-pressed={!asTable} onClick={() => setAsTable(false)}>
            {words.chart}
          </button>
          <button type="button" aria-pressed={asTable} onClick={() => setAsTable(true)}>
            {words.table}
          </button>
        </fieldset>
      </figcaption>
      {legend}
      <div className={styles.stage}>
        <div ref={drawing} role="img" aria-label={words.description} className={classNames(asTable && styles.away)}>
          {children}
        </div>
        {asTable ? (
          // Focusable, so that the keyboard can scroll it.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable
          <section className={styles.tablePlace} tabIndex={0} aria-label={words.title}>
            <ChartTable model={model} category={words.category} caption={words.title} />
          </section>
        ) : (
          <div className="visually-hidden">
            <ChartTable model={model} category={words.category} caption={words.title} />
          </div>
        )}
      </div>
    </figure>
  )
}

function ChartTable({
  model,
  category,
  caption,
}: {
  readonly model: ChartModel
  readonly category: string
  readonly caption: string
}): ReactElement {
  return (
    <table>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{category}</th>
          {model.series.map((series) => (
            <th key={series.id} scope="col" className="number">
              {series.name}
            </th>
          ))}
          <th scope="col" className="number">
            {model.referenceName}
          </th>
        </tr>
      </thead>
      <tbody>
        {model.categories.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            {model.series.map((series, index) => (
              <td key={series.id} className="number">
                {row.values[index]?.text}
              </td>
            ))}
            <td className="number">{row.reference?.text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The series by colour, marker and name, and the sign of the reference line. One for all charts of a screen. */
export function ChartLegend({ model }: { readonly model: ChartModel }): ReactElement {
  return (
    <ul className={styles.legend}>
      {model.series.map((series) => (
        <li key={series.id}>
          <SeriesMarker slot={series.slot} /> {series.name}
        </li>
      ))}
      <li>
        <svg width="22" height="8" aria-hidden="true" focusable="false">
          <line x1="0" x2="22" y1="4" y2="4" stroke="var(--ink)" strokeWidth="1.3" strokeDasharray="5 3" />
        </svg>{' '}
        {model.referenceName}
      </li>
    </ul>
  )
}

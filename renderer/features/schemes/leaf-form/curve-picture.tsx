import { type KeyboardEvent, type PointerEvent, type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CurvePoint, LeafPreview } from '../../../../shared/contract/leaf-preview.ts'
import { showNumber } from '../../../components/number-text.ts'
import { shortNumber } from './decimals.ts'
import styles from './leaf-form.module.css'
import { axisUnit, namedCorners, pointsText } from './preview-words.ts'

interface CurvePictureProps {
  readonly preview: Extract<LeafPreview, { kind: 'curve' }>
  readonly unitLabel: string
  readonly name: string
}

const box = { width: 300, height: 132, left: 34, right: 12, top: 10, bottom: 24 } as const

/**
 * The curve of a measured leaf. The pointer or the arrow keys read a value off it; beneath it stand its corners in words, which is what a screen reader
 * is told.
 */
export function CurvePicture({ preview, unitLabel, name }: CurvePictureProps): ReactElement {
  const { t } = useTranslation()
  const { points, axis, tied } = preview
  const [read, setRead] = useState<number | null>(null)
  const unit = axisUnit(axis, unitLabel)
  const scale = scaleOf(points)
  const shown = read === null ? null : (points[Math.min(read, points.length - 1)] ?? null)
  const words = (point: CurvePoint) => {
    const value = showNumber(point.value)
    if (point.score === null) return t('schemeLeaf.picture.none', { value, unit })
    const points = pointsText(t, point.score)
    return axis === 'place' ? t('schemeLeaf.picture.place', { value, points }) : t('schemeLeaf.picture.point', { value, unit, points })
  }
  const corners = namedCorners(points)
  const labels = axisLabels([...points.slice(0, 1), ...corners, ...points.slice(-1)], scale)
  const listed = shortList(axis === 'place' ? points : corners)

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }
    const last = points.length - 1
    const step = steps[event.key]
    const next =
      event.key === 'Home' ? 0 : event.key === 'End' ? last : step === undefined ? null : (read ?? (step > 0 ? -1 : last + 1)) + step
    if (next === null || event.altKey) return
    event.preventDefault()
    setRead(Math.max(0, Math.min(last, next)))
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const bounds = event.currentTarget.getBoundingClientRect()
    const x = ((event.clientX - bounds.left) / bounds.width) * box.width
    setRead(nearest(points, scale, x))
  }

  return (
    <figure className={styles.picture}>
      <figcaption className={styles.pictureTitle}>{t(`schemeLeaf.picture.axis.${axis}`, { unit })}</figcaption>
      <div
        className={styles.reader}
        role="slider"
        tabIndex={0}
        aria-label={t('schemeLeaf.picture.read', { name })}
        aria-valuemin={0}
        aria-valuemax={Math.max(points.length - 1, 0)}
        aria-valuenow={read ?? 0}
        aria-valuetext={shown === null ? corners.map(words).join(t('schemes.method.separator')) : words(shown)}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setRead(null)}
        onBlur={() => setRead(null)}
      >
        <svg className={styles.curve} viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden="true">
          <path className={styles.axes} d={`M${box.left} ${box.top}V${box.height - box.bottom}H${box.width - box.right}`} />
          {[scale.top, scale.bottom].map((score) => (
            <text key={score} className={styles.axisText} x={box.left - 5} y={scale.y(score) + 4} textAnchor="end">
              {showNumber(shortNumber(String(score)))}
            </text>
          ))}
          {labels.map(({ value, x }) => (
            <text key={value} className={styles.axisText} x={x} y={box.height - 8} textAnchor="middle">
              {showNumber(value)}
            </text>
          ))}
          {axis === 'place' ? (
            points.map((point) =>
              point.score === null ? null : (
                <line
                  key={point.value}
                  className={styles.bar}
                  x1={scale.x(point.value)}
                  x2={scale.x(point.value)}
                  y1={scale.y(0)}
                  y2={scale.y(Number(point.score.replace('…', '')))}
                />
              ),
            )
          ) : (
            <path className={styles.line} d={pathOf(points, scale)} />
          )}
          {shown === null || shown.score === null ? null : (
            <g className={styles.reading}>
              <line x1={scale.x(shown.value)} x2={scale.x(shown.value)} y1={box.top} y2={box.height - box.bottom} />
              <circle cx={scale.x(shown.value)} cy={scale.y(Number(shown.score.replace('…', '')))} r="3.5" />
            </g>
          )}
        </svg>
      </div>
      <p className={styles.readingText} aria-hidden="true">
        {shown === null ? <span className="muted">{t('schemeLeaf.picture.readHelp')}</span> : words(shown)}
      </p>
      <ul className={styles.corners}>
        {listed.map((point) => (
          <li key={point === null ? '…' : point.value}>{point === null ? '…' : words(point)}</li>
        ))}
        {tied === null ? null : <li>{t('schemeLeaf.picture.tied', { points: pointsText(t, tied) })}</li>}
      </ul>
    </figure>
  )
}

interface Scale {
  readonly bottom: number
  readonly top: number
  readonly x: (value: string) => number
  readonly y: (score: number) => number
}

/** Numbers here only place ink; nothing is computed with them. */
function scaleOf(points: readonly CurvePoint[]): Scale {
  const values = points.map((point) => Number(point.value))
  const scores = points.flatMap((point) => (point.score === null ? [] : [Number(point.score.replace('…', ''))]))
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const [bottom, top] = [Math.min(0, ...scores), Math.max(0, ...scores)]
  const width = box.width - box.left - box.right
  const height = box.height - box.top - box.bottom
  return {
    bottom,
    top: top === bottom ? bottom + 1 : top,
    x: (value) => box.left + (high === low ? 0.5 : 0.02 + (0.96 * (Number(value) - low)) / (high - low)) * width,
    y: (score) => box.top + height - (top === bottom ? 0 : (score - bottom) / (top - bottom)) * height,
  }
}

/** A line through the points, broken where a value has none. */
function pathOf(points: readonly CurvePoint[], scale: Scale): string {
  let drawing = false
  let path = ''
  for (const { value, score } of points) {
    if (score === null) {
      drawing = false
      continue
    }
    path += `${drawing ? 'L' : 'M'}${scale.x(value).toFixed(1)} ${scale.y(Number(score.replace('…', ''))).toFixed(1)}`
    drawing = true
  }
  return path
}

function nearest(points: readonly CurvePoint[], scale: Scale, x: number): number {
  let best = 0
  points.forEach((point, index) => {
    const other = points[best]
    if (other !== undefined && Math.abs(scale.x(point.value) - x) < Math.abs(scale.x(other.value) - x)) best = index
  })
  return best
}

/** The first five of a long list and its last; null stands for those between. */
function shortList(points: readonly CurvePoint[]): readonly (CurvePoint | null)[] {
  return points.length <= 8 ? points : [...points.slice(0, 5), null, ...points.slice(-1)]
}

/** Corners that have room for their number beneath the axis. */
function axisLabels(corners: readonly CurvePoint[], scale: Scale): readonly { readonly value: string; readonly x: number }[] {
  const labels: { readonly value: string; readonly x: number }[] = []
  for (const { value } of corners) {
    const x = scale.x(value)
    const last = labels.at(-1)
    if (last === undefined || x - last.x > 12 + 3.5 * (value.length + last.value.length)) labels.push({ value, x })
  }
  return labels
}

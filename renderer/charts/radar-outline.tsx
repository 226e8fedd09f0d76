import { type DotItemDotProps, PolarAngleAxis, PolarGrid, PolarRadiusAxis, Radar, RadarChart, ResponsiveContainer } from 'recharts'
import type { AxisScale } from './axis-scale.ts'
import { type ChartModel, seriesStyle } from './chart-model.ts'
import { markerPath } from './series-marker.tsx'

/** Fewer axes than this enclose no area; the screen shows only the bars then. */
export const RADAR_MINIMUM_AXES = 3

/**
 * Outline of each series over the categories. Colour, dash and marker differ for each series. The centre is `axis.from`, which the figure
 * states when it is not 0. A missing value breaks the outline there instead of pulling it to the centre. Knows nothing of what it draws.
 */
export function RadarOutline({ model, axis, height }: { readonly model: ChartModel; readonly axis: AxisScale; readonly height: number }) {
  const data = model.categories.map((category) => ({
    name: category.name,
    ...Object.fromEntries(model.series.map((series, index) => [series.id, category.values[index]?.value ?? null])),
  }))
  return (
    <ResponsiveContainer width="100%" height={height}>
      <RadarChart data={data} outerRadius="86%" margin={{ top: 34, right: 56, bottom: 18, left: 56 }} accessibilityLayer={false}>
        <PolarGrid gridType="polygon" stroke="var(--line)" />
        <PolarAngleAxis dataKey="name" tick={AxisName} tickLine={false} axisLine={false} />
        <PolarRadiusAxis
          domain={[axis.from, axis.to]}
          ticks={[...axis.ticks]}
          angle={90}
          axisLine={false}
          tickLine={false}
          tick={RadiusTick}
        />
        {model.series.map((series) => {
          const style = seriesStyle(series.slot)
          return (
            <Radar
              key={series.id}
              dataKey={series.id}
              stroke={style.colour}
              strokeWidth={2}
              {...(style.dash === '' ? {} : { strokeDasharray: style.dash })}
              fill={style.colour}
              fillOpacity={0.05}
              isAnimationActive={false}
              connectNulls={false}
              dot={(point: DotItemDotProps) =>
                point.cx === undefined || point.cy === undefined ? (
                  <g key={point.key} />
                ) : (
                  <path
                    key={point.key}
                    d={markerPath(style.marker, point.cx, point.cy, 3.6)}
                    fill={style.colour}
                    stroke="var(--card)"
                    strokeWidth={0.8}
                  />
                )
              }
            />
          )
        })}
      </RadarChart>
    </ResponsiveContainer>
  )
}

interface AxisNameProps {
  readonly x: number | string
  readonly y: number | string
  readonly textAnchor: 'start' | 'middle' | 'end' | 'inherit'
  /** Place of the axis; the first one points straight up. */
  readonly index: number
  readonly payload: { readonly value: string }
}

/** Name of an axis outside the outline, in two lines where one would run out of the drawing. */
function AxisName({ x, y, textAnchor, index, payload }: AxisNameProps) {
  const lines = inTwoLines(payload.value)
  const height = (lines.length - 1) * LINE
  // Straight up the lines end at the tip of the axis, straight down they begin there, at the sides they stand around it.
  const first = index === 0 ? -height - 4 : textAnchor === 'middle' ? 4 : -height / 2
  return (
    <text x={x} y={y} textAnchor={textAnchor} fontSize={12} fill="var(--ink2)" dominantBaseline="central">
      {lines.map((line, place) => (
        <tspan key={line} x={x} dy={place === 0 ? first : LINE}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

/** A tick of the radius, left of the upright axis; the library would turn it with the axis. */
function RadiusTick({ x, y, payload }: Pick<AxisNameProps, 'x' | 'y'> & { readonly payload: { readonly value: number } }) {
  return (
    <text x={Number(x) - 6} y={y} textAnchor="end" dominantBaseline="central" fontSize={10} fill="var(--ink3)">
      {payload.value}
    </text>
  )
}

const LINE = 15
const LONGEST_LINE = 5

/** A name of at most two lines: split at the blank nearest to its middle, or in the middle of a name without blanks. */
export function inTwoLines(name: string): readonly string[] {
  if (name.length <= LONGEST_LINE) return [name]
  const blanks = [...name].flatMap((character, index) => (character === ' ' ? [index] : []))
  if (blanks.length === 0) {
    const half = Math.ceil(name.length / 2)
    return [name.slice(0, half), name.slice(half)]
  }
  const at = blanks.reduce((best, index) => (Math.abs(index - name.length / 2) < Math.abs(best - name.length / 2) ? index : best))
  return [name.slice(0, at), name.slice(at + 1)]
}

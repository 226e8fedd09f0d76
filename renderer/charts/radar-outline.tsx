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
      <RadarChart data={data} outerRadius="72%" margin={{ top: 6, right: 24, bottom: 6, left: 24 }} accessibilityLayer={false}>
        <PolarGrid gridType="polygon" stroke="var(--line)" />
        <PolarAngleAxis dataKey="name" tick={{ fill: 'var(--ink2)', fontSize: 12 }} tickLine={false} axisLine={false} />
        <PolarRadiusAxis
          domain={[axis.from, axis.to]}
          ticks={[...axis.ticks]}
          angle={90}
          allowDataOverflow
          axisLine={false}
          tickLine={false}
          tick={{ fill: 'var(--ink3)', fontSize: 10 }}
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

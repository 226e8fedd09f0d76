import {
  Bar,
  BarChart,
  type BarShapeProps,
  CartesianGrid,
  DefaultZIndexes,
  ResponsiveContainer,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
  ZIndexLayer,
} from 'recharts'
import type { AxisScale } from './axis-scale.ts'
import { type ChartModel, type ChartSeries, seriesStyle } from './chart-model.ts'
import { markerPath } from './series-marker.tsx'

/** A label fits above its own bar from this width on; narrower bars turn it upright. */
const UPRIGHT_BELOW = 19

/** Room above the plot for the label of a bar that reaches the top: one line, or an upright label. */
const ROOM_ABOVE = 30

/**
 * Groups of bars, one group a category and one bar a series, with the printed value above each bar and the reference of each group as a dashed
 * line across it. A missing value has no bar and prints its text at the foot. Knows nothing of what it draws.
 */
export function GroupedBars({ model, axis, height }: { readonly model: ChartModel; readonly axis: AxisScale; readonly height: number }) {
  const data = model.categories.map((category) => ({
    key: category.key,
    name: category.name,
    ...Object.fromEntries(model.series.map((series, index) => [series.id, category.values[index]?.value ?? null])),
  }))
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart
        // The library draws bars in the order in which they came; a new chart for other series keeps the order given.
        key={model.series.map((series) => series.id).join()}
        data={data}
        margin={{ top: ROOM_ABOVE, right: 6, bottom: 0, left: 0 }}
        barGap={3}
        barCategoryGap="18%"
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="name" tickLine={false} axisLine={false} interval={0} height={26} tick={{ fill: 'var(--ink2)', fontSize: 12 }} />
        <YAxis
          type="number"
          domain={[axis.from, axis.to]}
          ticks={[...axis.ticks]}
          tickLine={false}
          axisLine={false}
          width={36}
          tick={{ fill: 'var(--ink3)', fontSize: 11 }}
        />
        {model.series.map((series, index) => (
          <Bar
            key={series.id}
            dataKey={series.id}
            maxBarSize={30}
            isAnimationActive={false}
            shape={(bar: BarShapeProps) => (
              <LabelledBar bar={bar} series={series} text={model.categories[bar.originalDataIndex]?.values[index]?.text ?? ''} />
            )}
          />
        ))}
        <ReferenceLines model={model} />
      </BarChart>
    </ResponsiveContainer>
  )
}

function LabelledBar({ bar, series, text }: { readonly bar: BarShapeProps; readonly series: ChartSeries; readonly text: string }) {
  const style = seriesStyle(series.slot)
  const { x, y, width, height } = bar
  const middle = x + width / 2
  const top = Math.min(y, y + height)
  const upright = width < UPRIGHT_BELOW
  // The place after the point would make the labels of full bars touch each other.
  const label = text.replace(/^100\.0+$/, '100')
  return (
    <g>
      <rect x={x} y={top} width={width} height={Math.abs(height)} rx={Math.min(3, width / 4)} fill={style.colour} />
      {Math.abs(height) > 22 && width >= 9 ? (
        <path d={markerPath(style.marker, middle, y + height - 9, Math.min(4, width / 3))} fill="var(--card)" />
      ) : null}
      {upright ? (
        <text
          x={middle}
          y={top - 4}
          transform={`rotate(-90 ${middle} ${top - 4})`}
          dominantBaseline="central"
          fontSize={10}
          fill="var(--ink2)"
        >
          {label}
        </text>
      ) : (
        <text x={middle} y={top - 5} textAnchor="middle" fontSize={width < 26 ? 10 : 11} fill="var(--ink2)">
          {label}
        </text>
      )}
    </g>
  )
}

/** The reference of every group, drawn over the bars with a pale edge so that it is seen on dark bars too. */
function ReferenceLines({ model }: { readonly model: ChartModel }) {
  const horizontal = useXAxisScale()
  const vertical = useYAxisScale()
  if (horizontal === undefined || vertical === undefined) return null
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.line}>
      {model.categories.map((category) => {
        if (category.reference === null || category.reference.value === null) return null
        const start = horizontal(category.name, { position: 'start' })
        const end = horizontal(category.name, { position: 'end' })
        const y = vertical(category.reference.value)
        if (start === undefined || end === undefined || y === undefined) return null
        const inset = (end - start) * 0.05
        const line = { x1: start + inset, x2: end - inset, y1: y, y2: y }
        return (
          <g key={category.key}>
            <line {...line} stroke="var(--card)" strokeWidth={3} strokeOpacity={0.75} />
            <line {...line} stroke="var(--ink)" strokeWidth={1.3} strokeDasharray="5 3" />
          </g>
        )
      })}
    </ZIndexLayer>
  )
}

import { type ReactElement, type Ref, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AxisBaseline, percentAxis } from '../../charts/axis-scale.ts'
import { ChartFigure, ChartLegend } from '../../charts/chart-figure.tsx'
import { type ChartModel, drawnValues } from '../../charts/chart-model.ts'
import { drawPicture, type PictureFigure } from '../../charts/chart-picture.ts'
import { GroupedBars } from '../../charts/grouped-bars.tsx'
import { RADAR_MINIMUM_AXES, RadarOutline } from '../../charts/radar-outline.tsx'
import { Select } from '../../components/select.tsx'
import styles from './comparison.module.css'

/** Lets the screen turn its charts into one picture. */
export interface PictureSource {
  readonly draw: (title: string, subtitle: string) => Promise<Blob>
}

interface ComparisonChartsProps {
  readonly model: ChartModel
  readonly source: Ref<PictureSource>
}

const RADAR_HEIGHT = 276
const BARS_HEIGHT = 240

/** Radar and grouped bars of the dimensions over the same axis, with one legend. Default export, because it is loaded when it is shown. */
export default function ComparisonCharts({ model, source }: ComparisonChartsProps): ReactElement {
  const { t } = useTranslation()
  const [baseline, setBaseline] = useState<AxisBaseline>('fitted')
  const axis = useMemo(() => percentAxis(drawnValues(model), baseline), [model, baseline])
  const radar = useRef<HTMLDivElement>(null)
  const bars = useRef<HTMLDivElement>(null)

  const withRadar = model.categories.length >= RADAR_MINIMUM_AXES
  const { radarWords, barWords } = useMemo(() => {
    const names = model.series.map((series) => series.name).join(t('reports.separator'))
    const words = (title: string, note: string) => ({
      title,
      note,
      description: t('comparison.chartLabel', { title, names }),
      chart: t('comparison.chart'),
      table: t('comparison.table'),
      view: t('comparison.view', { title }),
      category: t('comparison.dimension'),
    })
    return {
      radarWords: words(t('comparison.radar'), t('comparison.radarFrom', { from: axis.from })),
      barWords: words(t('comparison.bars'), axis.from === 0 ? t('comparison.axisZero') : t('comparison.axisFrom', { from: axis.from })),
    }
  }, [model, axis, t])

  useImperativeHandle(
    source,
    () => ({
      draw: (title, subtitle) => {
        const figure = (
          place: HTMLDivElement | null,
          { title: name, note }: { readonly title: string; readonly note: string },
        ): PictureFigure[] => {
          const svg = place?.querySelector('svg') ?? null
          return svg === null ? [] : [{ title: name, note, svg }]
        }
        return drawPicture({
          title,
          subtitle,
          legend: model.series,
          referenceName: model.referenceName,
          figures: [...figure(radar.current, radarWords), ...figure(bars.current, barWords)],
        })
      },
    }),
    [model, radarWords, barWords],
  )

  return (
    <>
      {withRadar ? (
        <ChartFigure words={radarWords} model={model} drawing={radar} className={styles.radar}>
          <RadarOutline model={model} axis={axis} height={RADAR_HEIGHT} />
        </ChartFigure>
      ) : (
        <p className={styles.noRadar}>{t('comparison.tooFewAxes')}</p>
      )}
      <ChartFigure
        words={barWords}
        model={model}
        drawing={bars}
        className={styles.bars}
        legend={
          <div className={styles.legend}>
            <ChartLegend model={model} />
            <Select
              aria-label={t('comparison.baseline')}
              className={styles.baseline ?? ''}
              value={baseline}
              onChange={setBaseline}
              options={[
                { value: 'fitted', label: t('comparison.baselineFitted') },
                { value: 'zero', label: t('comparison.baselineZero') },
              ]}
            />
          </div>
        }
      >
        <GroupedBars model={model} axis={axis} height={BARS_HEIGHT} />
      </ChartFigure>
    </>
  )
}

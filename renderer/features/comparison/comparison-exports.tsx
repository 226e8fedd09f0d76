import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cycle } from '../../../shared/contract/cycles.ts'
import { saveBlob } from '../../api/bytes.ts'
import { client } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import type { Export } from '../../components/export-panel/use-export.ts'
import { notify } from '../../components/notice.tsx'
import type { PictureSource } from './comparison-charts.tsx'

interface ComparisonExportsProps {
  readonly cycle: Cycle
  readonly evaluateeIds: readonly number[]
  readonly exporting: Export
  /** The charts; null until they are drawn. */
  readonly pictureSource: PictureSource | null
}

/** Saves the comparison as a picture of its charts, as CSV, or as a workbook. */
export function ComparisonExports({ cycle, evaluateeIds, exporting, pictureSource }: ComparisonExportsProps): ReactElement {
  const { t } = useTranslation()
  const [drawing, setDrawing] = useState(false)
  const writing = exporting.state.kind === 'writing'

  const exportTable = (format: 'xlsx' | 'csv') =>
    exporting.start(() => client.reports.comparison({ cycleId: cycle.id, evaluateeIds: [...evaluateeIds], format }))

  const exportPicture = async (source: PictureSource) => {
    const name = `${t('comparison.pictureName', { cycle: cycle.name })}.png`
    setDrawing(true)
    try {
      saveBlob(await source.draw(t('comparison.title'), cycle.name), name)
      notify.success(t('comparison.pictureSaved', { name }))
    } catch {
      // The browser could not make the picture (memory, canvas limits); everything on screen is as before.
      notify.problem(t('comparison.pictureFailed'))
    } finally {
      setDrawing(false)
    }
  }

  return (
    <>
      <Button disabled={drawing || pictureSource === null} onClick={() => pictureSource !== null && void exportPicture(pictureSource)}>
        {t('comparison.exportPicture')}
      </Button>
      <Button disabled={writing} onClick={() => exportTable('csv')}>
        {t('comparison.exportCsv')}
      </Button>
      <Button variant="primary" icon="download" disabled={writing} onClick={() => exportTable('xlsx')}>
        {writing ? t('reports.writing') : t('comparison.exportTable')}
      </Button>
    </>
  )
}

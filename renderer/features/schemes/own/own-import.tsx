import { type ReactElement, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type OwnPreview, ownImportFields } from '../../../../shared/contract/own-indicators.ts'
import { client } from '../../../api/client.ts'
import { TableImport } from '../../../components/table-import/table-import.tsx'
import type { ImportKind } from '../../../components/table-import/table-import-types.ts'

type PreviewRow = OwnPreview['rows'][number]

interface OwnImportProps {
  readonly cycleId: number
  readonly startWith: 'file' | 'paste'
  readonly onClose: () => void
}

/** Imports the own leaves of many evaluatees from a table. */
export function OwnImport({ cycleId, startWith, onClose }: OwnImportProps): ReactElement {
  const { t } = useTranslation()
  const kind = useMemo(
    (): ImportKind<PreviewRow, OwnPreview> => ({
      fields: ownImportFields.map((key) => ({
        key,
        label: t(`ownIndicators.fields.${key}`),
        required: key === 'evaluatee' || key === 'name' || key === 'points',
      })),
      guess: (tableId, sheet) => client.ownIndicators.guess({ cycleId, tableId, sheet }),
      preview: (mapping) => client.ownIndicators.preview({ cycleId, mapping }),
      apply: (previewId, withoutRefused) => client.ownIndicators.apply({ previewId, withoutRefused }),
      columns: [
        { key: 'evaluatee', title: t('ownIndicators.fields.evaluatee'), width: '1fr', minWidth: 120, cell: (row) => row.evaluatee },
        { key: 'group', title: t('ownIndicators.fields.group'), width: '1fr', minWidth: 100, cell: (row) => row.group },
        {
          key: 'name',
          title: t('ownIndicators.fields.name'),
          width: '1fr',
          minWidth: 130,
          hover: (row) => row.name,
          cell: (row) => row.name,
        },
        { key: 'points', title: t('ownIndicators.fields.points'), width: 70, cell: (row) => row.points },
        {
          key: 'criteria',
          title: t('ownIndicators.fields.criteria'),
          width: '2fr',
          minWidth: 150,
          hover: (row) => row.criteria,
          cell: (row) => row.criteria,
        },
      ],
    }),
    [cycleId, t],
  )
  return <TableImport title={t('ownIndicators.importTitle')} kind={kind} startWith={startWith} onDone={onClose} onCancel={onClose} />
}

import { type ReactElement, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type FindingImportPreview, findingImportFields } from '../../../shared/contract/findings.ts'
import { client } from '../../api/client.ts'
import { TableImport } from '../../components/table-import/table-import.tsx'
import type { ImportKind } from '../../components/table-import/table-import-types.ts'
import { Points } from './finding-words.tsx'

type ImportRow = FindingImportPreview['rows'][number]

/** Columns without which no row can be read; everything else has a usual value or follows from the rule. */
const required: ReadonlySet<string> = new Set(['evaluatee', 'indicator', 'rule', 'description', 'foundOn'])

interface FindingsImportProps {
  readonly cycleId: number
  readonly startWith: 'file' | 'paste'
  readonly onDone: () => void
}

/** Takes many findings from a workbook, a CSV file or pasted cells; they wait for confirmation like typed ones. */
export function FindingsImport({ cycleId, startWith, onDone }: FindingsImportProps): ReactElement {
  const { t } = useTranslation()
  const kind = useMemo(
    (): ImportKind<ImportRow, FindingImportPreview> => ({
      fields: findingImportFields.map((key) => ({ key, label: t(`findings.import.${key}`), required: required.has(key) })),
      guess: (tableId, sheet) => client.findings.importGuess({ cycleId, tableId, sheet }),
      preview: (mapping) => client.findings.importPreview({ cycleId, mapping }),
      apply: (previewId, withoutRefused) => client.findings.importApply({ previewId, withoutRefused }),
      columns: [
        {
          key: 'evaluatee',
          title: t('findings.import.evaluatee'),
          width: '2fr',
          cell: (row) => row.evaluatee,
          hover: (row) => row.evaluatee,
        },
        {
          key: 'indicator',
          title: t('findings.import.indicator'),
          width: '2fr',
          cell: (row) => row.indicator,
          hover: (row) => row.indicator,
        },
        { key: 'rule', title: t('findings.import.rule'), width: '3fr', cell: (row) => row.rule, hover: (row) => row.rule },
        { key: 'quantity', title: t('findings.import.quantity'), width: 60, align: 'end', cell: (row) => row.quantity },
        { key: 'points', title: t('findings.import.points'), width: 70, align: 'end', cell: (row) => pointsCell(row) },
        {
          key: 'description',
          title: t('findings.import.description'),
          width: '3fr',
          cell: (row) => row.description,
          hover: (row) => row.description,
        },
        { key: 'foundOn', title: t('findings.import.foundOn'), width: 92, cell: (row) => row.foundOn },
      ],
    }),
    [t, cycleId],
  )
  return <TableImport title={t('findings.import.title')} kind={kind} startWith={startWith} onDone={onDone} onCancel={onDone} />
}

/** A refused row has no points because nothing was computed, not because its rule is a veto. */
function pointsCell(row: ImportRow): ReactElement | null {
  return row.verdict === 'refused' ? null : <Points points={row.points} />
}

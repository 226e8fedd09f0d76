import { type ReactElement, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cycle } from '../../../shared/contract/cycles.ts'
import { type Category, type RegisterPreview, registerFields } from '../../../shared/contract/register.ts'
import { participations } from '../../../shared/domain/glossary.ts'
import { client } from '../../api/client.ts'
import { Checkbox } from '../../components/select.tsx'
import { TableImport } from '../../components/table-import/table-import.tsx'
import type { ImportKind } from '../../components/table-import/table-import-types.ts'

type PreviewRow = RegisterPreview['rows'][number]

const namedCategories = 6

interface RegisterImportProps {
  readonly cycle: Cycle
  readonly categories: readonly Category[]
  readonly startWith: 'file' | 'paste'
  readonly onClose: () => void
}

/** Imports the register. New categories are made with it when the cycle has none yet; later that is a choice of its own. */
export function RegisterImport({ cycle, categories, startWith, onClose }: RegisterImportProps): ReactElement {
  const { t } = useTranslation()
  const [acceptNewCategories, setAccept] = useState(categories.length === 0)
  // The host names what it understood by its code, and keeps the text that it did not.
  const participationName = useCallback(
    (text: string) => {
      const known = participations.find((participation) => participation === text)
      return known === undefined ? text : t(`glossary.participation.${known}`)
    },
    [t],
  )
  const kind = useMemo(
    (): ImportKind<PreviewRow, RegisterPreview> => ({
      fields: registerFields
        .filter((key) => key !== 'unit' || cycle.kind === 'branch')
        .map((key) => ({ key, label: t(`register.fields.${key}`), required: key === 'name' })),
      guess: (tableId, sheet) => client.register.guess({ cycleId: cycle.id, tableId, sheet }),
      preview: (mapping) => client.register.preview({ cycleId: cycle.id, mapping, acceptNewCategories }),
      apply: (previewId, withoutRefused) => client.register.apply({ previewId, withoutRefused }),
      columns: [
        { key: 'code', title: t('register.fields.code'), width: 90, cell: (row) => row.code },
        { key: 'name', title: t('register.fields.name'), width: '2fr', minWidth: 150, hover: (row) => row.name, cell: (row) => row.name },
        ...(cycle.kind === 'branch'
          ? [{ key: 'unit', title: t('register.fields.unit'), width: '1fr' as const, cell: (row: PreviewRow) => row.unit }]
          : []),
        { key: 'shortName', title: t('register.fields.shortName'), width: '1fr', minWidth: 90, cell: (row) => row.shortName },
        { key: 'category', title: t('register.fields.category'), width: '1fr', minWidth: 100, cell: (row) => row.category },
        { key: 'participation', title: t('register.fields.participation'), width: 84, cell: (row) => participationName(row.participation) },
        {
          key: 'remark',
          title: t('register.fields.remark'),
          width: '1fr',
          minWidth: 80,
          hover: (row) => row.remark,
          cell: (row) => row.remark,
        },
      ],
    }),
    [cycle.id, cycle.kind, acceptNewCategories, participationName, t],
  )
  return (
    <TableImport
      title={t('register.importTitle')}
      kind={kind}
      startWith={startWith}
      previewKey={String(acceptNewCategories)}
      options={({ newCategories }) => {
        if (newCategories.length === 0) return null
        const first = newCategories.slice(0, namedCategories).join('、')
        const names = newCategories.length > namedCategories ? t('register.importCategoriesMore', { names: first }) : first
        return (
          <Checkbox checked={acceptNewCategories} onChange={setAccept}>
            {t('register.importCategories', { count: newCategories.length, names })}
          </Checkbox>
        )
      }}
      onDone={onClose}
      onCancel={onClose}
    />
  )
}

import type { ReactElement } from 'react'
import type { TableMapping } from '../../../shared/contract/exchange.ts'
import { Field } from '../field.tsx'
import { Select } from '../select.tsx'

interface HeaderRowsProps {
  readonly mapping: TableMapping
  /** Rows to choose from, counted from 1. */
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly firstLabel: string
  readonly lastLabel: string
  readonly onMapping: (mapping: TableMapping) => void
}

/** First and last row of a header; each draws the other along, so that they never cross. */
export function HeaderRows({ mapping, options, firstLabel, lastLabel, onMapping }: HeaderRowsProps): ReactElement {
  return (
    <>
      <Field label={firstLabel}>
        {(control) => (
          <Select
            {...control}
            value={String(mapping.headerFirstRow)}
            options={options}
            onChange={(value) => {
              const first = Number(value)
              onMapping({ ...mapping, headerFirstRow: first, headerLastRow: Math.max(first, mapping.headerLastRow) })
            }}
          />
        )}
      </Field>
      <Field label={lastLabel}>
        {(control) => (
          <Select
            {...control}
            value={String(mapping.headerLastRow)}
            options={options}
            onChange={(value) => {
              const last = Number(value)
              onMapping({ ...mapping, headerLastRow: last, headerFirstRow: Math.min(last, mapping.headerFirstRow) })
            }}
          />
        )}
      </Field>
    </>
  )
}

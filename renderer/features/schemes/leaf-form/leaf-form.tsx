import type { ReactElement } from 'react'
import type { IndicatorPart, Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { FindingsForm } from './findings-form.tsx'
import { LeafEditProvider } from './leaf-edit.tsx'
import styles from './leaf-form.module.css'
import { LeafRules } from './leaf-rules.tsx'
import { MethodSelect } from './method-select.tsx'

export interface LeafFormProps {
  readonly leaf: Leaf
  readonly part: IndicatorPart
  /** The scheme around the leaf: its grades and dimensions. */
  readonly scheme: Scheme
  readonly readOnly: boolean
  /** `field` names what was changed; keystrokes of one field have the same name. */
  readonly onChange: (leaf: Leaf, field: string) => void
  /** A field holds something that is no value (`faulty`), or does so no more. */
  readonly onFault: (field: string, faulty: boolean) => void
}

/** Method, parameters and rules of one leaf, with their effect beside them. */
export function LeafForm({ leaf, part, scheme, readOnly, onChange, onFault }: LeafFormProps): ReactElement {
  const words = <LeafRules leaf={leaf} gradeNames={new Map(scheme.settings.bands.map((band) => [band.code, band.name]))} />
  if (readOnly) return words
  const { method } = leaf
  return (
    <LeafEditProvider leaf={leaf} onChange={onChange} onFault={onFault}>
      <div className={styles.form}>
        <MethodSelect leaf={leaf} part={part} />
        {method.kind === 'deduct' || method.kind === 'bonus' ? <FindingsForm leaf={leaf} method={method} part={part} /> : words}
      </div>
    </LeafEditProvider>
  )
}

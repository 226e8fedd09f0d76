import type { ReactElement } from 'react'
import type { IndicatorPart, Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { LeafRules } from './leaf-rules.tsx'

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
export function LeafForm({ leaf, scheme }: LeafFormProps): ReactElement {
  return <LeafRules leaf={leaf} gradeNames={new Map(scheme.settings.bands.map((band) => [band.code, band.name]))} />
}

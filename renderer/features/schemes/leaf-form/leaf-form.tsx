import type { ReactElement, ReactNode } from 'react'
import type { LeafPreview } from '../../../../shared/contract/leaf-preview.ts'
import type { IndicatorPart, Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import { codedText, hasText } from '../../../i18n/dynamic-text.ts'
import { CurvePicture } from './curve-picture.tsx'
import { FindingsForm } from './findings-form.tsx'
import { JudgedForm } from './judged-form.tsx'
import { LeafEditProvider } from './leaf-edit.tsx'
import styles from './leaf-form.module.css'
import { LeafText } from './leaf-text.tsx'
import { MeasuredForm } from './measured-form.tsx'
import { MethodSelect } from './method-select.tsx'
import { OptionStrip } from './option-strip.tsx'
import { ExternalForm, TasksForm, VetoForm } from './small-forms.tsx'
import { SurveyForm } from './survey-form.tsx'
import { TierStrip } from './tier-strip.tsx'
import { type LeafEffect, useLeafPreview } from './use-leaf-preview.ts'

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
  const { kind } = leaf.method
  const effect = useLeafPreview(leaf, part, kind !== 'veto' && !(readOnly && (kind === 'deduct' || kind === 'bonus')))
  if (readOnly) return <LeafText leaf={leaf} bands={scheme.settings.bands} picture={<Picture leaf={leaf} preview={effect.preview} />} />
  return (
    <LeafEditProvider leaf={leaf} onChange={onChange} onFault={onFault}>
      <div className={styles.form}>
        <MethodSelect leaf={leaf} part={part} />
        <MethodForm leaf={leaf} part={part} scheme={scheme} effect={effect} />
      </div>
    </LeafEditProvider>
  )
}

interface MethodFormProps {
  readonly leaf: Leaf
  readonly part: IndicatorPart
  readonly scheme: Scheme
  readonly effect: LeafEffect
}

function MethodForm({ leaf, part, scheme, effect }: MethodFormProps): ReactElement {
  const { method } = leaf
  switch (method.kind) {
    case 'deduct':
    case 'bonus':
      return (
        <>
          <Impossible preview={effect.preview} />
          <FindingsForm leaf={leaf} method={method} part={part} effect={effect} />
        </>
      )
    case 'veto':
      return <VetoForm method={method} bands={scheme.settings.bands} />
    default:
      return (
        <Beside picture={<Picture leaf={leaf} preview={effect.preview} />}>
          {method.kind === 'judged' ? <JudgedForm leaf={leaf} method={method} /> : null}
          {method.kind === 'measured' ? <MeasuredForm leaf={leaf} method={method} /> : null}
          {method.kind === 'survey' ? <SurveyForm leaf={leaf} method={method} /> : null}
          {method.kind === 'external' ? <ExternalForm method={method} /> : null}
          {method.kind === 'tasks' ? <TasksForm method={method} /> : null}
        </Beside>
      )
  }
}

function Beside({ picture, children }: { readonly picture: ReactNode; readonly children: ReactNode }): ReactElement {
  return (
    <div className={styles.split}>
      <div className={styles.splitForm}>{children}</div>
      <div className={styles.splitPicture}>{picture}</div>
    </div>
  )
}

/** What the engine makes of an entered value, mark, ballot or task. Nothing while the answer belongs to the method before. */
function Picture({ leaf, preview }: { readonly leaf: Leaf; readonly preview: LeafPreview | null }): ReactElement | null {
  const { method } = leaf
  if (preview === null) return null
  if (preview.kind === 'impossible') return <Impossible preview={preview} />
  if (preview.kind === 'curve' && method.kind === 'measured') {
    return (
      <>
        <CurvePicture preview={preview} unitLabel={method.unitLabel} name={leaf.name} />
        {method.curve.kind === 'tiers' ? <TierStrip tiers={method.curve.tiers} /> : null}
      </>
    )
  }
  if (preview.kind === 'options') return <OptionStrip preview={preview} method={method} />
  return null
}

/** Why the effect of the leaf cannot be shown. */
function Impossible({ preview }: { readonly preview: LeafPreview | null }): ReactElement | null {
  if (preview?.kind !== 'impossible') return null
  const code = hasText('schemeLeaf.impossible', preview.problem) ? preview.problem : 'other'
  return <p className={styles.impossible}>{codedText('schemeLeaf.impossible', code)}</p>
}

import type { TFunction } from 'i18next'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { Curve, MethodOf } from '../../../../shared/domain/scheme/leaf-methods.ts'
import { unitsOf } from './decimals.ts'
import { Choice, More, RequiredNumber, TextField } from './fields.tsx'
import { useMethodEdit } from './leaf-edit.tsx'
import styles from './leaf-form.module.css'
import { newCurve } from './new-entries.ts'
import { PlacesFields } from './places-fields.tsx'
import { TierTable } from './tier-table.tsx'

type Measured = MethodOf<'measured'>

const curves = ['ratio', 'threshold', 'linear', 'tiers', 'per_step', 'rank_points', 'ratio_to_best'] as const

/** 定量: which value is looked at, and how it becomes points. */
export function MeasuredForm({ leaf, method }: { readonly leaf: Leaf; readonly method: Measured }): ReactElement {
  const { t } = useTranslation()
  const change = useMethodEdit('measured')
  const { curve } = method
  return (
    <>
      <div className={styles.fields}>
        <TextField
          label={t('schemeLeaf.measured.unit')}
          field="unitLabel"
          longest={20}
          placeholder={t('schemeLeaf.measured.unitHint')}
          value={method.unitLabel}
          onChange={(unitLabel) => change('unitLabel', (before) => ({ ...before, unitLabel }))}
        />
        <Choice
          label={t('schemeLeaf.measured.direction')}
          value={method.direction}
          options={(['higher', 'lower'] as const).map((each) => ({ value: each, label: t(`schemeLeaf.measured.directionOf.${each}`) }))}
          onChange={(direction) => change('direction', (before) => ({ ...before, direction }))}
        />
        <Choice
          label={t('schemeLeaf.measured.curve')}
          wide
          value={curve.kind}
          options={curves.map((kind) => ({ value: kind, label: t(`schemeLeaf.curve.${kind}`) }))}
          onChange={(kind) =>
            change('curve', (before) => (before.curve.kind === kind ? before : { ...before, curve: newCurve(kind, before.curve) }))
          }
        />
      </div>
      <CurveFields
        curve={curve}
        leaf={leaf}
        unit={method.basis === 'change' ? '%' : method.unitLabel}
        lower={method.direction === 'lower' && method.basis === 'value'}
        onChange={(field, next) => change(field, (before) => ({ ...before, curve: next }))}
      />
      <More summary={summaryOf(t, method)} about={t('schemeLeaf.measured.moreAbout')}>
        {() => (
          <div className={styles.fields}>
            <Choice
              label={t('schemeLeaf.measured.basis')}
              wide
              value={method.basis}
              options={(['value', 'change'] as const).map((each) => ({ value: each, label: t(`schemeLeaf.measured.basisOf.${each}`) }))}
              onChange={(basis) => change('basis', (before) => ({ ...before, basis }))}
            />
            {method.basis === 'change' || method.zeroBaseline !== 'block' ? (
              <Choice
                label={t('schemeLeaf.measured.zeroBaseline')}
                wide
                value={method.zeroBaseline}
                options={(['block', 'full', 'zero', 'not_applicable'] as const).map((each) => ({
                  value: each,
                  label: t(`schemes.method.zeroBaseline.${each}`),
                }))}
                onChange={(zeroBaseline) => change('zeroBaseline', (before) => ({ ...before, zeroBaseline }))}
              />
            ) : null}
          </div>
        )}
      </More>
    </>
  )
}

function summaryOf(t: TFunction, method: Measured): string[] {
  if (method.basis === 'value') return []
  return [t('schemeLeaf.measured.basisOf.change'), t(`schemes.method.zeroBaseline.${method.zeroBaseline}`)]
}

interface CurveFieldsProps {
  readonly curve: Curve
  readonly leaf: Leaf
  /** What the value counts. */
  readonly unit: string
  /** Less is better for the value that the curve sees. */
  readonly lower: boolean
  readonly onChange: (field: string, curve: Curve) => void
}

function CurveFields({ curve, leaf, unit, lower, onChange }: CurveFieldsProps): ReactElement | null {
  const { t } = useTranslation()
  const points = t('schemes.points')
  switch (curve.kind) {
    case 'ratio':
      return (
        <div className={styles.fields}>
          <Choice
            label={t('schemeLeaf.curve.targetFrom')}
            value={curve.target === null ? 'own' : 'same'}
            options={(['same', 'own'] as const).map((each) => ({ value: each, label: t(`schemeLeaf.curve.targetOf.${each}`) }))}
            onChange={(whose) => onChange('target', { ...curve, target: whose === 'own' ? null : (curve.target ?? '100') })}
          />
          {curve.target === null ? null : (
            <RequiredNumber
              label={t('schemeLeaf.curve.target')}
              kind="positive"
              field="target"
              unit={unit}
              value={curve.target}
              onChange={(target) => onChange('target', { ...curve, target })}
            />
          )}
        </div>
      )
    case 'threshold':
      return (
        <div className={styles.fields}>
          <RequiredNumber
            label={t(lower ? 'schemeLeaf.curve.atMost' : 'schemeLeaf.curve.atLeast')}
            kind="signed"
            field="target"
            unit={unit}
            value={curve.target}
            onChange={(target) => onChange('target', { ...curve, target })}
          />
        </div>
      )
    case 'linear': {
      const reversed = unitsOf(curve.low) >= unitsOf(curve.high) ? t('schemeLeaf.fault.highBelowLow') : null
      return (
        <div className={styles.fields}>
          <RequiredNumber
            label={t(lower ? 'schemeLeaf.curve.fullUpTo' : 'schemeLeaf.curve.zeroUpTo')}
            kind="signed"
            field="low"
            unit={unit}
            value={curve.low}
            onChange={(low) => onChange('low', { ...curve, low })}
          />
          <RequiredNumber
            label={t(lower ? 'schemeLeaf.curve.zeroFrom' : 'schemeLeaf.curve.fullFrom')}
            kind="signed"
            field="high"
            unit={unit}
            value={curve.high}
            problem={reversed}
            onChange={(high) => onChange('high', { ...curve, high })}
          />
        </div>
      )
    }
    case 'tiers':
      return <TierTable tiers={curve.tiers} unit={unit} onChange={(field, tiers) => onChange(field, { ...curve, tiers })} />
    case 'per_step':
      return (
        <div className={styles.fields}>
          <RequiredNumber
            label={t('schemeLeaf.curve.target')}
            kind="signed"
            field="target"
            unit={unit}
            value={curve.target}
            onChange={(target) => onChange('target', { ...curve, target })}
          />
          <RequiredNumber
            label={t(lower ? 'schemeLeaf.curve.eachAbove' : 'schemeLeaf.curve.eachBelow')}
            kind="positive"
            field="step"
            unit={unit}
            value={curve.step}
            onChange={(step) => onChange('step', { ...curve, step })}
          />
          <RequiredNumber
            label={t('schemeLeaf.curve.cost')}
            kind="positive"
            field="cost"
            unit={points}
            value={curve.cost}
            onChange={(cost) => onChange('cost', { ...curve, cost })}
          />
          <Choice
            label={t('schemeLeaf.curve.part')}
            value={curve.steps}
            options={(['whole', 'pro_rata'] as const).map((each) => ({ value: each, label: t(`schemes.method.steps.${each}`) }))}
            onChange={(steps) => onChange('steps', { ...curve, steps })}
          />
        </div>
      )
    case 'rank_points':
      return <PlacesFields curve={curve} points={leaf.points} onChange={onChange} />
    case 'ratio_to_best':
      return <p className={styles.help}>{t('schemeLeaf.curve.bestHelp')}</p>
  }
}

import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { Aggregate, MethodOf } from '../../../../shared/domain/scheme/leaf-methods.ts'
import { unitsOf } from './decimals.ts'
import { Choice, More, RequiredNumber } from './fields.tsx'
import { GroupList } from './group-list.tsx'
import { useMethodEdit } from './leaf-edit.tsx'
import styles from './leaf-form.module.css'
import { freshCode } from './list-edits.ts'
import { newMethod } from './new-entries.ts'
import { OptionList } from './option-list.tsx'

type Judged = MethodOf<'judged'>

/** 评分: what a judge may give, and how the marks of each group become one value. */
export function JudgedForm({ leaf, method }: { readonly leaf: Leaf; readonly method: Judged }): ReactElement {
  const { t } = useTranslation()
  const change = useMethodEdit('judged')
  const { scale } = method
  const changeScale = (field: string, next: Judged['scale']) => change(field, (before) => ({ ...before, scale: next }))
  return (
    <>
      <div className={styles.fields}>
        <Choice
          label={t('schemeLeaf.judged.scale')}
          value={scale.kind}
          options={(['range', 'options'] as const).map((kind) => ({ value: kind, label: t(`schemeLeaf.judged.scaleKind.${kind}`) }))}
          onChange={(kind) => {
            if (kind !== scale.kind) changeScale('scale', otherScale())
          }}
        />
        {scale.kind === 'range' ? (
          <>
            <RequiredNumber
              label={t('schemeLeaf.judged.min')}
              kind="signed"
              field="scale min"
              value={scale.min}
              onChange={(min) => changeScale('scale min', { ...scale, min })}
            />
            <RequiredNumber
              label={t('schemeLeaf.judged.max')}
              kind="signed"
              field="scale max"
              value={scale.max}
              problem={unitsOf(scale.max) <= Math.max(0, unitsOf(scale.min)) ? t('schemeLeaf.fault.scaleMax') : null}
              onChange={(max) => changeScale('scale max', { ...scale, max })}
            />
            <RequiredNumber
              label={t('schemeLeaf.judged.step')}
              kind="positive"
              field="scale step"
              value={scale.step}
              problem={
                (unitsOf(scale.max) - unitsOf(scale.min)) % Math.max(unitsOf(scale.step), 1) === 0
                  ? null
                  : t('schemeLeaf.fault.scaleUneven')
              }
              onChange={(step) => changeScale('scale step', { ...scale, step })}
            />
          </>
        ) : null}
      </div>
      {scale.kind === 'options' ? (
        <div className={styles.part}>
          <h4 className={styles.partHead}>{t('schemeLeaf.option.title')}</h4>
          <p className={styles.help}>{t('schemeLeaf.option.help')}</p>
          <OptionList
            label={t('schemeLeaf.option.title')}
            field="option"
            options={scale.options}
            onChange={(field, options) => changeScale(field, { ...scale, options })}
            fewest={{ count: 2, why: t('schemeLeaf.fewest.option') }}
            withCoefficient={(option, coefficient) => ({ ...option, coefficient: coefficient ?? option.coefficient })}
            entry={(code, name, coefficient) => ({ code, name, coefficient })}
          />
        </div>
      ) : null}
      <div className={styles.part}>
        <h4 className={styles.partHead}>{t('schemeLeaf.group.judges')}</h4>
        <GroupList
          label={t('schemeLeaf.group.judges')}
          groups={method.groups}
          onChange={(field, groups) => change(field, (before) => ({ ...before, groups }))}
          entry={() => ({
            code: freshCode(method.groups, 'judges'),
            name: t('schemeLeaf.group.new'),
            weight: method.groups.at(-1)?.weight ?? '1',
            aggregate: { kind: 'mean' as const },
          })}
          more={(group, set) => (
            <AggregateFields
              field={`group ${group.code}`}
              name={group.name}
              aggregate={group.aggregate}
              onChange={(field, aggregate) => set(field, { ...group, aggregate })}
            />
          )}
        />
      </div>
      {method.groups.length < 2 ? null : (
        <EmptyGroupMore
          value={method.emptyGroup}
          onChange={(emptyGroup) => change('emptyGroup', (before) => ({ ...before, emptyGroup }))}
        />
      )}
    </>
  )

  function otherScale(): Judged['scale'] {
    if (scale.kind === 'options') return newMethod(t, 'judged', leaf).scale
    const options = newMethod(t, 'survey', leaf).options.flatMap(({ coefficient, ...rest }) =>
      coefficient === null ? [] : [{ ...rest, coefficient }],
    )
    return { kind: 'options', options }
  }
}

interface AggregateProps {
  readonly field: string
  readonly name: string
  readonly aggregate: Aggregate
  readonly onChange: (field: string, aggregate: Aggregate) => void
}

/** How the marks of one group become one value, with what trimming leaves out. */
function AggregateFields({ field, name, aggregate, onChange }: AggregateProps): ReactElement {
  const { t } = useTranslation()
  const trimmed = aggregate.kind === 'trimmed' ? aggregate : null
  return (
    <>
      <Choice
        label={t('schemeLeaf.judged.aggregateOf', { name })}
        hideLabel
        value={aggregate.kind}
        options={(['mean', 'median', 'trimmed'] as const).map((kind) => ({ value: kind, label: t(`schemeLeaf.judged.aggregate.${kind}`) }))}
        onChange={(kind) => onChange('aggregate', kind === 'trimmed' ? { kind, high: 1, low: 1, minJudges: 6 } : { kind })}
      />
      {trimmed === null ? null : (
        <>
          {count('high', t('schemeLeaf.judged.high'), 0, 20)}
          {count('low', t('schemeLeaf.judged.low'), 0, 20)}
          {count(
            'minJudges',
            t('schemeLeaf.judged.minJudges'),
            1,
            200,
            trimmed.high + trimmed.low >= trimmed.minJudges ? t('schemeLeaf.fault.trimsAll') : null,
          )}
        </>
      )}
    </>
  )

  function count(at: 'high' | 'low' | 'minJudges', label: string, min: number, max: number, problem: string | null = null): ReactNode {
    if (trimmed === null) return null
    return (
      <RequiredNumber
        key={at}
        label={label}
        inline
        kind={{ min, max }}
        {...(at === 'minJudges' ? { unit: t('schemeLeaf.judged.judgesUnit') } : {})}
        field={`${field} ${at}`}
        value={String(trimmed[at])}
        problem={problem}
        onChange={(value) => onChange(at, { ...trimmed, [at]: Number(value) })}
      />
    )
  }
}

interface EmptyGroupProps {
  readonly value: Judged['emptyGroup']
  readonly onChange: (value: Judged['emptyGroup']) => void
}

/** What happens when a group holds no counting value; only where there are several. */
export function EmptyGroupMore({ value, onChange }: EmptyGroupProps): ReactElement {
  const { t } = useTranslation()
  return (
    <More summary={[t(`schemes.method.emptyGroup.${value}`)]} about="">
      {() => <EmptyGroupChoice value={value} onChange={onChange} />}
    </More>
  )
}

/** The choice by itself, for forms that have further settings around it. */
export function EmptyGroupChoice({ value, onChange }: EmptyGroupProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Choice
      label={t('schemeLeaf.group.empty')}
      wide
      value={value}
      options={(['block', 'reweight', 'zero'] as const).map((each) => ({ value: each, label: t(`schemes.method.emptyGroup.${each}`) }))}
      onChange={onChange}
    />
  )
}

import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { IndicatorPart, Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { MethodOf } from '../../../../shared/domain/scheme/leaf-methods.ts'
import { withOptional } from '../edits/change-indicator.ts'
import { unitsOf } from './decimals.ts'
import { EditList } from './edit-list.tsx'
import { Choice, More, NumberField, RequiredNumber, TextField } from './fields.tsx'
import { useLeafEdit } from './leaf-edit.tsx'
import styles from './leaf-form.module.css'
import { freshCode, replaced } from './list-edits.ts'
import { newRule } from './new-entries.ts'
import { RuleCard } from './rule-card.tsx'
import { RuleExample } from './rule-example.tsx'
import { Together } from './together.tsx'
import type { LeafEffect } from './use-leaf-preview.ts'

type Catalogue = MethodOf<'deduct'> | MethodOf<'bonus'>

interface FindingsFormProps {
  readonly leaf: Leaf
  readonly method: Catalogue
  readonly part: IndicatorPart
  readonly effect: LeafEffect
}

/** 扣分 and 加分: where the leaf starts and ends, and the catalogue of its rules. */
export function FindingsForm({ leaf, method, part, effect: { preview, tryRule } }: FindingsFormProps): ReactElement {
  const { t } = useTranslation()
  const { change: changeLeaf } = useLeafEdit()
  const effect = method.kind === 'deduct' ? 'deduct' : 'add'
  const found = preview?.kind === 'findings' ? preview : null
  const tried = new Map(found?.rules.map((each) => [each.rule, each]))
  const change = (field: string, edit: (catalogue: Catalogue) => Catalogue) =>
    changeLeaf(field, (before) =>
      before.method.kind === 'deduct' || before.method.kind === 'bonus' ? { ...before, method: edit(before.method) } : before,
    )
  return (
    <>
      <div className={styles.fields}>
        <NumberField
          label={t(`schemeLeaf.findings.start.${method.kind}`)}
          field="start"
          kind="signed"
          unit={t('schemes.points')}
          none={method.kind === 'bonus' || part === 'deduction' ? '0' : (leaf.points ?? '')}
          value={method.start ?? null}
          onChange={(start) => change('start', (before) => withOptional(before, 'start', start))}
        />
        {method.kind === 'deduct' ? (
          <NumberField
            label={t('schemeLeaf.findings.floor')}
            field="floor"
            kind="signed"
            unit={t('schemes.points')}
            none={part === 'deduction' ? t('schemeLeaf.findings.noFloor') : '0'}
            value={method.floor ?? null}
            problem={
              method.floor !== undefined && method.ceiling !== undefined && unitsOf(method.floor) > unitsOf(method.ceiling)
                ? t('schemeLeaf.fault.floorAboveCeiling')
                : null
            }
            onChange={(floor) => change('floor', (before) => (before.kind === 'deduct' ? withOptional(before, 'floor', floor) : before))}
          />
        ) : null}
        <NumberField
          label={t(`schemeLeaf.findings.cap.${method.kind}`)}
          field="cap"
          unit={t('schemes.points')}
          none={method.kind === 'bonus' && leaf.points !== null ? leaf.points : t('schemes.noCap')}
          value={method.cap ?? null}
          onChange={(cap) => change('cap', (before) => withOptional(before, 'cap', cap))}
        />
      </div>
      <h3 className={styles.listHead}>{t('schemeLeaf.findings.rules')}</h3>
      {method.rules.length === 0 ? <p className="muted">{t('schemeLeaf.findings.noRules')}</p> : null}
      <EditList
        card
        label={t('schemes.rules', { name: leaf.name })}
        entries={method.rules}
        keyOf={(rule) => rule.code}
        nameOf={(rule) => rule.text}
        onChange={(rules) => change('rules', (before) => ({ ...before, rules }))}
        add={{ label: t('schemeLeaf.findings.addRule'), entry: () => newRule(t, method.rules) }}
        copy={(rule) => ({ ...rule, code: freshCode(method.rules, 'r') })}
        render={(rule) => (
          <>
            <RuleCard rule={rule} effect={effect} groups={method.groups} sharedCaps={method.sharedCaps} />
            <RuleExample rule={rule} tried={tried.get(rule.code) ?? null} onTry={tryRule} />
          </>
        )}
      />
      {found === null || method.rules.length === 0 ? null : <Together preview={found} rules={method.rules} />}
      <More summary={moreSummary()} about={t('schemeLeaf.findings.moreAbout')}>
        {() => <TogetherFields method={method} part={part} leaf={leaf} change={change} />}
      </More>
    </>
  )

  function moreSummary(): string[] {
    return [
      ...(method.kind === 'deduct' && method.ceiling !== undefined
        ? [t('schemeLeaf.findings.ceilingIs', { ceiling: method.ceiling })]
        : []),
      ...(method.sharedCaps ?? []).map((cap) => t('schemeLeaf.findings.sharedCapIs', { name: cap.name, cap: cap.cap })),
      ...(method.groups ?? []).map((group) => t(`schemes.highestOnly.${group.scope}`, { name: group.name })),
    ]
  }
}

interface TogetherFieldsProps extends Omit<FindingsFormProps, 'effect'> {
  readonly change: (field: string, edit: (catalogue: Catalogue) => Catalogue) => void
}

/** What holds for several rules together: the ceiling, caps that rules share, and groups of which only the highest counts. */
function TogetherFields({ leaf, method, part, change }: TogetherFieldsProps): ReactElement {
  const { t } = useTranslation()
  const sharedCaps = method.sharedCaps ?? []
  const groups = method.groups ?? []
  const changeCaps = (field: string, next: NonNullable<Catalogue['sharedCaps']>) =>
    change(field, (before) => withoutUnknown(withOptional(before, 'sharedCaps', next.length === 0 ? null : next)))
  const changeGroups = (field: string, next: NonNullable<Catalogue['groups']>) =>
    change(field, (before) => withoutUnknown(withOptional(before, 'groups', next.length === 0 ? null : next)))
  return (
    <>
      {method.kind === 'deduct' ? (
        <div className={styles.fields}>
          <NumberField
            label={t('schemeLeaf.findings.ceiling')}
            field="ceiling"
            kind="signed"
            unit={t('schemes.points')}
            none={part === 'deduction' ? (method.start ?? '0') : (leaf.points ?? method.start ?? '')}
            value={method.ceiling ?? null}
            onChange={(ceiling) =>
              change('ceiling', (before) => (before.kind === 'deduct' ? withOptional(before, 'ceiling', ceiling) : before))
            }
          />
        </div>
      ) : null}
      <div className={styles.part}>
        <h4 className={styles.partHead}>{t('schemeLeaf.findings.sharedCaps')}</h4>
        <p className={styles.help}>{t('schemeLeaf.findings.sharedCapsHelp')}</p>
        <EditList
          label={t('schemeLeaf.findings.sharedCaps')}
          entries={sharedCaps}
          keyOf={(cap) => cap.code}
          nameOf={(cap) => cap.name}
          onChange={(next) => changeCaps('sharedCaps', next)}
          add={{
            label: t('schemeLeaf.findings.addSharedCap'),
            entry: () => ({ code: freshCode(sharedCaps, 'c'), name: t('schemeLeaf.new.sharedCap'), cap: leaf.points ?? '1' }),
          }}
          render={(cap, index) => (
            <div className={styles.row}>
              <TextField
                label={t('schemeLeaf.findings.sharedCapName')}
                hideLabel
                required
                longest={200}
                field={`sharedCap ${cap.code} name`}
                value={cap.name}
                onChange={(name) => changeCaps(`sharedCap ${cap.code} name`, replaced(sharedCaps, index, { ...cap, name }))}
              />
              <RequiredNumber
                label={t('schemes.sharedCapOf', { name: cap.name })}
                hideLabel
                field={`sharedCap ${cap.code}`}
                unit={t('schemes.points')}
                value={cap.cap}
                onChange={(value) => changeCaps(`sharedCap ${cap.code}`, replaced(sharedCaps, index, { ...cap, cap: value }))}
              />
            </div>
          )}
        />
      </div>
      <div className={styles.part}>
        <h4 className={styles.partHead}>{t('schemeLeaf.findings.groups')}</h4>
        <p className={styles.help}>{t('schemeLeaf.findings.groupsHelp')}</p>
        <EditList
          label={t('schemeLeaf.findings.groups')}
          entries={groups}
          keyOf={(group) => group.code}
          nameOf={(group) => group.name}
          onChange={(next) => changeGroups('groups', next)}
          add={{
            label: t('schemeLeaf.findings.addGroup'),
            entry: () => ({ code: freshCode(groups, 'g'), name: t('schemeLeaf.new.group'), scope: 'matter' as const }),
          }}
          render={(group, index) => (
            <div className={styles.row}>
              <TextField
                label={t('schemeLeaf.findings.groupName')}
                hideLabel
                required
                longest={200}
                field={`group ${group.code} name`}
                value={group.name}
                onChange={(name) => changeGroups(`group ${group.code} name`, replaced(groups, index, { ...group, name }))}
              />
              <Choice
                label={t('schemeLeaf.findings.scope', { name: group.name })}
                hideLabel
                wide
                value={group.scope}
                options={(['matter', 'leaf'] as const).map((scope) => ({ value: scope, label: t(`schemeLeaf.scope.${scope}`) }))}
                onChange={(scope) => changeGroups(`group ${group.code} scope`, replaced(groups, index, { ...group, scope }))}
              />
            </div>
          )}
        />
      </div>
    </>
  )
}

/** The catalogue in which no rule names a cap or a group that is gone. */
function withoutUnknown(method: Catalogue): Catalogue {
  const caps = new Set((method.sharedCaps ?? []).map((cap) => cap.code))
  const groups = new Set((method.groups ?? []).map((group) => group.code))
  const rules = method.rules.map((rule) => {
    const capped = rule.sharedCap !== undefined && !caps.has(rule.sharedCap) ? withOptional(rule, 'sharedCap', null) : rule
    return capped.group !== undefined && !groups.has(capped.group) ? withOptional(capped, 'group', null) : capped
  })
  return { ...method, rules }
}

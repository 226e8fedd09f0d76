import type { TFunction } from 'i18next'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import type { MethodOf } from '../../../../shared/domain/scheme/leaf-methods.ts'
import { Checkbox } from '../../../components/select.tsx'
import { percentText, unitsOf } from './decimals.ts'
import { EditList } from './edit-list.tsx'
import { Choice, More, NumberField, RequiredNumber } from './fields.tsx'
import { GroupList } from './group-list.tsx'
import { EmptyGroupChoice } from './judged-form.tsx'
import { useMethodEdit } from './leaf-edit.tsx'
import styles from './leaf-form.module.css'
import { freshCode, replaced } from './list-edits.ts'
import { rangeWords } from './method-words.ts'
import { OptionList } from './option-list.tsx'

type Survey = MethodOf<'survey'>
type ShareTiers = Extract<Survey['scoring'], { kind: 'share_tiers' }>

/** 测评: what is on the ballot, who is asked, how counts become points, and which counts are no result. */
export function SurveyForm({ leaf, method }: { readonly leaf: Leaf; readonly method: Survey }): ReactElement {
  const { t } = useTranslation()
  const change = useMethodEdit('survey')
  const { scoring } = method
  return (
    <>
      <div className={styles.part}>
        <h4 className={styles.partHead}>{t('schemeLeaf.option.ballot')}</h4>
        <p className={styles.help}>{t('schemeLeaf.option.ballotHelp')}</p>
        <OptionList
          label={t('schemeLeaf.option.ballot')}
          field="option"
          options={method.options}
          onChange={(field, options) => change(field, (before) => withOptions(before, options))}
          fewest={{ count: 2, why: t('schemeLeaf.fewest.option') }}
          mayStandOutside
          withCoefficient={(option, coefficient) => ({ ...option, coefficient })}
          entry={(code, name, coefficient) => ({ code, name, coefficient })}
        />
      </div>
      <div className={styles.fields}>
        <Choice
          label={t('schemeLeaf.survey.scoring')}
          wide
          value={scoring.kind}
          options={(['coefficients', 'share_tiers'] as const).map((kind) => ({
            value: kind,
            label: t(`schemeLeaf.survey.scoringOf.${kind}`),
          }))}
          onChange={(kind) => {
            if (kind !== scoring.kind)
              change('scoring', (before) => ({ ...before, scoring: kind === 'coefficients' ? { kind } : newTiers(leaf, before) }))
          }}
        />
      </div>
      {scoring.kind === 'share_tiers' ? (
        <ShareTierTable
          method={method}
          scoring={scoring}
          onChange={(field, next) => change(field, (before) => ({ ...before, scoring: next }))}
        />
      ) : null}
      <div className={styles.part}>
        <h4 className={styles.partHead}>{t('schemeLeaf.group.raters')}</h4>
        <GroupList
          label={t('schemeLeaf.group.raters')}
          groups={method.groups}
          onChange={(field, groups) => change(field, (before) => ({ ...before, groups }))}
          entry={() => ({
            code: freshCode(method.groups, 'raters'),
            name: t('schemeLeaf.group.new'),
            weight: method.groups.at(-1)?.weight ?? '1',
          })}
        />
      </div>
      <More summary={summaryOf(t, method)} about={t('schemeLeaf.survey.moreAbout')}>
        {() => (
          <>
            <Checkbox
              checked={method.voidOverIssued}
              onChange={(voidOverIssued) => change('voidOverIssued', (before) => ({ ...before, voidOverIssued }))}
            >
              {t('schemes.method.voidOverIssued')}
            </Checkbox>
            <div className={styles.fields}>
              <NumberField
                label={t('schemeLeaf.survey.voidShare')}
                kind="percent"
                field="voidShare"
                none={t('schemeLeaf.survey.notChecked')}
                value={method.voidShare}
                onChange={(voidShare) => change('voidShare', (before) => ({ ...before, voidShare }))}
              />
              <NumberField
                label={t('schemeLeaf.survey.minimumTurnout')}
                kind="percent"
                field="minimumTurnout"
                none={t('schemeLeaf.survey.notChecked')}
                value={method.minimumTurnout}
                onChange={(minimumTurnout) => change('minimumTurnout', (before) => ({ ...before, minimumTurnout }))}
              />
              <EmptyGroupChoice
                value={method.emptyGroup}
                onChange={(emptyGroup) => change('emptyGroup', (before) => ({ ...before, emptyGroup }))}
              />
            </div>
          </>
        )}
      </More>
    </>
  )
}

/** New options; tiers forget options that are gone, and one that would be left without any takes the first. */
function withOptions(method: Survey, options: Survey['options']): Survey {
  const { scoring } = method
  if (scoring.kind === 'coefficients') return { ...method, options }
  const known = new Set(options.map((option) => option.code))
  const tiers = scoring.tiers.map((tier) => {
    const shareOf = tier.shareOf.filter((code) => known.has(code))
    return { ...tier, shareOf: shareOf.length > 0 ? shareOf : options.slice(0, 1).map((option) => option.code) }
  })
  return { ...method, options, scoring: { ...scoring, tiers } }
}

function newTiers(leaf: Leaf, method: Survey): ShareTiers {
  const [first] = method.options
  return {
    kind: 'share_tiers',
    tiers: [{ shareOf: first === undefined ? [] : [first.code], from: '0.9', to: null, points: leaf.points ?? '1' }],
    otherwise: '0',
  }
}

function summaryOf(t: TFunction, method: Survey): string[] {
  return [
    ...(method.voidOverIssued ? [t('schemes.method.voidOverIssued')] : []),
    ...(method.voidShare === null ? [] : [t('schemes.method.voidShare', { share: `${percentText(method.voidShare)}%` })]),
    ...(method.minimumTurnout === null ? [] : [t('schemes.method.minimumTurnout', { share: `${percentText(method.minimumTurnout)}%` })]),
    ...(method.groups.length < 2 ? [] : [t(`schemes.method.emptyGroup.${method.emptyGroup}`)]),
  ]
}

interface ShareTierProps {
  readonly method: Survey
  readonly scoring: ShareTiers
  readonly onChange: (field: string, scoring: ShareTiers) => void
}

/** Points by the share of some options; the first line that fits counts. */
function ShareTierTable({ method, scoring, onChange }: ShareTierProps): ReactElement {
  const { t } = useTranslation()
  const { tiers } = scoring
  const change = (field: string, next: ShareTiers['tiers']) => onChange(field, { ...scoring, tiers: next })
  const percent = (share: string | null) => (share === null ? null : `${percentText(share)}%`)
  return (
    <div className={styles.part}>
      <p className={styles.help}>{t('schemeLeaf.survey.tiersHelp')}</p>
      <EditList
        card
        label={t('schemeLeaf.survey.tiers')}
        entries={tiers}
        nameOf={(tier) => rangeWords(t, percent(tier.from), percent(tier.to))}
        fewest={{ count: 1, why: t('schemeLeaf.fewest.shareTier') }}
        onChange={(next) => change('share tiers', next)}
        add={{
          label: t('schemeLeaf.survey.addTier'),
          entry: () => ({ shareOf: tiers.at(-1)?.shareOf ?? [], from: null, to: tiers.at(-1)?.from ?? null, points: '0' }),
        }}
        render={(tier, index) => {
          const set = (field: string, next: typeof tier) => change(`share tier ${index} ${field}`, replaced(tiers, index, next))
          const reversed = tier.from !== null && tier.to !== null && unitsOf(tier.from) >= unitsOf(tier.to)
          return (
            <div className={styles.part}>
              <fieldset className={styles.ticks}>
                <legend className={styles.word}>{t('schemeLeaf.survey.shareOf')}</legend>
                {method.options.map((option) => (
                  <Checkbox
                    key={option.code}
                    checked={tier.shareOf.includes(option.code)}
                    disabled={tier.shareOf.length === 1 && tier.shareOf[0] === option.code}
                    onChange={(ticked) =>
                      set('shareOf', {
                        ...tier,
                        shareOf: method.options
                          .map((each) => each.code)
                          .filter((code) => (code === option.code ? ticked : tier.shareOf.includes(code))),
                      })
                    }
                  >
                    {option.name}
                  </Checkbox>
                ))}
              </fieldset>
              <div className={styles.row}>
                <NumberField
                  label={t('schemeLeaf.tiers.from', { number: index + 1 })}
                  hideLabel
                  kind="percent"
                  field={`share tier ${index} from`}
                  none={t('schemeLeaf.tiers.open')}
                  value={tier.from}
                  onChange={(from) => set('from', { ...tier, from })}
                />
                <span className={styles.word}>{t('schemeLeaf.tiers.to')}</span>
                <NumberField
                  label={t('schemeLeaf.tiers.below', { number: index + 1 })}
                  hideLabel
                  kind="percent"
                  field={`share tier ${index} to`}
                  none={t('schemeLeaf.tiers.open')}
                  value={tier.to}
                  onChange={(to) => set('to', { ...tier, to })}
                />
                <span className={styles.word}>{t('schemeLeaf.tiers.gives')}</span>
                <RequiredNumber
                  label={t('schemeLeaf.tiers.points', { number: index + 1 })}
                  hideLabel
                  kind="signed"
                  field={`share tier ${index} points`}
                  unit={t('schemes.points')}
                  value={tier.points}
                  onChange={(points) => set('points', { ...tier, points })}
                />
              </div>
              {reversed ? <p className={styles.rowFault}>{t('schemeLeaf.tiers.reversed')}</p> : null}
            </div>
          )
        }}
      />
      <RequiredNumber
        label={t('schemeLeaf.survey.otherwise')}
        inline
        kind="signed"
        field="otherwise"
        unit={t('schemes.points')}
        value={scoring.otherwise}
        onChange={(otherwise) => onChange('otherwise', { ...scoring, otherwise })}
      />
    </div>
  )
}

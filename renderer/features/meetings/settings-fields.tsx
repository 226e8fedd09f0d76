import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingSettings } from '../../../shared/contract/meetings.ts'
import { Field } from '../../components/field.tsx'
import { Checkbox, Select } from '../../components/select.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { readMinutes, readPercent, readShare, shownPercent } from './meeting-numbers.ts'

const quorums = ['none', 'half', 'two_thirds', 'all'] as const

/** The rules of a meeting as they stand in their fields. */
export interface TypedSettings {
  readonly minutes: string
  readonly spread: string
  readonly agreement: string
  readonly quorum: MeetingSettings['quorum']
  readonly secondRound: boolean
}

/** Settings as people type them: the limit of spread in percent. */
export function typedSettings(settings: MeetingSettings): TypedSettings {
  return {
    minutes: String(settings.minutesPerItem),
    spread: shownPercent(settings.spreadLimit),
    agreement: settings.agreementLimit,
    quorum: settings.quorum,
    secondRound: settings.secondRound,
  }
}

/** Settings from their fields; null while one of them cannot be read. */
export function readSettings({ minutes, spread, agreement, quorum, secondRound }: TypedSettings): MeetingSettings | null {
  const [minutesPerItem, spreadLimit, agreementLimit] = [readMinutes(minutes), readPercent(spread), readShare(agreement)]
  if (minutesPerItem === null || spreadLimit === null || agreementLimit === null) return null
  return { minutesPerItem, spreadLimit, agreementLimit, quorum, secondRound }
}

interface SettingsFieldsProps {
  readonly typed: TypedSettings
  readonly onType: (typed: TypedSettings) => void
  /** Whether somebody tried to go on: only then is said what cannot be read. */
  readonly tried: boolean
}

/** Fields of the rules of a meeting: time, limits of spread and agreement, quorum, second round. */
export function SettingsFields({ typed, onType, tried }: SettingsFieldsProps): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      <Field
        label={t('meetings.create.minutes')}
        hint={t('meetings.create.minutesHint')}
        problem={tried && readMinutes(typed.minutes) === null ? t('meetings.create.problem.minutes') : null}
      >
        {(control) => (
          <TextInput {...control} inputMode="numeric" value={typed.minutes} onChange={(minutes) => onType({ ...typed, minutes })} />
        )}
      </Field>
      <Field
        label={t('meetings.create.spread')}
        hint={t('meetings.create.spreadHint')}
        problem={tried && readPercent(typed.spread) === null ? t('meetings.create.problem.percent') : null}
      >
        {(control) => (
          <TextInput {...control} inputMode="decimal" value={typed.spread} onChange={(spread) => onType({ ...typed, spread })} />
        )}
      </Field>
      <Field
        label={t('meetings.create.agreement')}
        hint={t('meetings.create.agreementHint')}
        problem={tried && readShare(typed.agreement) === null ? t('meetings.create.problem.share') : null}
      >
        {(control) => (
          <TextInput {...control} inputMode="decimal" value={typed.agreement} onChange={(agreement) => onType({ ...typed, agreement })} />
        )}
      </Field>
      <Field label={t('meetings.create.quorum')}>
        {(control) => (
          <Select
            {...control}
            value={typed.quorum}
            options={quorums.map((value) => ({ value, label: t(`meetings.create.quorums.${value}`) }))}
            onChange={(quorum) => onType({ ...typed, quorum })}
          />
        )}
      </Field>
      <Checkbox checked={typed.secondRound} onChange={(secondRound) => onType({ ...typed, secondRound })}>
        {t('meetings.create.secondRound')}
      </Checkbox>
    </>
  )
}

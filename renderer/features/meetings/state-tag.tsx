import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingItem } from '../../../shared/contract/meetings.ts'
import { Tag, type Tone } from '../../components/tag.tsx'

const tones: Readonly<Record<MeetingItem['state'] | 'discussed', Tone>> = {
  waiting: 'neutral',
  first_round: 'red',
  second_round: 'amber',
  discussed: 'blue',
  closed: 'green',
}

/** Where an evaluatee's turn stands, in a word. */
export function StateTag({ item }: { readonly item: MeetingItem }): ReactElement {
  const { t } = useTranslation()
  const state = item.state !== 'closed' && item.roundClosed ? 'discussed' : item.state
  return <Tag tone={tones[state]}>{t(`meetings.items.state.${state}`)}</Tag>
}

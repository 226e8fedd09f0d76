import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnGroup } from '../../../../shared/contract/own-indicators.ts'
import { Tag, type Tone } from '../../../components/tag.tsx'

const tones: Readonly<Record<OwnGroup['fill'], Tone>> = { complete: 'green', short: 'amber', over: 'red', none: 'neutral', open: 'blue' }

/** How far own leaves fill their group: 完整 60/60, 缺 15, 超 5, 未填. */
export function FillTag({ group }: { readonly group: OwnGroup }): ReactElement {
  const { t } = useTranslation()
  const { fill, sum, room, difference } = group
  return <Tag tone={tones[fill]}>{t(`ownIndicators.fill.${fill}`, { sum, room: room ?? '', difference })}</Tag>
}

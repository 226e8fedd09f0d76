import type { Texts } from '../texts.ts'
import type { settings as source } from '../zh/settings.ts'

export const settings: Texts<typeof source> = {
  title: 'Settings',
}

import type { Texts } from '../texts.ts'
import type { encryption as source } from '../zh/encryption.ts'

export const encryption: Texts<typeof source> = {
  title: 'Encryption',
}

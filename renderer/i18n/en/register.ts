import type { Texts } from '../texts.ts'
import type { register as source } from '../zh/register.ts'

export const register: Texts<typeof source> = {
  title: 'Register',
}

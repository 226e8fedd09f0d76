import { refusalDetail } from '../../../renderer/components/refusal-detail.ts'
import { en } from '../../../renderer/i18n/en.ts'
import { zh } from '../../../renderer/i18n/zh.ts'
import { appErrorCodeSchema } from '../../../shared/domain/app-error.ts'
import type { Answer } from './watched-host.ts'

type Texts = Readonly<Record<string, unknown>>

/**
 * What is missing for a person to understand a refusal, in either language: a code outside the closed list, a code without words, or a detail
 * that the program tells and the screens have no words for. Empty when everything is said.
 */
export function unsaid(answer: Answer & { readonly kind: 'refused' }): readonly string[] {
  const code = appErrorCodeSchema.safeParse(answer.code)
  if (!code.success) return [`unknown code ${answer.code}`]
  const detail = refusalDetail(code.data, answer.data)
  return Object.entries({ zh, en }).flatMap(([language, texts]) => [
    ...(textAt(texts.errors, code.data) ? [] : [`${language}: no words for ${code.data}`]),
    ...(detail === null || textAt(texts.errorDetails, detail) ? [] : [`${language}: no words for ${detail}`]),
  ])
}

function textAt(texts: Texts, path: string): boolean {
  const found = path.split('.').reduce<unknown>((at, key) => (at as Texts | undefined)?.[key], texts)
  return typeof found === 'string' && found !== ''
}

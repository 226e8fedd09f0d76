/** Languages in which a command can answer. */
const languages = ['zh', 'en'] as const
export type CommandLanguage = (typeof languages)[number]

/** The language of `--lang`, Chinese when it is not given; null for one that no command speaks. */
export function commandLanguage(given: string | undefined): CommandLanguage | null {
  return languages.find((known) => known === (given ?? 'zh')) ?? null
}

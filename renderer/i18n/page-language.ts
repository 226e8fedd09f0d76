import type { Language } from '../../shared/contract/settings.ts'
import { chooseLanguage } from './i18n.ts'

const storageKey = 'hengjian.page-language'

/**
 * The language that somebody chose for this tab alone: on a page of the way in, where nobody may change settings yet, or with an account that may not.
 * Null: the tab goes by the settings.
 */
export function pageLanguage(): Language | null {
  const stored = sessionStorage.getItem(storageKey)
  return stored === 'zh' || stored === 'en' ? stored : null
}

/** Chooses a language for this tab; it holds after a reload and before the settings. */
export function choosePageLanguage(language: Language): void {
  sessionStorage.setItem(storageKey, language)
  void chooseLanguage(language)
}

/** Goes by the settings again, because somebody changed them. */
export function forgetPageLanguage(): void {
  sessionStorage.removeItem(storageKey)
}

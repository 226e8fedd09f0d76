import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../shared/contract/settings.ts'
import type { zh } from './zh.ts'
import { zhCore } from './zh-core.ts'

const rememberedKey = 'hengjian.language'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof zh }
    returnNull: false
    contextSeparator: '::'
  }
}

/** Starts the texts in Chinese, at once and without loading anything; English is fetched when it is chosen. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'zh',
    fallbackLng: 'zh',
    resources: { zh: { translation: zhCore } },
    interpolation: { escapeValue: false },
    returnNull: false,
    // Codes such as `not_found` hold the usual separator; contexts are not used.
    contextSeparator: '::',
  })
  // The host keeps the choice; this copy only spares the first frame in the wrong language.
  if (localStorage.getItem(rememberedKey) === 'en') await chooseLanguage('en')
}

/** Switches every text on screen, and the language that the page declares to screen readers. */
export async function chooseLanguage(language: Language): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'translation')) {
    const { en } = await import('./en.ts')
    i18next.addResourceBundle('en', 'translation', en)
  }
  localStorage.setItem(rememberedKey, language)
  if (i18next.language !== language) await i18next.changeLanguage(language)
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}

export { i18next }

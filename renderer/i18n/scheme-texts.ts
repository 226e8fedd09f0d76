import { i18next } from './i18n.ts'
import { zhSchemes } from './zh-schemes.ts'

// Imported for its effect by the screen 考评方案: its texts come with its code. English comes whole.
i18next.addResourceBundle('zh', 'translation', zhSchemes, true)

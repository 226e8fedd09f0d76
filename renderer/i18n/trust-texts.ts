import { i18next } from './i18n.ts'
import { zhTrust } from './zh-trust.ts'

// Imported for its effect by the screens of accounts, audit, backups and encryption: their texts come with their code. English comes whole.
i18next.addResourceBundle('zh', 'translation', zhTrust, true)

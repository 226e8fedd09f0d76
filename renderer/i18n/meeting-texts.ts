import { i18next } from './i18n.ts'
import { zhMeetings } from './zh-meetings.ts'

// Imported for its effect by the screens of panels, meetings, surveys and decisions: their texts come with their code. English comes whole.
i18next.addResourceBundle('zh', 'translation', zhMeetings, true)

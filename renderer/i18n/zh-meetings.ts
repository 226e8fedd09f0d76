import { agreement } from './zh/agreement.ts'
import { decisions } from './zh/decisions.ts'
import { display } from './zh/display.ts'
import { judging } from './zh/judging.ts'
import { meetings } from './zh/meetings.ts'
import { panels } from './zh/panels.ts'
import { paperSheets } from './zh/paper-sheets.ts'
import { seals } from './zh/seals.ts'
import { surveys } from './zh/surveys.ts'

/** Texts in Chinese of panels, meetings, surveys and decisions, which load with the first of these screens. */
export const zhMeetings = {
  agreement,
  decisions,
  display,
  judging,
  meetings,
  panels,
  paperSheets,
  seals,
  surveys,
} as const

import { labelsEn } from './labels-en.ts'
import { labelsZh } from './labels-zh.ts'
import type { ReportLabels } from './report-labels.ts'

/** Languages that reports can be written in. */
export type ReportLanguage = 'zh' | 'en'

const labels: Readonly<Record<ReportLanguage, ReportLabels>> = { zh: labelsZh, en: labelsEn }

/** Words of a language. */
export function reportLabels(language: ReportLanguage): ReportLabels {
  return labels[language]
}

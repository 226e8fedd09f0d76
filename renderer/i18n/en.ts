import { accounts } from './en/accounts.ts'
import { agreement } from './en/agreement.ts'
import { audit } from './en/audit.ts'
import { backups } from './en/backups.ts'
import { common } from './en/common.ts'
import { comparison } from './en/comparison.ts'
import { components } from './en/components.ts'
import { decisions } from './en/decisions.ts'
import { display } from './en/display.ts'
import { encryption } from './en/encryption.ts'
import { errorDetails } from './en/error-details.ts'
import { errors } from './en/errors.ts'
import { explanation } from './en/explanation.ts'
import { findings } from './en/findings.ts'
import { glossary } from './en/glossary.ts'
import { judging } from './en/judging.ts'
import { meetings } from './en/meetings.ts'
import { overview } from './en/overview.ts'
import { ownIndicators } from './en/own-indicators.ts'
import { panels } from './en/panels.ts'
import { paperSheets } from './en/paper-sheets.ts'
import { readingNotes } from './en/reading-notes.ts'
import { register } from './en/register.ts'
import { reports } from './en/reports.ts'
import { results } from './en/results.ts'
import { rowProblems } from './en/row-problems.ts'
import { schemeImport } from './en/scheme-import.ts'
import { schemeLeaf } from './en/scheme-leaf.ts'
import { schemeLibrary } from './en/scheme-library.ts'
import { schemeProblems } from './en/scheme-problems.ts'
import { schemeSettings } from './en/scheme-settings.ts'
import { schemeTree } from './en/scheme-tree.ts'
import { schemeTrial } from './en/scheme-trial.ts'
import { schemeVersions } from './en/scheme-versions.ts'
import { schemeWeights } from './en/scheme-weights.ts'
import { schemes } from './en/schemes.ts'
import { scoring } from './en/scoring.ts'
import { seals } from './en/seals.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import { start } from './en/start.ts'
import { surveys } from './en/surveys.ts'
import type { Texts } from './texts.ts'
import type { zh } from './zh.ts'

/** Every text of the program in English; the type holds it complete. Loaded only when English is chosen. */
export const en: Texts<typeof zh> = {
  encryption,
  backups,
  audit,
  accounts,
  common,
  comparison,
  components,
  errorDetails,
  errors,
  explanation,
  findings,
  glossary,
  overview,
  register,
  reports,
  results,
  rowProblems,
  schemeProblems,
  schemeTree,
  schemeLeaf,
  schemeSettings,
  schemeWeights,
  schemeTrial,
  schemeVersions,
  schemeImport,
  schemeLibrary,
  ownIndicators,
  readingNotes,
  schemes,
  scoring,
  panels,
  judging,
  paperSheets,
  meetings,
  display,
  surveys,
  agreement,
  decisions,
  seals,
  settings,
  shell,
  start,
}

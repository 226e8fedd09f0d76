import { common } from './zh/common.ts'
import { comparison } from './zh/comparison.ts'
import { components } from './zh/components.ts'
import { errorDetails } from './zh/error-details.ts'
import { errors } from './zh/errors.ts'
import { explanation } from './zh/explanation.ts'
import { findings } from './zh/findings.ts'
import { glossary } from './zh/glossary.ts'
import { overview } from './zh/overview.ts'
import { register } from './zh/register.ts'
import { reports } from './zh/reports.ts'
import { results } from './zh/results.ts'
import { rowProblems } from './zh/row-problems.ts'
import { scoring } from './zh/scoring.ts'
import { settings } from './zh/settings.ts'
import { shell } from './zh/shell.ts'
import { start } from './zh/start.ts'

/** Texts in Chinese that the first screen loads. One file a feature; the key is `<feature>.<name>`. */
export const zhCore = {
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
  scoring,
  settings,
  shell,
  start,
} as const

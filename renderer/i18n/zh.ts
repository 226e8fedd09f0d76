import { common } from './zh/common.ts'
import { comparison } from './zh/comparison.ts'
import { components } from './zh/components.ts'
import { errorDetails } from './zh/error-details.ts'
import { errors } from './zh/errors.ts'
import { explanation } from './zh/explanation.ts'
import { findings } from './zh/findings.ts'
import { glossary } from './zh/glossary.ts'
import { overview } from './zh/overview.ts'
import { ownIndicators } from './zh/own-indicators.ts'
import { readingNotes } from './zh/reading-notes.ts'
import { register } from './zh/register.ts'
import { reports } from './zh/reports.ts'
import { results } from './zh/results.ts'
import { rowProblems } from './zh/row-problems.ts'
import { schemeImport } from './zh/scheme-import.ts'
import { schemeLeaf } from './zh/scheme-leaf.ts'
import { schemeLibrary } from './zh/scheme-library.ts'
import { schemeProblems } from './zh/scheme-problems.ts'
import { schemeSettings } from './zh/scheme-settings.ts'
import { schemeTree } from './zh/scheme-tree.ts'
import { schemeTrial } from './zh/scheme-trial.ts'
import { schemeVersions } from './zh/scheme-versions.ts'
import { schemeWeights } from './zh/scheme-weights.ts'
import { schemes } from './zh/schemes.ts'
import { scoring } from './zh/scoring.ts'
import { settings } from './zh/settings.ts'
import { shell } from './zh/shell.ts'
import { start } from './zh/start.ts'

/** Every text of the program in Chinese, the source language. One file a feature; the key is `<feature>.<name>`. */
export const zh = {
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
  settings,
  shell,
  start,
} as const

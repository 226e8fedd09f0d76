import { ownIndicators } from './zh/own-indicators.ts'
import { readingNotes } from './zh/reading-notes.ts'
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

/** Texts in Chinese of the screen 考评方案, which are many and load with it. */
export const zhSchemes = {
  ownIndicators,
  readingNotes,
  schemeImport,
  schemeLeaf,
  schemeLibrary,
  schemeProblems,
  schemeSettings,
  schemeTree,
  schemeTrial,
  schemeVersions,
  schemeWeights,
  schemes,
} as const

import { comparisonContract } from './comparison.ts'
import { cyclesContract } from './cycles.ts'
import { exchangeContract } from './exchange.ts'
import { findingsContract } from './findings.ts'
import { registerContract } from './register.ts'
import { reportsContract } from './reports.ts'
import { resultsContract } from './results.ts'
import { schemesContract } from './schemes.ts'
import { scoringContract } from './scoring.ts'
import { settingsContract } from './settings.ts'

/** Every call that the renderer can make, one member a feature. Served under `/rpc`. */
export const contract = {
  comparison: comparisonContract,
  cycles: cyclesContract,
  exchange: exchangeContract,
  findings: findingsContract,
  register: registerContract,
  reports: reportsContract,
  results: resultsContract,
  schemes: schemesContract,
  scoring: scoringContract,
  settings: settingsContract,
}
export type Contract = typeof contract

import { accountsContract } from './accounts.ts'
import { agreementContract } from './agreement.ts'
import { auditContract } from './audit.ts'
import { backupsContract } from './backups.ts'
import { comparisonContract } from './comparison.ts'
import { cyclesContract } from './cycles.ts'
import { decisionsContract } from './decisions.ts'
import { displayContract } from './display.ts'
import { encryptionContract } from './encryption.ts'
import { exchangeContract } from './exchange.ts'
import { findingsContract } from './findings.ts'
import { judgingContract } from './judging.ts'
import { meetingsContract } from './meetings.ts'
import { ownIndicatorsContract } from './own-indicators.ts'
import { panelsContract } from './panels.ts'
import { paperSheetsContract } from './paper-sheets.ts'
import { registerContract } from './register.ts'
import { reportsContract } from './reports.ts'
import { resultsContract } from './results.ts'
import { schemeFilesContract } from './scheme-files.ts'
import { schemeImportContract } from './scheme-import.ts'
import { schemeLibraryContract } from './scheme-library.ts'
import { schemeTrialContract } from './scheme-trial.ts'
import { schemeVersionsContract } from './scheme-versions.ts'
import { schemeWeightsContract } from './scheme-weights.ts'
import { schemesContract } from './schemes.ts'
import { scoringContract } from './scoring.ts'
import { sealsContract } from './seals.ts'
import { settingsContract } from './settings.ts'
import { startupContract } from './startup.ts'
import { surveysContract } from './surveys.ts'

/** The contract by features; spelled out, because the type in full is longer than the compiler puts into a declaration. */
export type Contract = {
  readonly accounts: typeof accountsContract
  readonly audit: typeof auditContract
  readonly backups: typeof backupsContract
  readonly comparison: typeof comparisonContract
  readonly cycles: typeof cyclesContract
  readonly exchange: typeof exchangeContract
  readonly findings: typeof findingsContract
  readonly register: typeof registerContract
  readonly reports: typeof reportsContract
  readonly results: typeof resultsContract
  readonly ownIndicators: typeof ownIndicatorsContract
  readonly schemeFiles: typeof schemeFilesContract
  readonly schemeImport: typeof schemeImportContract
  readonly schemeLibrary: typeof schemeLibraryContract
  readonly schemeTrial: typeof schemeTrialContract
  readonly schemeVersions: typeof schemeVersionsContract
  readonly schemeWeights: typeof schemeWeightsContract
  readonly schemes: typeof schemesContract
  readonly scoring: typeof scoringContract
  readonly panels: typeof panelsContract
  readonly judging: typeof judgingContract
  readonly paperSheets: typeof paperSheetsContract
  readonly meetings: typeof meetingsContract
  readonly display: typeof displayContract
  readonly surveys: typeof surveysContract
  readonly agreement: typeof agreementContract
  readonly decisions: typeof decisionsContract
  readonly seals: typeof sealsContract
  readonly settings: typeof settingsContract
  readonly startup: typeof startupContract
  readonly encryption: typeof encryptionContract
}

/** Every call that the renderer can make, one member a feature. Served under `/rpc`. */
export const contract: Contract = {
  accounts: accountsContract,
  audit: auditContract,
  backups: backupsContract,
  comparison: comparisonContract,
  cycles: cyclesContract,
  exchange: exchangeContract,
  findings: findingsContract,
  register: registerContract,
  reports: reportsContract,
  results: resultsContract,
  ownIndicators: ownIndicatorsContract,
  schemeFiles: schemeFilesContract,
  schemeImport: schemeImportContract,
  schemeLibrary: schemeLibraryContract,
  schemeTrial: schemeTrialContract,
  schemeVersions: schemeVersionsContract,
  schemeWeights: schemeWeightsContract,
  schemes: schemesContract,
  scoring: scoringContract,
  panels: panelsContract,
  judging: judgingContract,
  paperSheets: paperSheetsContract,
  meetings: meetingsContract,
  display: displayContract,
  surveys: surveysContract,
  agreement: agreementContract,
  decisions: decisionsContract,
  seals: sealsContract,
  settings: settingsContract,
  startup: startupContract,
  encryption: encryptionContract,
}

import type { Router } from '@orpc/server'
import type { Contract } from '../../shared/contract/contract.ts'
import { accountsHandlers } from '../features/accounts/accounts-handlers.ts'
import { agreementHandlers } from '../features/agreement/agreement-handlers.ts'
import { auditHandlers } from '../features/audit/audit-handlers.ts'
import { backupsHandlers } from '../features/backups/backups-handlers.ts'
import { comparisonHandlers } from '../features/comparison/comparison-handlers.ts'
import { cyclesHandlers } from '../features/cycles/cycles-handlers.ts'
import { decisionsHandlers } from '../features/decisions/decisions-handlers.ts'
import { displayHandlers } from '../features/display/display-handlers.ts'
import { encryptionHandlers } from '../features/encryption/encryption-handlers.ts'
import { exchangeHandlers } from '../features/exchange/exchange-handlers.ts'
import { findingsHandlers } from '../features/findings/findings-handlers.ts'
import { type ApiContext, os } from '../features/handlers.ts'
import { judgingHandlers } from '../features/judging/judging-handlers.ts'
import { meetingsHandlers } from '../features/meetings/meetings-handlers.ts'
import { ownIndicatorsHandlers } from '../features/own-indicators/own-indicators-handlers.ts'
import { panelsHandlers } from '../features/panels/panels-handlers.ts'
import { paperSheetsHandlers } from '../features/paper-sheets/paper-sheets-handlers.ts'
import { registerHandlers } from '../features/register/register-handlers.ts'
import { reportsHandlers } from '../features/reports/reports-handlers.ts'
import { resultsHandlers } from '../features/results/results-handlers.ts'
import { schemeFilesHandlers } from '../features/scheme-files/scheme-files-handlers.ts'
import { schemeImportHandlers } from '../features/scheme-import/scheme-import-handlers.ts'
import { schemeLibraryHandlers } from '../features/scheme-library/scheme-library-handlers.ts'
import { schemeTrialHandlers } from '../features/scheme-trial/scheme-trial-handlers.ts'
import { schemeVersionsHandlers } from '../features/scheme-versions/scheme-versions-handlers.ts'
import { schemeWeightsHandlers } from '../features/scheme-weights/scheme-weights-handlers.ts'
import { schemesHandlers } from '../features/schemes/schemes-handlers.ts'
import { scoringHandlers } from '../features/scoring/scoring-handlers.ts'
import { sealsHandlers } from '../features/seals/seals-handlers.ts'
import { settingsHandlers } from '../features/settings/settings-handlers.ts'
import { startupHandlers } from '../features/startup/startup-handlers.ts'
import { surveysHandlers } from '../features/surveys/surveys-handlers.ts'

/** Every feature's handlers under the contract's names; a missing, extra or ill-fitting one does not type-check. */
export const router: Router<Contract, ApiContext> = os.router({
  accounts: accountsHandlers,
  audit: auditHandlers,
  backups: backupsHandlers,
  comparison: comparisonHandlers,
  cycles: cyclesHandlers,
  exchange: exchangeHandlers,
  findings: findingsHandlers,
  register: registerHandlers,
  reports: reportsHandlers,
  results: resultsHandlers,
  schemeImport: schemeImportHandlers,
  schemeFiles: schemeFilesHandlers,
  schemeTrial: schemeTrialHandlers,
  schemeVersions: schemeVersionsHandlers,
  schemeLibrary: schemeLibraryHandlers,
  schemeWeights: schemeWeightsHandlers,
  ownIndicators: ownIndicatorsHandlers,
  schemes: schemesHandlers,
  scoring: scoringHandlers,
  panels: panelsHandlers,
  judging: judgingHandlers,
  paperSheets: paperSheetsHandlers,
  meetings: meetingsHandlers,
  display: displayHandlers,
  surveys: surveysHandlers,
  agreement: agreementHandlers,
  decisions: decisionsHandlers,
  seals: sealsHandlers,
  settings: settingsHandlers,
  startup: startupHandlers,
  encryption: encryptionHandlers,
})

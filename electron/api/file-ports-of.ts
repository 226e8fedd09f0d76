import { noteUpload, requireEvidenceInScope } from '../features/accounts/scope.ts'
import { storeTable } from '../features/exchange/exchange-service.ts'
import { readEvidence, storeEvidence } from '../features/findings/evidence-service.ts'
import type { ApiContext } from '../features/handlers.ts'
import { readExport } from '../features/reports/reports-service.ts'
import type { FilePorts } from './file-ports.ts'

/** The features' side of `/files`, for who sends a request and over the data folder that is open when it comes. */
export function filePortsOf({ app, scope, signedIn }: ApiContext): FilePorts {
  return {
    readTable: (bytes, name) => storeTable(app, bytes, name),
    storeEvidence: async (bytes, name) => {
      const stored = await storeEvidence(app, bytes, name)
      noteUpload(app, signedIn, stored.hash)
      return stored
    },
    readEvidence: async (hash) => {
      requireEvidenceInScope(app, scope, signedIn, [hash])
      return readEvidence(app, hash)
    },
    readExport: (fileId) => Promise.resolve(readExport(app, fileId)),
  }
}

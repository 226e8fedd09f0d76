import type { App } from '../features/app.ts'
import { storeTable } from '../features/exchange/exchange-service.ts'
import { readEvidence, storeEvidence } from '../features/findings/evidence-service.ts'
import { readExport } from '../features/reports/reports-service.ts'
import type { FilePorts } from './file-ports.ts'

/** The features' side of `/files`, over the data folder that is open when a request comes. */
export function filePortsOf(current: () => App): FilePorts {
  return {
    readTable: (bytes, name) => storeTable(current(), bytes, name),
    storeEvidence: (bytes, name) => storeEvidence(current(), bytes, name),
    readEvidence: (hash) => readEvidence(current(), hash),
    readExport: (fileId) => Promise.resolve(readExport(current(), fileId)),
  }
}

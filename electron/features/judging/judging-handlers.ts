import { os } from '../handlers.ts'
import { giveCodes } from './codes-service.ts'
import { readSheet } from './read-sheet.ts'
import { declareRecusal, handIn, leaveSeat, mySheet, myVersions, openMyVersion, saveMyMarks, seated, signIn } from './seat-service.ts'
import { listVersions } from './sheet-versions.ts'
import { listSheets, openVersionFor } from './sheets-service.ts'
import { closeStation, openStation, viewStation } from './station-service.ts'

export const judgingHandlers = {
  station: os.judging.station.handler(({ context }) => viewStation(context.app)),
  openStation: os.judging.openStation.handler(({ input, context }) => openStation(context.app, context.operator, input)),
  closeStation: os.judging.closeStation.handler(({ input, context }) => closeStation(context.app, input.officeCode)),
  signIn: os.judging.signIn.handler(({ input, context }) => signIn(context.app, input.code)),
  seated: os.judging.seated.handler(({ input, context }) => seated(context.app, input.seat)),
  leave: os.judging.leave.handler(({ input, context }) => leaveSeat(context.app, input.seat)),
  mySheet: os.judging.mySheet.handler(({ input, context }) => mySheet(context.app, input)),
  saveMyMarks: os.judging.saveMyMarks.handler(({ input, context }) => saveMyMarks(context.app, input)),
  declareRecusal: os.judging.declareRecusal.handler(({ input, context }) => declareRecusal(context.app, input)),
  handIn: os.judging.handIn.handler(({ input, context }) => handIn(context.app, input)),
  openMyVersion: os.judging.openMyVersion.handler(({ input, context }) => openMyVersion(context.app, input)),
  myVersions: os.judging.myVersions.handler(({ input, context }) => myVersions(context.app, input)),
  giveCodes: os.judging.giveCodes.handler(({ input, context }) => giveCodes(context.app, context.operator, input)),
  sheets: os.judging.sheets.handler(({ input, context }) => listSheets(context.app, input)),
  sheet: os.judging.sheet.handler(({ input, context }) => readSheet(context.app, input.cycleId, input.panelId, input.judgeId)),
  versions: os.judging.versions.handler(({ input, context }) => listVersions(context.app, input.cycleId, input.panelId, input.judgeId)),
  openVersion: os.judging.openVersion.handler(({ input, context }) => openVersionFor(context.app, context.operator, input)),
}

import { os } from '../handlers.ts'
import { checkIn } from './attendance.ts'
import { readItemFacts, readRules } from './item-facts.ts'
import { readConsole } from './meeting-console.ts'
import { closeItem, openItem, postponeItem, reopenItem, runCountdown, saveNote } from './meeting-items.ts'
import { readRecord, saveMinutes } from './meeting-record.ts'
import { recuse } from './meeting-recusals.ts'
import { closeRound, openSecondRound, readRoundFigures, showMarks } from './meeting-rounds.ts'
import { closeMeeting, goToStep } from './meeting-steps.ts'
import { changeMeeting, createMeeting, joinEvaluatees, listChoices, listMeetings, removeMeeting, reorderItems } from './meetings-service.ts'

export const meetingsHandlers = {
  list: os.meetings.list.handler(({ input, context }) => listMeetings(context.app, input.cycleId)),
  choices: os.meetings.choices.handler(({ input, context }) => listChoices(context.app, input.cycleId)),
  create: os.meetings.create.handler(({ input, context }) => createMeeting(context.app, context.operator, input)),
  get: os.meetings.get.handler(({ input, context }) => readConsole(context.app, input.meetingId)),
  change: os.meetings.change.handler(({ input, context }) => changeMeeting(context.app, context.operator, input)),
  remove: os.meetings.remove.handler(({ input, context }) => removeMeeting(context.app, context.operator, input)),
  reorder: os.meetings.reorder.handler(({ input, context }) => reorderItems(context.app, context.operator, input)),
  join: os.meetings.join.handler(({ input, context }) => joinEvaluatees(context.app, context.operator, input)),
  attend: os.meetings.attend.handler(({ input, context }) => checkIn(context.app, context.operator, input)),
  recuse: os.meetings.recuse.handler(({ input, context }) => recuse(context.app, context.operator, input)),
  step: os.meetings.step.handler(({ input, context }) => goToStep(context.app, context.operator, input)),
  openItem: os.meetings.openItem.handler(({ input, context }) => openItem(context.app, context.operator, input)),
  postponeItem: os.meetings.postponeItem.handler(({ input, context }) => postponeItem(context.app, context.operator, input)),
  countdown: os.meetings.countdown.handler(({ input, context }) => runCountdown(context.app, context.operator, input)),
  saveNote: os.meetings.saveNote.handler(({ input, context }) => saveNote(context.app, context.operator, input)),
  closeRound: os.meetings.closeRound.handler(({ input, context }) => closeRound(context.app, context.operator, input)),
  secondRound: os.meetings.secondRound.handler(({ input, context }) => openSecondRound(context.app, context.operator, input)),
  closeItem: os.meetings.closeItem.handler(({ input, context }) => closeItem(context.app, context.operator, input)),
  reopenItem: os.meetings.reopenItem.handler(({ input, context }) => reopenItem(context.app, context.operator, input)),
  facts: os.meetings.facts.handler(({ input, context }) => readItemFacts(context.app, input.itemId)),
  rounds: os.meetings.rounds.handler(({ input, context }) => readRoundFigures(context.app, input.itemId)),
  showMarks: os.meetings.showMarks.handler(({ input, context }) => showMarks(context.app, context.operator, input)),
  rules: os.meetings.rules.handler(({ input, context }) => readRules(context.app, input.meetingId)),
  record: os.meetings.record.handler(({ input, context }) => readRecord(context.app, input.meetingId)),
  saveMinutes: os.meetings.saveMinutes.handler(({ input, context }) => saveMinutes(context.app, context.operator, input)),
  close: os.meetings.close.handler(({ input, context }) => closeMeeting(context.app, context.operator, input)),
}

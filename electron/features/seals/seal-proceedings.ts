import { fromUnits } from '../../../shared/domain/decimal-text.ts'
import type { Database } from '../../database/database.ts'
import { readPanels } from '../panels/panels-repository.ts'
import { canonicalJson, sha256 } from './canonical-json.ts'
import type { SealedProceedings } from './seal-document.ts'

/** How the marks of a cycle came about, as stored: panels, recusals, versions of score sheets, meetings. Ids as text. */
export function readProceedings(db: Database, cycleId: number): SealedProceedings {
  const panels = readPanels(db, cycleId)
  const panelNames = new Map(panels.map(({ id, name }) => [id, name]))
  return {
    panels: panels.map(({ name, scope, leaves, judgeIds }) => ({ name, scope, leaves, judges: judgeIds.map(String) })),
    recusals: readRecusals(db, cycleId),
    sheets: readSheets(db, cycleId, panelNames),
    meetings: readMeetings(db, cycleId, panelNames),
  }
}

function readRecusals(db: Database, cycleId: number): SealedProceedings['recusals'] {
  return db
    .all(
      db.build
        .selectFrom('recusal')
        .innerJoin('judge', 'judge.id', 'recusal.judge_id')
        .selectAll('recusal')
        .where('judge.cycle_id', '=', cycleId)
        .orderBy('recusal.judge_id')
        .orderBy('recusal.evaluatee_id'),
    )
    .map((row) => ({
      judge: String(row.judge_id),
      evaluatee: String(row.evaluatee_id),
      source: row.source,
      reason: row.reason,
      recordedBy: row.recorded_by,
      recordedAt: row.recorded_at,
    }))
}

function readSheets(db: Database, cycleId: number, panelNames: ReadonlyMap<number, string>): SealedProceedings['sheets'] {
  return db
    .all(
      db.build
        .selectFrom('score_sheet')
        .innerJoin('panel', 'panel.id', 'score_sheet.panel_id')
        .selectAll('score_sheet')
        .where('panel.cycle_id', '=', cycleId)
        .orderBy('score_sheet.panel_id')
        .orderBy('score_sheet.judge_id')
        .orderBy('score_sheet.version'),
    )
    .map((row) => ({
      panel: panelNames.get(row.panel_id) ?? '',
      judge: String(row.judge_id),
      version: row.version,
      openedBy: row.opened_by,
      openedAt: row.opened_at,
      reason: row.reason,
      submittedBy: row.submitted_by,
      submittedAt: row.submitted_at,
      way: row.way,
      contentSha256: row.content === null ? null : sha256(canonicalJson(JSON.parse(row.content))),
    }))
}

function readMeetings(db: Database, cycleId: number, panelNames: ReadonlyMap<number, string>): SealedProceedings['meetings'] {
  const meetings = db.all(db.build.selectFrom('meeting').selectAll().where('cycle_id', '=', cycleId).orderBy('id'))
  return meetings.map((meeting) => ({
    name: meeting.name,
    panel: panelNames.get(meeting.panel_id) ?? '',
    heldOn: meeting.held_on,
    closedAt: meeting.closed_at,
    attendance: db
      .all(db.build.selectFrom('meeting_attendance').selectAll().where('meeting_id', '=', meeting.id).orderBy('judge_id'))
      .map(({ judge_id, state, reason }) => ({ judge: String(judge_id), state, reason })),
    items: db
      .all(db.build.selectFrom('meeting_item').selectAll().where('meeting_id', '=', meeting.id).orderBy('position').orderBy('id'))
      .map((item) => ({
        evaluatee: String(item.evaluatee_id),
        position: item.position,
        note: item.note,
        secondRoundReason: item.second_round_reason,
        rounds: readRounds(db, item.id),
      })),
  }))
}

type Item = SealedProceedings['meetings'][number]['items'][number]

function readRounds(db: Database, itemId: number): Item['rounds'] {
  const query = db.build.selectFrom('meeting_round_mark').selectAll().where('item_id', '=', itemId)
  const marks = db.all(query.orderBy('round').orderBy('indicator').orderBy('judge_id'))
  return [...Map.groupBy(marks, ({ round }) => round)].map(([round, rows]) => ({
    round,
    marks: rows.map((row) => ({
      judge: String(row.judge_id),
      indicator: row.indicator,
      state: row.state,
      value: row.value === null ? null : fromUnits(row.value),
      option: row.option,
    })),
  }))
}

import * as z from 'zod'

/** The closed list of what can be refused. Messages are written in i18n (`errors.<code>`): what happened, what was kept, what to do. */
export const appErrorCodes = [
  'not_found',
  'changed_meanwhile',
  'operator_required',
  'confirmer_is_recorder',
  'status_not_allowed',
  'same_matter',
  'evidence_required',
  'reason_required',
  'amount_out_of_range',
  'quantity_not_allowed',
  'value_out_of_range',
  'rule_unknown',
  'scheme_frozen',
  'scheme_invalid',
  'scheme_sum_problem',
  'scheme_unreadable',
  'readings_pending',
  'move_outdated',
  'kind_differs',
  'facts_uncounted',
  'name_taken',
  'in_use',
  'judge_recused',
  'judge_not_assigned',
  'sheet_submitted',
  'sheet_incomplete',
  'own_unit_recusal',
  'panel_overlap',
  'marks_outside',
  'panel_without_judges',
  'code_wrong',
  'code_locked',
  'station_locked',
  'seat_ended',
  'second_person_required',
  'differences_open',
  'step_not_allowed',
  'counts_do_not_add_up',
  'counters_differ',
  'form_overlap',
  'ballots_typed',
  'ballots_counted',
  'other_counter',
  'pass_finished',
  'passes_open',
  'result_withheld',
  'not_ready_to_seal',
  'sealed',
  'seal_unreadable',
  'cycle_closed',
  'no_cycle',
  'category_unknown',
  'table_unreadable',
  'table_too_large',
  'table_timeout',
  'table_formula',
  'table_format',
  'table_expired',
  'preview_outdated',
  'nothing_to_apply',
  'rows_refused',
  'file_too_large',
  'evidence_unknown',
  'export_check_failed',
  'database_locked',
  'database_missing',
  'database_corrupt',
  'database_newer',
  'database_foreign',
  'disk_full',
  'disk_failed',
  'backup_space_low',
  'backup_damaged',
  'restore_outdated',
  'restore_unconfirmed',
  'two_people_required',
  'copy_failed',
  'copy_inside',
  'folder_not_empty',
  'folder_unreadable',
  'folder_closed',
  'already_set_up',
  'setup_required',
  'sign_in_required',
  'session_locked',
  'not_permitted',
  'confirm_identity',
  'password_refused',
] as const
export const appErrorCodeSchema = z.enum(appErrorCodes)
export type AppErrorCode = z.infer<typeof appErrorCodeSchema>

export type AppErrorData = Readonly<Record<string, string | number | null>>

/** A refusal that the screen can put into words; thrown once, at the use case. `data` fills the message's places. */
export class AppError extends Error {
  readonly code: AppErrorCode
  readonly data: AppErrorData
  constructor(code: AppErrorCode, data: AppErrorData = {}) {
    super(`${code} ${JSON.stringify(data)}`)
    this.name = 'AppError'
    this.code = code
    this.data = data
  }
}

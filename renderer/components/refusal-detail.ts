import type { AppErrorCode, AppErrorData } from '../../shared/domain/app-error.ts'

const present = (value: string | number | null | undefined): boolean => value !== undefined && value !== null && value !== ''

/**
 * Which of the texts under `errorDetails` says more about a refusal; null when its data hold nothing for people.
 *
 * @returns a key such as `table_unreadable.quote` or `named`; it may have no text when the host names a reason that the screens do not know
 */
export function refusalDetail(code: AppErrorCode, data: AppErrorData): string | null {
  switch (code) {
    case 'table_unreadable':
      return present(data.reason) ? `table_unreadable.${data.reason}` : null
    case 'table_too_large':
      return present(data.what) ? `table_too_large.${data.what}` : null
    case 'table_format':
      return present(data.format) ? `table_format.${data.format}` : null
    case 'scheme_unreadable':
      return present(data.reason) ? `scheme_unreadable.${data.reason}` : null
    case 'step_not_allowed':
      return present(data.missing) ? `step_not_allowed.${data.missing}` : null
    case 'name_taken':
      return present(data.name) ? 'named' : present(data.code) ? 'coded' : null
    case 'in_use':
      return present(data.name) ? 'named' : null
    case 'value_out_of_range':
    case 'amount_out_of_range':
      return present(data.min) ? (present(data.max) ? 'range' : 'atLeast') : null
    case 'same_matter':
      return present(data.finding) ? 'matter' : null
    case 'sheet_incomplete':
      return present(data.evaluatee) ? 'emptyCells' : null
    case 'database_locked':
    case 'database_missing':
    case 'database_corrupt':
    case 'database_newer':
    case 'database_foreign':
    case 'folder_not_empty':
    case 'folder_unreadable':
      return present(data.path) ? 'path' : null
    default:
      return null
  }
}

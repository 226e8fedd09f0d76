import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditRow, ShownDifference } from '../../../shared/contract/audit.ts'
import { codedText } from '../../i18n/dynamic-text.ts'
import { i18next } from '../../i18n/i18n.ts'

/** Words for the codes that the log has; a code without words shows itself, so that a newer log stays readable. */
export const actionName = (action: string): string => codedText('audit.actions', action)

/** Roles of a line, as people say them. */
export const roleNames = (role: string): string =>
  role === ''
    ? ''
    : role
        .split(' ')
        .map((one) => codedText('audit.roles', one))
        .join('、')

/** What a line is about: "督查发现 12 号". */
export function useObjectName(): (line: AuditRow) => string {
  const { t } = useTranslation()
  return useCallback(
    ({ objectKind, objectId }) => {
      const name = codedText('audit.objects', objectKind)
      return objectId === null ? name : t('audit.objectNumber', { name, id: objectId })
    },
    [t],
  )
}

/** A difference in one sentence; a table by its name in the office. */
export function differenceText({ kind, seq, name, stated, found }: ShownDifference): string {
  return codedText('audit.differences', kind, { seq, name, stated, found, table: codedText('audit.tables', name) })
}

/** The difference that a start wrote into a line, in one sentence; null for any other line. */
export function recordedDifference(action: string, detail: string): string | null {
  const parsed = action === 'audit_differs' ? parse(detail) : null
  if (parsed === null) return null
  const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
  return codedText('audit.differences', text(parsed.kind), {
    seq: text(parsed.seq),
    name: text(parsed.name),
    stated: text(parsed.stated),
    found: text(parsed.found),
    table: codedText('audit.tables', text(parsed.name)),
  })
}

/** One detail of a line for reading: its name, and its value as text. */
export interface DetailField {
  readonly name: string
  readonly value: string
}

/** The details of a line, one entry a field; nested values in a plain form. Never fails: what is no JSON stands as it is. */
export function detailFields(detail: string): readonly DetailField[] {
  const parsed = parse(detail)
  if (parsed === null) return detail === '' ? [] : [{ name: codedText('audit.fields', 'detail'), value: detail }]
  return Object.entries(parsed).map(([key, value]) => ({ name: fieldName(key), value: plain(value) }))
}

function fieldName(key: string): string {
  return i18next.exists(`audit.fields.${key}`) ? codedText('audit.fields', key) : codedText('audit.tables', key)
}

function parse(detail: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(detail)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : null
  } catch {
    return null
  }
}

function plain(value: unknown): string {
  if (value === null) return '—'
  if (typeof value === 'object') return JSON.stringify(value, null, 1)
  return String(value)
}

const two = (value: number): string => String(value).padStart(2, '0')

/** Date and time to the second in this PC's time zone; the order of lines is their number, never this. */
export function exactTime(at: string): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return at
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}

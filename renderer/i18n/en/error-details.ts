import type { Texts } from '../texts.ts'
import type { errorDetails as source } from '../zh/error-details.ts'

export const errorDetails: Texts<typeof source> = {
  table_unreadable: {
    zip: 'not a complete .xlsx file',
    entry: 'its inner structure is wrong',
    xml: 'its content is damaged: {{part}}',
    doctype: 'it holds a declaration that is not allowed',
    part: 'a necessary part is missing: {{part}}',
    cell: 'cell {{part}} cannot be read',
    encoding: 'its text encoding is not recognised',
    quote: 'the quotes in row {{row}} do not match',
    empty: 'it is empty',
    crashed: 'the reading process stopped unexpectedly',
  },
  table_too_large: {
    fileBytes: 'more than 20 MB',
    inflatedBytes: 'more than 64 MB when unpacked',
    ratio: 'suspicious compression',
    entries: 'too many inner files',
    rows: 'more than {{limit}} rows',
    columns: 'more than {{limit}} columns',
    cells: 'more than {{limit}} cells',
    characters: 'too much text',
    merges: 'too many merged cells',
    memory: 'reading it would take too much memory',
  },
  table_format: {
    xls: 'an old .xls file; save it as .xlsx',
    xlsm: 'an .xlsm file with macros; save it as .xlsx',
    xlsb: 'a binary .xlsb file; save it as .xlsx',
    encrypted: 'it is protected by a password',
    unknown: 'not a table',
  },
  named: '"{{name}}"',
  coded: 'code {{code}}',
  path: '{{path}}',
  range: 'allowed: {{min}} to {{max}}',
  atLeast: 'at least {{min}}',
  matter: 'no. {{finding}}, {{foundOn}}, recorded by {{recordedBy}}',
}

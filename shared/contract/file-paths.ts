// A file of its own, so that the first screen can name a path without loading the schema library.

/** Paths for bytes in and out; everything else that is not `/rpc/*` is the built renderer. */
export const filePaths = {
  tables: '/files/tables',
  evidence: '/files/evidence',
  exports: '/files/exports',
} as const

/** Header that names who sits at the screen, percent-encoded UTF-8, until accounts exist. */
export const operatorHeader = 'x-hengjian-operator'

// A file of its own, so that the first screen can name a path without loading the schema library.

/** Paths for bytes in and out; everything else that is not `/rpc/*` is the built renderer. */
export const filePaths = {
  tables: '/files/tables',
  evidence: '/files/evidence',
  exports: '/files/exports',
} as const

/** Header with the token of an account's session 登录; missing while nobody is signed in. */
export const sessionHeader = 'x-hengjian-session'

/** Header that names who sits at the screen, percent-encoded UTF-8; only a demonstration goes by it. */
export const operatorHeader = 'x-hengjian-operator'

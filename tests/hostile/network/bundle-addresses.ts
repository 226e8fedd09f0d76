/**
 * Every address that may stand in the built program, and why it is there although nobody asks for it. An address is allowed when it begins with one of
 * these; a new one needs its reason here.
 */
export const allowedAddresses: readonly { readonly begins: string; readonly why: string }[] = [
  { begins: 'http://www.w3.org/', why: 'names of XML vocabularies, compared and never fetched' },
  { begins: 'http://schemas.openxmlformats.org/', why: 'names of the vocabularies of workbooks' },
  { begins: 'http://schemas.microsoft.com/office/', why: 'names of the vocabularies of workbooks' },
  { begins: 'http://purl.org/dc/', why: 'names of the vocabularies of a workbook’s properties' },
  { begins: 'http://json-schema.org/', why: 'names of schema dialects, in the schema library' },
  { begins: 'https://json-schema.org/', why: 'names of schema dialects, in the schema library' },
  { begins: 'http://127.0.0.1', why: 'the loopback host itself' },
  { begins: 'http://localhost', why: 'a stand-in origin for relative addresses, in the router' },
  { begins: 'http://[', why: 'how the schema library checks an IPv6 address' },
  { begins: 'https://react.dev/errors/', why: 'text of an error message' },
  { begins: 'https://react.i18next.com/', why: 'text of a warning to developers' },
  { begins: 'https://redux.js.org/Errors', why: 'text of an error message' },
  { begins: 'https://redux-toolkit.js.org/Errors', why: 'text of an error message' },
  { begins: 'https://bit.ly/3cXEKWf', why: 'text of a warning to developers, in the chart library' },
  { begins: 'https://orpc.dev/docs/', why: 'comments of a library' },
  { begins: 'https://kysely.dev/docs/', why: 'comments of a library' },
  { begins: 'https://github.com/kysely-org/', why: 'comments of a library' },
  { begins: 'https://github.com/paralleldrive/cuid', why: 'comments of a library' },
  { begins: 'https://zh.wiktionary.org/', why: 'comments of a library' },
  { begins: 'https://exa\\nmple.com', why: 'comments of the schema library' },
]

const address = /\b(?:https?|wss?|ftp):\/\/[^\s"'`<>){}|^]+/giu

/** Addresses in a text that nobody has allowed, each once. */
export function foreignAddresses(text: string): readonly string[] {
  return [...new Set(text.match(address) ?? [])].filter((found) => !allowedAddresses.some(({ begins }) => found.startsWith(begins)))
}

const longestOperator = 40

/**
 * Reads who sits at the screen from the operator header: percent-encoded UTF-8, trimmed.
 *
 * Null when the header is missing or blank. `undefined` when it cannot be a name (bad encoding, control characters, more than 40
 * characters): the caller refuses, because recording another name than the one typed would falsify who did it.
 */
export function readOperator(header: string | null): string | null | undefined {
  if (header === null) return null
  const name = decoded(header)?.trim()
  if (name === undefined || [...name].length > longestOperator || /\p{Cc}|\p{Cf}/u.test(name)) return undefined
  return name === '' ? null : name
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}

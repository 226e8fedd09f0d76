/** Names in a text: one a line, or with the signs that people put between names. Each once; at most 20, as many as a signature page holds. */
export function signersIn(text: string): readonly string[] {
  const names = text
    .split(/[\n\r,，、;；]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return [...new Set(names)].slice(0, 20)
}

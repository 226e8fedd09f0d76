/** Whether two names mean one person: blanks, case and full-width letters do not make another. */
export function samePerson(a: string, b: string): boolean {
  const plain = (name: string) => name.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase()
  return plain(a) === plain(b)
}

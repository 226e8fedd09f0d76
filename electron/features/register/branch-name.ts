/** Name of the branch of an office: 办公室 → 办公室党支部; a name that already ends with 支部 or 总支 is a branch's and stays. */
export function branchName(office: string): string {
  return /(支部|总支)$/.test(office) ? office : `${office}党支部`
}

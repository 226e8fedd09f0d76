/** Closes an exhaustive `switch`: a new member of a closed list then fails to compile where it is not handled. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`)
}

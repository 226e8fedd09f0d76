/** Problems of single rows of an imported table, by the code that the host reports. */
export const rowProblems = {} as const

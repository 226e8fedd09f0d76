/** Texts of starting a scheme, exporting it and reading it back. */
export const schemeLibrary = {} as const

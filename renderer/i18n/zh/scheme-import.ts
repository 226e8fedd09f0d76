/** Texts of the import of an office's own rules. */
export const schemeImport = {} as const

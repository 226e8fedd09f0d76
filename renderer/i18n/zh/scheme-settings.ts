/** Texts of the form of grades, quotas, ties and the other settings. */
export const schemeSettings = {} as const

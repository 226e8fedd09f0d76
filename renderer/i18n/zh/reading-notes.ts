/** Texts of why a reading of the prose is a guess, or what was not understood. */
export const readingNotes = {} as const

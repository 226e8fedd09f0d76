/** Texts of the trial calculation 试算. */
export const schemeTrial = {} as const

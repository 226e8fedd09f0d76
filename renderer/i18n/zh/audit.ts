/** Texts of 审计. */
export const audit = {
  title: '审计',
} as const

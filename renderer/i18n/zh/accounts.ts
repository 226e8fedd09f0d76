/** Texts of 账户与进入方式. */
export const accounts = {
  title: '账户与进入方式',
} as const

/** Texts of 加密. */
export const encryption = {
  title: '加密',
} as const

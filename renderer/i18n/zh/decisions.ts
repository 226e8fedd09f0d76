export const decisions = {
  title: '',
} as const

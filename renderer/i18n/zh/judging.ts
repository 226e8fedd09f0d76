export const judging = {
  title: '',
} as const

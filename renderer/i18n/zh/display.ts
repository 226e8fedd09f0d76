export const display = {
  title: '',
} as const

export const panels = {
  title: '',
} as const

export const seals = {
  title: '',
} as const

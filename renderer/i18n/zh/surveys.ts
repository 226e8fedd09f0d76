export const surveys = {
  title: '',
} as const

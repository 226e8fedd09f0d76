export const paperSheets = {
  title: '',
} as const

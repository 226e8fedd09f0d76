export const overview = {
  title: '总览',
} as const

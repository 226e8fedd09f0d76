export const start = {
  title: '新的开始',
} as const

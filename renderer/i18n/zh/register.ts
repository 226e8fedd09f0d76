export const register = {
  title: '考评对象',
} as const

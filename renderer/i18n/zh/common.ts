export const common = {
  productName: '衡鉴',
  cancel: '取消',
  close: '关闭',
  search: '查找',
  loading: '正在读取…',
  retry: '重试',
  optional: '可不填',
  required: '必填',
  category: '分组',
  noValue: '—',
  rows_other: '{{count}} 行',
  bytes: { b: '{{value}} 字节', kb: '{{value}} KB', mb: '{{value}} MB' },
} as const

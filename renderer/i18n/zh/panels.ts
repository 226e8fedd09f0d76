/** Texts of 考评组: judges, panels, who marks whom, recusals. */
export const panels = {
  title: '考评组',
  judges: {
    title: '评委',
    name: '姓名',
    group: '类别',
    unit: '所在单位',
    noUnit: '不在名册单位',
    marks: '已打 {{count}} 分',
    add: '添加评委',
    namePlaceholder: '评委姓名',
    remove: '移除 {{name}}',
    inUse: '已有打分，不能移除',
  },
} as const

/** Texts of 备份与恢复. */
export const backups = {
  title: '备份与恢复',
} as const

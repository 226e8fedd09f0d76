import type { AppError } from '../../shared/domain/app-error.ts'

/**
 * Puts a refusal to open the data folder into words: what happened, that nothing was changed, what to do; Chinese, then English.
 *
 * For the terminal and the desktop's own error box, where no screen is open yet that could translate the code.
 */
export function refusalText(error: AppError): string {
  const path = String(error.data.path ?? '')
  switch (error.code) {
    case 'database_locked':
      return `另一个衡鉴程序正在使用这个数据文件夹，请先关闭它：${path}\nAnother Hengjian program is using this data folder; close that one first.`
    case 'database_missing':
      return `数据文件夹中没有数据库，没有新建空库代替，请从备份恢复或换一个文件夹：${path}\nThe data folder has lost its database; no empty one was put in its place. Restore a backup or name another folder.`
    case 'database_corrupt':
      return `数据库已损坏，没有改动它，请从备份恢复：${path}\nThe database is damaged and was left as it is. Restore a backup.`
    case 'database_newer':
      return `数据库由更新版本的衡鉴写成，没有改动它，请用新版本打开：${path}\nThe database was written by a newer Hengjian and was left as it is. Open it with that version.`
    case 'database_foreign':
      return `这个文件不是衡鉴的数据库，没有改动它：${path}\nThis file is not a Hengjian database and was left as it is.`
    case 'folder_not_empty':
      return `文件夹里有其他文件，没有在其中新建数据，请换一个空文件夹：${path}\nThe folder holds other files; nothing was written there. Name an empty folder.`
    case 'folder_unreadable':
      return `无法读写这个文件夹，请检查权限：${path}\nThe folder cannot be read or written. Check its permissions.`
    case 'disk_full':
      return `磁盘空间不足，请清理后再启动：${path}\nThe disk is full. Free some space and start again.`
    case 'disk_failed':
      return `磁盘读写出错，请检查磁盘后再启动：${path}\nThe disk reports an error. Check it and start again.`
    case 'passphrase_required':
    case 'passphrase_refused':
      return `数据已加密，没有口令或口令不对，没有打开：${path}\nThe data is encrypted; the passphrase is missing or wrong, and nothing was opened.`
    case 'keys_missing':
      return `数据已加密，密钥文件 hengjian.keys 不在了，打不开：${path}\nThe data is encrypted and its key file hengjian.keys is not there.`
    case 'keys_damaged':
      return `密钥文件 hengjian.keys 读不出来，没有改动它：${path}\nThe key file hengjian.keys cannot be read and was left as it is.`
    default:
      return `无法打开数据文件夹（${error.code}）：${path}\nThe data folder cannot be opened (${error.code}).`
  }
}

import type { AuditDifferenceKind } from '../../../shared/domain/audit.ts'
import type { AuditDifference } from '../../features/audit/audit-differences.ts'
import type { CommandLanguage } from './language.ts'

type Placed = Pick<AuditDifference, 'seq' | 'name' | 'stated' | 'found'>

/** Every sentence of `verify --audit`. `differences` has one for each kind; a kind that is new does not type-check without its words. */
export const auditWords = {
  zh: {
    unreadable: (path: string) => `无法读取：${path} 不是衡鉴的数据文件夹、备份或日志存档，或文件已损坏、正在使用。`,
    headUnreadable: (path: string) => `无法读取链头文件 ${path}。`,
    passphrase: '数据已加密：请在环境变量 HENGJIAN_PASSPHRASE 中给出口令；现有口令不对或没有给出。',
    checked: (lines: number, anchors: number, rows: number, tables: number) =>
      `已核对日志 ${lines} 行、检查点 ${anchors} 个、数据 ${rows} 行（${tables} 张表）。`,
    end: (seq: number, code: string) => `最后一行：第 ${seq} 行　链头编码 ${code}`,
    station: (fingerprint: string) => `签名密钥：本机 ${fingerprint}`,
    stationUnknown: (fingerprint: string) => `签名密钥：${fingerprint}（旁边没有密钥文件，请与另存的链头核对）`,
    unchanged: '未改动：日志连续完整，签名有效，全部数据与日志记载一致。',
    changed: (count: number) => `有改动：发现 ${count} 处不一致。`,
    firstBadLine: (seq: number) => `第一处有问题的日志行：第 ${seq} 行`,
    segment: (from: number, to: number, station: string) => `日志存档：第 ${from}–${to} 行，签名密钥 ${station}`,
    segmentUnchanged: '未改动：存档连续完整，签名有效。',
    segmentSignature: '有改动：存档的签名与内容不符。',
    segmentForeign: '有改动：存档的签名密钥与链头的不同。',
    differences: {
      line_missing: ({ seq, found }) => `缺少第 ${seq} 行（其后是第 ${found} 行）`,
      line_changed: ({ seq }) => `第 ${seq} 行内容与校验值不符`,
      line_unlinked: ({ seq }) => `第 ${seq} 行与前一行不相连`,
      line_strange: ({ seq }) => `第 ${seq} 行无法识别`,
      tail_missing: ({ stated, found }) => `日志结尾缺失：应有第 ${stated} 行，实际到第 ${found} 行`,
      head_missing: () => '数据库中没有签名的链头',
      head_signature: ({ found }) => `链头签名无效（密钥 ${found}）`,
      head_differs: ({ seq }) => `链头与日志不符（第 ${seq} 行）`,
      anchor_missing: ({ seq }) => `缺少第 ${seq} 行的检查点`,
      anchor_signature: ({ seq }) => `第 ${seq} 行的检查点签名无效`,
      anchor_differs: ({ seq }) => `第 ${seq} 行与检查点不符：该行或之前的内容被改写`,
      known_head_signature: ({ name }) => `另存的链头签名无效（${name}）`,
      known_head_foreign: ({ name, found }) => `另存的链头来自另一台机器（${name}，密钥 ${found}）`,
      known_head_tail: ({ stated, found }) =>
        `日志比另存的链头短：链头在第 ${stated} 行，日志只到第 ${found} 行（数据可能被换成了较早的副本）`,
      known_head_differs: ({ seq }) => `第 ${seq} 行与另存的链头不同：该行或之前的内容被改写`,
      seals_unbound: () => '各表校验值与日志最后一行记载的不一致',
      rows_changed: ({ name, stated, found }) => `表 ${name} 的数据在程序之外被改动：记载 ${stated} 行，现有 ${found} 行`,
      form_changed: ({ name, found }) => `数据库结构被改动：${name}${found === '' ? ' 已不存在' : ''}`,
      seal_changed: ({ name }) => `封存文件内容与校验值不符（第 ${name} 号）`,
      result_differs: ({ name, stated, found }) => `“${name}”保存的结果与数据不符：保存为 ${stated}，按数据计算为 ${found}`,
      recorded: ({ seq, stated }) => `程序启动时已发现并记入日志第 ${seq} 行（${stated}）`,
    },
  },
  en: {
    unreadable: (path: string) =>
      `Cannot be read: ${path} is no data folder, backup or log archive of Hengjian, or it is damaged or in use.`,
    headUnreadable: (path: string) => `Cannot read the head file ${path}.`,
    passphrase: 'The data are encrypted: give the passphrase in the environment variable HENGJIAN_PASSPHRASE; it is missing or wrong.',
    checked: (lines: number, anchors: number, rows: number, tables: number) =>
      `Checked ${lines} lines of the log, ${anchors} checkpoints and ${rows} rows of ${tables} tables.`,
    end: (seq: number, code: string) => `Last line: ${seq}, head code ${code}`,
    station: (fingerprint: string) => `Signing key: this station, ${fingerprint}`,
    stationUnknown: (fingerprint: string) => `Signing key: ${fingerprint} (no key file beside it; compare with a kept head)`,
    unchanged: 'Unchanged: the log is whole, its signatures hold, and all rows are as the log says.',
    changed: (count: number) => `Changed: ${count} differences found.`,
    firstBadLine: (seq: number) => `First line of the log that differs: ${seq}`,
    segment: (from: number, to: number, station: string) => `Archive of the log: lines ${from}–${to}, signing key ${station}`,
    segmentUnchanged: 'Unchanged: the archive is whole and its signature holds.',
    segmentSignature: 'Changed: the signature of the archive does not fit its content.',
    segmentForeign: 'Changed: the archive is signed with another key than the head.',
    differences: {
      line_missing: ({ seq, found }) => `line ${seq} is missing (line ${found} follows)`,
      line_changed: ({ seq }) => `line ${seq} does not give its hash`,
      line_unlinked: ({ seq }) => `line ${seq} does not follow the line before`,
      line_strange: ({ seq }) => `line ${seq} cannot be read`,
      tail_missing: ({ stated, found }) => `the end of the log is missing: line ${stated} was there, it ends at ${found}`,
      head_missing: () => 'the signed head in the database is missing',
      head_signature: ({ found }) => `the signature of the head does not hold (key ${found})`,
      head_differs: ({ seq }) => `the head does not fit the log (line ${seq})`,
      anchor_missing: ({ seq }) => `the checkpoint of line ${seq} is missing`,
      anchor_signature: ({ seq }) => `the signature of the checkpoint of line ${seq} does not hold`,
      anchor_differs: ({ seq }) => `line ${seq} does not fit its checkpoint: it, or what is before it, was rewritten`,
      known_head_signature: ({ name }) => `the signature of a kept head does not hold (${name})`,
      known_head_foreign: ({ name, found }) => `a kept head is of another station (${name}, key ${found})`,
      known_head_tail: ({ stated, found }) =>
        `the log is shorter than a kept head: the head is at line ${stated}, the log ends at ${found} (the data may be an older copy)`,
      known_head_differs: ({ seq }) => `line ${seq} differs from a kept head: it, or what is before it, was rewritten`,
      seals_unbound: () => 'the seals of the tables are not those that the last line of the log names',
      rows_changed: ({ name, stated, found }) =>
        `rows of table ${name} were changed outside of the program: ${stated} rows stated, ${found} present`,
      form_changed: ({ name, found }) => `the form of the database was changed: ${name}${found === '' ? ' is missing' : ''}`,
      seal_changed: ({ name }) => `a sealed document does not give its hash (no. ${name})`,
      result_differs: ({ name, stated, found }) =>
        `the stored result of “${name}” does not follow from the data: ${stated} stored, ${found} computed`,
      recorded: ({ seq, stated }) => `found at an earlier start and written into line ${seq} (${stated})`,
    },
  },
} as const satisfies Record<
  CommandLanguage,
  { differences: Record<AuditDifferenceKind, (placed: Placed) => string>; [sentence: string]: unknown }
>

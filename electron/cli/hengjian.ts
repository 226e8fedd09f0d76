import { parseArgs } from 'node:util'
import { runCheckScheme } from './commands/check-scheme.ts'
import { commandLanguage } from './commands/language.ts'
import { runReadScheme } from './commands/read-scheme.ts'
import { runReleaseOwner } from './commands/release-owner.ts'
import { runReleaseStation } from './commands/release-station.ts'
import { runSchema } from './commands/schema.ts'
import { type Output, runScore } from './commands/score.ts'
import { runVerify } from './commands/verify.ts'
import { runVerifyAudit } from './commands/verify-audit.ts'

const help = `衡鉴 Hengjian: headless commands / 命令行

  npm run hengjian -- score --scheme <scheme.json> --facts <facts.json> [--json <out.json>]
      计算并打印排名；--json 另存结果。 Computes and prints the ranking; --json also writes the results.
  npm run hengjian -- read-scheme <rules.xlsx> [--sheet <n>] [--json <out.json>]
      读取本单位的细则表，逐句列出读出的规则；--sheet 指定第几张工作表，--json 另存结果。
      Reads an office's own rules and prints what was understood, clause by clause; --sheet names the sheet, --json also writes the result.
  npm run hengjian -- check-scheme <scheme.json>
      列出方案各项的满分、合计、可得分和问题。 Prints the sums and the problems of a scheme.
  npm run hengjian -- verify <cycle.seal.json> [--code <7F3A-19C2-E0B4>] [--lang zh|en]
      核对封存文件：按其中的方案和数据重新计算，说明未改动或逐项列出不一致；--code 与纸面上的封存编码比对。不需要数据目录。
      Checks a seal file: computes everything again and says unchanged, or what differs; --code compares the code on paper. Needs no data folder.
  npm run hengjian -- verify --audit <data folder or backup.db> [--head <kept.head.json>] [--lang zh|en]
      核对审计日志和全部数据：逐条重算校验链、检查点和各表校验值；--head 与另存的链头比对。先关闭程序；不改动任何内容。加密的数据由 HENGJIAN_PASSPHRASE 给出口令。
      Checks the audit log and all rows: derives the chain, its checkpoints and the seal of every table anew; --head compares a head that was kept elsewhere.
      Close the program first; nothing is changed. Also takes a .audit.json archive.
  npm run hengjian -- release-station --data <folder> --operator <name> [--lang zh|en]
      忘记办公室码时解除评委入座：先关闭程序，再用本命令，并写明由谁解除（记入操作记录）；打分不受影响。
      Takes the machine back when the office code is forgotten: close the program first; the operation log says who did it. Marks are kept.
  npm run hengjian -- release-owner --data <folder> --operator <name> [--login <name>] [--lang zh|en]
      负责人（三员分立时为系统管理员）的密码和恢复码都丢失时，给出一次性密码：先关闭程序，再用本命令，并写明由谁办理（记入审计日志）。
      One-time password for an owner (where the three are apart: an administrator) who has lost both password and recovery code: close the program
      first; the audit log says who did it.
  npm run hengjian -- schema
      打印方案和数据文件的 JSON Schema。 Prints the JSON Schemas of both files.
  npm run hengjian -- --help

Exit codes: 0 done; 1 the results could not be written, a seal file differs, or the data folder is in use; 2 a file, a folder or an argument is wrong, nothing was written.
退出码：0 完成；1 结果无法写入，封存文件有改动，或数据文件夹正在使用；2 文件、文件夹或参数有误，没有写入任何内容。`

/** Commands that name a file without an option. */
const takesFile: ReadonlySet<string> = new Set(['read-scheme', 'check-scheme', 'verify'])

/** Runs one command with the arguments after the program's name. @returns the exit code */
async function run(parameters: readonly string[], output: Output): Promise<number> {
  const parsed = parse(parameters)
  if (typeof parsed === 'string') return refuse(parsed, output)
  const { values, positionals } = parsed
  const [command, ...rest] = positionals
  if (values.help === true) {
    output.print(help)
    return 0
  }
  if (command === undefined) return refuse('no command given', output)
  const [file, extra] = takesFile.has(command) ? rest : [undefined, rest[0]]
  if (extra !== undefined) return refuse(`unexpected argument ${JSON.stringify(extra)}`, output)
  switch (command) {
    case 'read-scheme':
      if (file === undefined) return refuse('read-scheme needs <rules.xlsx>', output)
      return runReadScheme({ rules: file, sheet: values.sheet, json: values.json }, output)
    case 'check-scheme':
      if (file === undefined) return refuse('check-scheme needs <scheme.json>', output)
      return runCheckScheme(file, output)
    case 'score':
      if (values.scheme === undefined) return refuse('score needs --scheme <scheme.json>', output)
      if (values.facts === undefined) return refuse('score needs --facts <facts.json>', output)
      return runScore({ scheme: values.scheme, facts: values.facts, json: values.json }, output)
    case 'verify': {
      if (file === undefined) return refuse('verify needs <cycle.seal.json>, or --audit <data folder or backup>', output)
      const language = commandLanguage(values.lang)
      if (language === null) return refuse(wrongLanguage(values.lang), output)
      if (values.audit === true) {
        return runVerifyAudit(file, { head: values.head, language, passphrase: process.env.HENGJIAN_PASSPHRASE }, output)
      }
      return runVerify(file, { code: values.code, language }, output)
    }
    case 'release-station': {
      if (values.data === undefined) return refuse('release-station needs --data <folder>', output)
      const operator = values.operator?.trim() ?? ''
      if (operator === '') return refuse('release-station needs --operator <name>', output)
      const language = commandLanguage(values.lang)
      if (language === null) return refuse(wrongLanguage(values.lang), output)
      return runReleaseStation(values.data, { operator, language }, output)
    }
    case 'release-owner': {
      if (values.data === undefined) return refuse('release-owner needs --data <folder>', output)
      const operator = values.operator?.trim() ?? ''
      if (operator === '') return refuse('release-owner needs --operator <name>', output)
      const language = commandLanguage(values.lang)
      if (language === null) return refuse(wrongLanguage(values.lang), output)
      return runReleaseOwner(values.data, { operator, login: values.login ?? null, language }, output)
    }
    case 'schema':
      return runSchema(output.print)
    default:
      return refuse(`unknown command ${JSON.stringify(command)}`, output)
  }
}

const wrongLanguage = (given: string | undefined): string => `--lang must be zh or en, found ${JSON.stringify(given)}`

function parse(parameters: readonly string[]) {
  try {
    return parseArgs({
      args: [...parameters],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        scheme: { type: 'string' },
        facts: { type: 'string' },
        json: { type: 'string' },
        sheet: { type: 'string' },
        code: { type: 'string' },
        lang: { type: 'string' },
        data: { type: 'string' },
        operator: { type: 'string' },
        login: { type: 'string' },
        audit: { type: 'boolean' },
        head: { type: 'string' },
      },
    })
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function refuse(reason: string, { complain }: Output): number {
  complain(reason)
  complain('see: npm run hengjian -- --help')
  return 2
}

// A reader that closes the pipe early (`| head`) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

try {
  process.exitCode = await run(process.argv.slice(2), {
    print: (text) => process.stdout.write(`${text}\n`),
    complain: (text) => process.stderr.write(`${text}\n`),
  })
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

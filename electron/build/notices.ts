import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as z from 'zod'
import type { ShippedPackage } from './shipped-packages.ts'
import { shippedPackages } from './shipped-packages.ts'

export const noticesFile = 'THIRD-PARTY.txt'
/** List of contents in the CycloneDX form (a software bill of materials). */
export const contentsListFile = 'contents.cdx.json'

/** Licences under which a package may be shipped, by SPDX name. */
const acceptable: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Unlicense',
])

/** Licence texts of every shipped package, and the list of contents; both are shipped. @throws Error for a licence nobody has accepted */
export async function writeNotices(project: string, folder: string): Promise<void> {
  const packages = shippedPackages(project)
  const refused = packages.filter(({ license }) => !isAcceptable(license))
  if (refused.length > 0) throw new Error(refused.map(({ name, license }) => `${name} has the licence ${license}`).join('\n'))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, noticesFile), noticesText(project, packages))
  await writeContentsList(project, folder, packages)
}

/** Whether an SPDX expression leaves a choice of accepted licences only: each part of an AND, one part of an OR. */
export function isAcceptable(expression: string): boolean {
  const parts = expression.replaceAll(/[()]/gu, '').split(' AND ')
  return parts.every((part) => part.split(' OR ').some((name) => acceptable.has(name.trim())))
}

function noticesText(project: string, packages: readonly ShippedPackage[]): string {
  const head = `衡鉴 Hengjian contains the work of others. Their licences:\n\n${packages.map(title).join('\n')}\n`
  return [head, ...packages.map((each) => `${'='.repeat(80)}\n${title(each)}\n\n${licenceText(project, each)}\n`)].join('\n')
}

const title = ({ name, version, license }: ShippedPackage): string => `${name} ${version} (${license})`

/** Terms of the licences that ask for their own text, for packages without a licence file. */
const terms: Readonly<Record<string, string>> = {
  ISC: `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the
above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF
MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES
WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR
IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`,
}

/** The licence files of a package, as they are; for a package without one its author and the terms. @throws Error when those are not known */
function licenceText(project: string, { name, license, path }: ShippedPackage): string {
  const folder = join(project, path)
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice)/iu.test(file))
  if (files.length > 0) return files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n')
  const text = terms[license]
  if (text === undefined) throw new Error(`${name} holds no licence text, and the terms of ${license} are not known`)
  const { author } = authorSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  return `Copyright ${typeof author === 'object' ? author.name : author}\n\n${text}`
}

const authorSchema = z.object({ author: z.union([z.string(), z.object({ name: z.string() })]) })

const pathProperty = 'cdx:npm:package:path'
const componentSchema = z.looseObject({
  name: z.string(),
  'bom-ref': z.string(),
  properties: z.array(z.looseObject({ name: z.string(), value: z.string().optional() })).default([]),
  components: z.array(z.unknown()).optional(),
})
const listSchema = z.looseObject({
  components: z.array(z.unknown()),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).optional() })).default([]),
})

/** Takes the generator's list of everything the lock file names, and keeps what is shipped. Works without a network. */
async function writeContentsList(project: string, folder: string, packages: readonly ShippedPackage[]): Promise<void> {
  const file = join(folder, contentsListFile)
  const generator = join(project, 'node_modules', '@cyclonedx', 'cyclonedx-npm', 'bin', 'cyclonedx-npm-cli.js')
  const everything = `${file}.all`
  await promisify(execFile)(
    process.execPath,
    [generator, '--package-lock-only', '--output-reproducible', '--output-file', everything, join(project, 'package.json')],
    { cwd: project },
  )
  const list = listSchema.parse(JSON.parse(readFileSync(everything, 'utf8')))
  rmSync(everything)
  const shipped = new Set(packages.map(({ path }) => path))
  const components = allComponents(list.components).filter(({ properties }) =>
    properties.some(({ name, value }) => name === pathProperty && shipped.has(value ?? '')),
  )
  if (components.length !== packages.length) throw new Error(`${components.length} of ${packages.length} shipped packages are in the list`)
  const references = new Set(components.map((component) => component['bom-ref']))
  const dependencies = list.dependencies
    .filter(({ ref }) => references.has(ref))
    .map((each) => ({ ...each, dependsOn: (each.dependsOn ?? []).filter((ref) => references.has(ref)) }))
  writeFileSync(file, `${JSON.stringify({ ...list, components, dependencies }, null, 2)}\n`)
}

type Component = z.infer<typeof componentSchema>

/** Nested components beside their parents, which lose them. */
function allComponents(components: readonly unknown[]): Component[] {
  return components.flatMap((given) => {
    const { components: nested = [], ...component } = componentSchema.parse(given)
    return [component, ...allComponents(nested)]
  })
}

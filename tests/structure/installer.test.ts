import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readYaml } from '../helpers/read-yaml.ts'

const root = join(import.meta.dirname, '..', '..')
const config = readYaml(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as Record<string, Record<string, unknown>>

/** A script of the Linux packages with the names that the packager fills in: the program's folder and its command. */
function script(name: string): string {
  return readFileSync(join(root, 'electron', 'build', 'linux', name), 'utf8').replaceAll(/\$\{(?:sanitizedProductName|executable)\}/gu, 'X')
}

test('is made for Windows as an installer for every user and as a portable program, for Linux as deb and rpm', () => {
  // An AppImage cannot carry the sandbox helper; see the file.
  expect(config.win?.target).toEqual(['nsis', 'portable'])
  expect(config.linux?.target).toEqual(['deb', 'rpm'])
  expect(config.nsis).toMatchObject({ perMachine: true, oneClick: false, differentialPackage: false })
})

test('speaks Chinese first, to the one who installs and to the one who looks for it in a menu', () => {
  expect(config.nsis).toMatchObject({
    installerLanguages: ['zh_CN', 'en_US'],
    shortcutName: '衡鉴',
    uninstallDisplayName: expect.stringMatching(/^衡鉴 /u),
  })
  expect(config.linux?.desktop).toMatchObject({ entry: { Name: '衡鉴', 'Name[en]': 'Hengjian' } })
  expect(config.electronLanguages).toEqual(['zh-CN', 'en-US'])
})

test('leaves the data where it is when the program is removed', () => {
  expect(config.nsis?.deleteAppDataOnUninstall).toBe(false)
  expect(script('after-remove.sh')).not.toMatch(/rm -r|\/home|XDG/u)
})

test('asks for nothing from a network and publishes nothing', () => {
  expect(config.publish).toBeNull()
  expect(JSON.stringify(config)).not.toMatch(/https?:|electron-updater|nsisWeb|nsis-web/u)
})

test('sets fuses in one place only, the step after packing', () => {
  expect(config.afterPack).toBe('./electron/build/after-pack.ts')
  expect(config).not.toHaveProperty('electronFuses')
})

test('sets up the sandbox helper on every Linux, and nobody but root may change the program', () => {
  for (const kind of ['deb', 'rpm']) {
    expect(config[kind]).toMatchObject({
      afterInstall: 'electron/build/linux/after-install.sh',
      afterRemove: 'electron/build/linux/after-remove.sh',
    })
  }
  // In this order: a change of owner takes the helper's bit away again.
  expect(script('after-install.sh').match(/^(?:chown|chmod) .*$/gmu)).toEqual([
    "chown -R root:root '/opt/X'",
    "chmod -R go-w '/opt/X'",
    "chmod 4755 '/opt/X/chrome-sandbox'",
  ])
  expect(JSON.stringify(config)).not.toContain('no-sandbox')
})

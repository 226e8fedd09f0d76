/** What one zone of the tree may import. Everything that is not named is forbidden, types included. */
export interface LayerRule {
  /** Path prefix of the zone from the project's root; the longest prefix that fits a file is its zone. */
  readonly zone: string
  /** Zones that it may import beside itself. */
  readonly zones: readonly string[]
  /** Packages that it may import; `node:` stands for every built-in module of Node. */
  readonly packages: readonly string[]
}

const react = ['react', 'react-dom', 'react-i18next', 'i18next']
const sharedZones = ['shared/domain/', 'shared/contract/']
const lowerLayers = ['electron/scoring/', 'electron/prose/', 'electron/database/', 'electron/files/', 'electron/security/']
/** Files of the shell that say which cycle is open. */
const openCycle = ['renderer/app/cycle-context', 'renderer/app/current-cycle']
const screenParts = ['renderer/api/', 'renderer/i18n/', 'renderer/styles/', 'renderer/components/', ...sharedZones]

/** Screens in the order of the contract's features; none may import another. */
const screens = [
  'accounts',
  'analysis',
  'audit',
  'backups',
  'comparison',
  'cycles',
  'decisions',
  'display',
  'encryption',
  'exchange',
  'findings',
  'general-evaluation',
  'judging',
  'meetings',
  'overview',
  'panels',
  'rectification',
  'register',
  'reports',
  'results',
  'schemes',
  'scoring',
  'settings',
  'start',
  'surveys',
  'visits',
]

/**
 * The architecture as a table: `shared` ← `electron`, `shared` ← `renderer`; inside electron `scoring | prose | database | files | security` ← `features` ←
 * `api` ← `main | server | cli`. Only `electron/main/` knows the desktop runtime.
 */
export const layerRules: readonly LayerRule[] = [
  { zone: 'shared/domain/', zones: [], packages: ['zod'] },
  { zone: 'shared/contract/', zones: ['shared/domain/'], packages: ['zod', '@orpc/contract'] },

  // The scheme's problems and sums are types of the contract, so that the engine reports in the words of the screen.
  { zone: 'electron/scoring/', zones: sharedZones, packages: [] },
  { zone: 'electron/prose/', zones: ['shared/domain/'], packages: [] },
  // Manifests of backups and orders of a restore are files, and parsed as such.
  { zone: 'electron/database/', zones: sharedZones, packages: ['node:', 'better-sqlite3-multiple-ciphers', 'kysely', 'zod'] },
  { zone: 'electron/files/', zones: sharedZones, packages: ['node:', 'yauzl', 'saxes', 'zod'] },
  { zone: 'electron/security/', zones: sharedZones, packages: ['node:'] },
  {
    zone: 'electron/features/',
    zones: [...lowerLayers, ...sharedZones, 'package.json'],
    packages: ['node:', '@orpc/server', 'kysely', 'pinyin-pro', 'zod'],
  },
  { zone: 'electron/api/', zones: ['electron/features/', ...sharedZones], packages: ['node:', '@orpc/server'] },
  { zone: 'electron/server/', zones: ['electron/api/', 'electron/features/', ...sharedZones], packages: ['node:'] },
  // Beside the edge, the port of the table reader: the runtime's own kind of child process is known here only.
  {
    zone: 'electron/main/',
    zones: ['electron/api/', 'electron/features/', 'electron/files/', 'electron/security/', ...sharedZones],
    packages: ['node:', 'electron', 'zod'],
  },
  {
    // Makes the installers; shares with the shell only the form of the list of contents, and with `start` how the bundles are built.
    zone: 'electron/build/',
    zones: ['electron/main/', 'electron/cli/'],
    packages: ['node:', 'zod', 'vite', 'electron-builder', '@electron/fuses'],
  },
  {
    // Headless commands reach the engine and the files without opening a data folder; `start` runs the loopback host and the builders.
    zone: 'electron/cli/',
    zones: ['electron/server/', 'electron/api/', 'electron/features/', ...lowerLayers, ...sharedZones],
    packages: ['node:', 'zod', 'vite', 'electron-vite', 'electron'],
  },

  { zone: 'renderer/i18n/', zones: sharedZones, packages: ['i18next', 'react-i18next'] },
  { zone: 'renderer/styles/', zones: [], packages: ['@fontsource-variable/noto-sans-sc', '@fontsource-variable/noto-serif-sc'] },
  {
    zone: 'renderer/api/',
    zones: sharedZones,
    packages: ['@orpc/client', '@orpc/contract', '@orpc/tanstack-query', '@tanstack/react-query'],
  },
  {
    zone: 'renderer/components/',
    zones: ['renderer/api/', 'renderer/i18n/', 'renderer/styles/', ...openCycle, ...sharedZones],
    packages: [...react, '@tanstack/react-query', '@tanstack/react-router', '@tanstack/react-virtual', 'pinyin-pro'],
  },
  { zone: 'renderer/charts/', zones: ['renderer/components/', 'renderer/styles/', 'renderer/i18n/'], packages: [...react, 'recharts'] },
  // Which cycle is open: what screens and panels share of the shell. It knows the contract only; the rest of the shell imports the screens,
  // so neither screens nor panels may import it.
  ...openCycle.map((zone) => ({ zone, zones: sharedZones, packages: react })),
  ...screens.map((screen) => ({
    zone: `renderer/features/${screen}/`,
    zones: [...screenParts, 'renderer/charts/', ...openCycle],
    packages: [
      ...react,
      '@tanstack/react-query',
      '@tanstack/react-router',
      '@tanstack/react-virtual',
      'antd',
      '@ant-design/icons',
      'dayjs',
      'zod',
    ],
  })),
  {
    zone: 'renderer/app/',
    zones: [...screenParts, ...openCycle, ...screens.map((screen) => `renderer/features/${screen}/`)],
    packages: [...react, '@tanstack/react-query', '@tanstack/react-router', 'zod'],
  },
  {
    zone: 'renderer/main.tsx',
    zones: ['renderer/app/', ...screenParts],
    packages: [...react, '@tanstack/react-query', '@tanstack/react-router'],
  },
]

/** Names that make a calculation depend on more than its input: clock, randomness, locale, floats, the world outside. */
export const impureNames = [
  'Date',
  'Intl',
  'random',
  'randomUUID',
  'getRandomValues',
  'performance',
  'toFixed',
  'toPrecision',
  'toExponential',
  'parseFloat',
  'localeCompare',
  'toLocaleString',
  'toLocaleUpperCase',
  'toLocaleLowerCase',
  'console',
  'process',
  'globalThis',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
]

/** Zones that must be pure: the same input gives the same result, on every machine, for ever. */
export const pureZones = ['electron/scoring/', 'shared/domain/']

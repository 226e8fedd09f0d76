import type { Role } from '../domain/roles.ts'
import type { Contract } from './contract.ts'

/**
 * Who may call a procedure. `anyone`: also before anybody signed in. `station`: the judge who sits at a judge station 评委入座, with a personal code. Otherwise
 * the roles named; the owner 负责人 of a one-person office has every one of them.
 */
export interface AccessRow {
  readonly who: 'anyone' | 'station' | readonly Role[]
  /** `read` changes nothing; `write` shows that somebody is at the machine; `stream` goes on until the session locks. */
  readonly kind: 'read' | 'write' | 'stream'
  /** The password must have been given within the last minutes: a sign-off, rights, what leaves with names of people. */
  readonly fresh?: true
  /** Also answered while the machine is a judge station, whoever calls. */
  readonly atStation?: true
  /** Only while nobody can have signed in: the data folder does not open, or nobody has set it up. */
  readonly closedOnly?: true
  /** About the own session: also answered before a one-time password was changed, or (`locked`) while the session is locked. */
  readonly own?: 'open' | 'locked'
}

/** One row for every procedure of the contract: one without a row does not compile, and no row grants what does not exist. */
export type AccessMatrix = { readonly [Feature in keyof Contract]: { readonly [Name in keyof Contract[Feature]]: AccessRow } }

const read = (who: AccessRow['who']): AccessRow => ({ who, kind: 'read' })
const write = (who: AccessRow['who']): AccessRow => ({ who, kind: 'write' })
/** A write that takes the password again. */
const sign = (who: AccessRow['who']): AccessRow => ({ who, kind: 'write', fresh: true })
const closedOnly = (row: AccessRow): AccessRow => ({ ...row, closedOnly: true })
const atStation = (row: AccessRow): AccessRow => ({ ...row, atStation: true })

/** 全体: whoever is signed in. */
const everybody: readonly Role[] = ['owner', 'manager', 'recorder', 'reviewer', 'liaison', 'leader', 'administrator', 'security', 'auditor']
/** 办公室 */
const office: readonly Role[] = ['owner', 'manager', 'recorder', 'reviewer']
/** Those who see results: the office and the leaders, nobody else. */
const readers: readonly Role[] = [...office, 'leader']
/** Those who see findings; a liaison group only those of its own units. */
const findingReaders: readonly Role[] = [...readers, 'liaison']
/** Those who enter. */
const entry: readonly Role[] = ['owner', 'manager', 'recorder']
/** Those who check what others entered. */
const review: readonly Role[] = ['owner', 'manager', 'reviewer']
const manager: readonly Role[] = ['owner', 'manager']
/** Those who decide departures from the computed result. */
const deciders: readonly Role[] = ['owner', 'manager', 'leader']
const administrator: readonly Role[] = ['owner', 'administrator']
const security: readonly Role[] = ['owner', 'security']
const auditor: readonly Role[] = ['owner', 'auditor']
const guardians: readonly Role[] = ['owner', 'administrator', 'security', 'auditor']

/** The role × method matrix 权限矩阵. Whatever is not in it is refused. */
export const accessMatrix: AccessMatrix = {
  accounts: {
    me: read('anyone'),
    signIn: write('anyone'),
    useRecoveryCode: write('anyone'),
    policy: read('anyone'),
    signOut: { who: everybody, kind: 'read', own: 'locked' },
    unlock: { who: everybody, kind: 'read', own: 'locked' },
    lock: { who: everybody, kind: 'read', own: 'open' },
    stillHere: { who: everybody, kind: 'read', own: 'open' },
    confirm: { who: everybody, kind: 'write', own: 'open' },
    changeOwnPassword: { who: everybody, kind: 'write', own: 'open' },
    // In a demonstration anybody; with accounts the service refuses it.
    leaveDemonstration: write(administrator),
    list: read(guardians),
    create: write(administrator),
    disable: write(administrator),
    resetPassword: sign(administrator),
    // The auditor activates the security administrator's account after a reset, and no other.
    activate: sign([...security, 'auditor']),
    setRoles: sign(security),
    setUnits: sign(security),
    enable: sign(security),
    unlockAccount: sign(security),
    setPolicy: sign(security),
    switchMode: sign(security),
    newRecoveryCode: sign(administrator),
  },
  startup: {
    state: atStation(read('anyone')),
    setUp: write('anyone'),
    unlock: write('anyone'),
    backups: closedOnly(read('anyone')),
    media: closedOnly(read('anyone')),
    folders: closedOnly(read('anyone')),
    previewRestore: closedOnly(read('anyone')),
    restore: closedOnly(write('anyone')),
    openFolder: closedOnly(write('anyone')),
    tryAgain: closedOnly(write('anyone')),
  },
  audit: {
    state: read(everybody),
    list: read(auditor),
    line: read(auditor),
    choices: read(auditor),
    verify: { who: auditor, kind: 'stream' },
    exportTable: write(auditor),
    exportSegment: write(auditor),
    exportHead: write(auditor),
    checkHead: write(auditor),
  },
  backups: {
    state: read([...administrator, 'manager', 'recorder', 'reviewer']),
    list: read(administrator),
    make: write([...administrator, 'manager']),
    check: read(administrator),
    copy: sign(administrator),
    media: read(administrator),
    folders: read(administrator),
    preview: read(administrator),
    restore: sign(administrator),
  },
  encryption: {
    state: read(administrator),
    prepare: sign(administrator),
    turnOn: sign(administrator),
    turnOff: sign(administrator),
    changePassphrase: sign(administrator),
    prepareRecovery: sign(administrator),
    setRecovery: sign(administrator),
    convertBackups: sign(administrator),
  },
  settings: {
    about: read(everybody),
    change: write([...manager, 'administrator']),
    listFolders: read(administrator),
    openDataFolder: sign(administrator),
  },
  cycles: {
    list: read(findingReaders),
    create: write(manager),
    loadSample: write(manager),
    overview: read(readers),
    // Names only which kind of thing changed; the second screen listens without a session.
    changes: { who: 'anyone', kind: 'stream', atStation: true },
  },
  register: {
    list: read(findingReaders),
    units: read([...findingReaders, 'security']),
    guess: read(entry),
    preview: read(entry),
    apply: write(entry),
    add: write(entry),
    addBranches: write(entry),
    update: write(entry),
    remove: write(entry),
    addCategory: write(entry),
    renameCategory: write(entry),
  },
  exchange: {
    paste: write(entry),
  },
  schemes: {
    starters: read(office),
    create: write(entry),
    remove: write(manager),
    keepWorking: write(entry),
    discardWorking: write(entry),
    versions: read(readers),
    version: read(findingReaders),
    check: read(office),
    save: write(entry),
    publish: write(manager),
  },
  schemeFiles: {
    export: read(office),
    readJson: read(entry),
    readWorkbook: read(entry),
  },
  schemeImport: {
    guess: read(entry),
    preview: read(entry),
    create: write(entry),
    reading: read(office),
    decide: write(entry),
  },
  schemeLibrary: {
    dimensionSets: read(office),
    quotaPlaces: read(office),
    quotaPlacesOf: read(office),
  },
  schemeTrial: {
    previewLeaf: read(office),
    trial: read(office),
    fullFacts: read(office),
    factsOf: read(office),
  },
  schemeVersions: {
    list: read(office),
    difference: read(office),
    mapping: read(office),
    saveMapping: write(entry),
    previewMove: read(office),
    // Another scheme under facts that count already: every result may move.
    move: sign(manager),
  },
  schemeWeights: {
    ahp: read(office),
    entropy: read(office),
    scores: read(office),
  },
  ownIndicators: {
    list: read(office),
    of: read(findingReaders),
    check: read(office),
    save: write(entry),
    guess: read(entry),
    preview: read(entry),
    apply: write(entry),
  },
  findings: {
    list: read(findingReaders),
    counts: read(findingReaders),
    get: read(findingReaders),
    preview: read([...office, 'liaison']),
    save: write([...office, 'liaison']),
    submit: write([...office, 'liaison']),
    confirm: write(review),
    return: write(review),
    withdraw: write(review),
    advance: write(review),
    importGuess: read(entry),
    importPreview: read(entry),
    importApply: write(entry),
  },
  scoring: {
    leaves: read(office),
    inputs: read(office),
    marks: read(office),
    saveMarks: write(entry),
    saveValues: write(entry),
    saveBallots: write(entry),
    saveValue: write(entry),
    saveMark: write(entry),
    saveBallot: write(entry),
    saveTasks: write(entry),
  },
  panels: {
    judges: read(office),
    judgeMarks: read(office),
    groups: read(office),
    addJudge: write(entry),
    updateJudge: write(entry),
    moveJudge: write(entry),
    removeJudge: write(entry),
    readJudges: read(entry),
    addJudges: write(entry),
    list: read(office),
    add: write(entry),
    update: write(entry),
    uncovered: read(office),
    remove: write(entry),
    coverage: read(office),
    coverageOf: read(office),
    recusals: read(office),
    recuse: write(entry),
    withdrawRecusal: write(manager),
  },
  judging: {
    station: atStation(read('anyone')),
    openStation: write(entry),
    closeStation: write('station'),
    signIn: write('station'),
    seated: read('station'),
    leave: write('station'),
    mySheet: read('station'),
    saveMyMarks: write('station'),
    declareRecusal: write('station'),
    handIn: write('station'),
    openMyVersion: write('station'),
    myVersions: read('station'),
    // Personal codes leave the program with the judges' names.
    giveCodes: sign(manager),
    sheets: read(office),
    sheet: read(office),
    versions: read(office),
    openVersion: write(manager),
  },
  paperSheets: {
    list: read(office),
    begin: write(entry),
    read: read(office),
    saveFirst: write(entry),
    finishFirst: write(entry),
    reopenFirst: write(entry),
    // The second pass is another person's, whatever the role.
    beginSecond: write(office),
    saveSecond: write(office),
    confirmLine: write(office),
    finishSecond: write(office),
    resolve: write(review),
    apply: write(review),
    discard: write(manager),
  },
  meetings: {
    list: read(office),
    choices: read(office),
    create: write(entry),
    get: read(office),
    change: write(entry),
    remove: write(entry),
    reorder: write(entry),
    join: write(entry),
    attend: write(entry),
    recuse: write(entry),
    step: write(entry),
    openItem: write(entry),
    postponeItem: write(entry),
    countdown: write(entry),
    saveNote: write(entry),
    closeRound: write(entry),
    secondRound: write(entry),
    closeItem: write(entry),
    reopenItem: write(manager),
    facts: read(office),
    rounds: read(office),
    showMarks: write(entry),
    rules: read(office),
    record: read(office),
    saveMinutes: write(entry),
    close: write(manager),
  },
  display: {
    // What has been announced to the room, and nothing else.
    view: atStation(read('anyone')),
    control: read(office),
    show: write(entry),
    beginReveal: write(manager),
    next: write(entry),
    back: write(entry),
  },
  surveys: {
    overview: read(office),
    propose: read(office),
    saveForm: write(entry),
    removeForm: write(entry),
    saveBatch: write(entry),
    removeBatch: write(entry),
    standing: read(office),
    batch: read(office),
    openPass: write(office),
    saveBallots: write(office),
    finishPass: write(office),
    reopenPass: write(office),
    recountPass: write(office),
    correct: write(office),
    ballot: read(office),
    agree: write(review),
    takeOut: write(manager),
    results: read(readers),
    counted: read(office),
  },
  agreement: {
    scopes: read(readers),
    report: read(readers),
    without: read(readers),
    means: read(readers),
  },
  results: {
    ranking: read(readers),
    days: read(readers),
    explanation: read(readers),
  },
  comparison: {
    compare: read(readers),
  },
  reports: {
    ranking: read(readers),
    comparison: read(readers),
  },
  decisions: {
    view: read(readers),
    decided: read(readers),
    depart: sign(deciders),
    takeBack: sign(deciders),
    settle: sign(deciders),
    unsettle: sign(deciders),
  },
  seals: {
    // Its code is drawn from every result, those of other units too.
    inForce: read(readers),
    status: read(readers),
    seal: sign(manager),
    reopen: sign(manager),
    differences: read(readers),
    // Holds every mark with its judge's name.
    file: { ...read(manager), fresh: true },
  },
}

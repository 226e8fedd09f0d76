import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backupName, readBackupName } from '../../electron/database/backup-name.ts'
import { expendable, type KeptCandidate } from '../../electron/database/backup-retention.ts'

const minute = 60_000
const day = 24 * 60 * minute
const start = Date.UTC(2026, 0, 1)

function made(at: number, reason = 'timed', verified = true): KeptCandidate {
  return { name: backupName(new Date(at), reason), at: new Date(at), reason, verified }
}

const utcDay = (at: Date) => at.toISOString().slice(0, 10)
const keptOf = (backups: readonly KeptCandidate[]) => {
  const gone = new Set(expendable(backups, utcDay))
  return backups.filter(({ name }) => !gone.has(name))
}

describe('which backups are kept', () => {
  test('the twenty newest of one day', () => {
    const backups = Array.from({ length: 50 }, (_, index) => made(start + index * 15 * minute))

    expect(keptOf(backups).map(({ name }) => name)).toEqual(backups.slice(30).map(({ name }) => name))
  })

  test('the newest one of each of thirty days, and the twenty newest', () => {
    // Forty days with two backups each, at 09:00 and 17:00.
    const backups = Array.from({ length: 80 }, (_, index) =>
      made(start + Math.floor(index / 2) * day + (index % 2 === 0 ? 9 : 17) * 60 * minute),
    )

    const kept = keptOf(backups)

    // The twenty newest are days 31–40 whole; before them, days 11–30 by their afternoon.
    expect(kept).toHaveLength(40)
    expect(kept[0]?.at.toISOString()).toBe('2026-01-11T17:00:00.000Z')
    expect(kept.filter(({ at }) => at.getUTCHours() === 9)).toHaveLength(10)
  })

  test('every backup of a seal, however old', () => {
    const sealed = [made(start, 'seal'), made(start + minute, 'sealed')]
    const later = Array.from({ length: 200 }, (_, index) => made(start + (index + 1) * day))

    expect(keptOf([...sealed, ...later]).slice(0, 2)).toEqual(sealed)
  })

  test('the last three before a migration', () => {
    const migrations = [10, 20, 30, 40, 50].map((version, index) => made(start + index * day, `migration-${version}`))
    const later = Array.from({ length: 60 }, (_, index) => made(start + (index + 10) * day))

    expect(keptOf([...migrations, ...later]).filter(({ reason }) => reason !== 'timed')).toEqual(migrations.slice(2))
  })

  test('a clock that was wrong by ten years takes no days away', () => {
    const days = Array.from({ length: 30 }, (_, index) => made(start + index * day))
    const wrong = Array.from({ length: 12 }, (_, index) => made(start + 3650 * day + index * 15 * minute))

    // The wrong afternoon counts as one day; 29 of the right ones stay.
    expect(keptOf([...days, ...wrong])).toHaveLength(29 + 12)
  })

  test('a name says when and why, and nothing else passes for one', () => {
    const name = 'hengjian-2026-03-20T01-02-03-004Z-migration-70.db'

    expect(readBackupName(name)).toEqual({ name, at: new Date('2026-03-20T01:02:03.004Z'), reason: 'migration-70' })
    for (const other of [
      '../hengjian-2026-03-20T01-02-03-004Z-import.db',
      'hengjian-2026-03-20T01-02-03-004Z-import.db.json',
      'hengjian-2026-03-20T01-02-03-004Z-import.db.x.unfinished',
      'hengjian-2026-13-40T01-02-03-004Z-import.db',
      'hengjian-2026-03-20T01-02-03-004Z-im/port.db',
      'hengjian.db',
    ]) {
      expect(readBackupName(other), other).toBeNull()
    }
  })
})

describe('whatever the backups are', () => {
  const reasons = ['timed', 'exit', 'manual', 'import', 'restore', 'seal', 'sealed', 'migration-60', 'migration-70']
  const anyBackups = fc
    .uniqueArray(
      fc.record({ at: fc.integer({ min: 0, max: 400 * 24 * 4 }), reason: fc.constantFrom(...reasons), verified: fc.boolean() }),
      { selector: ({ at }) => at, maxLength: 120, size: 'max' },
    )
    .map((drawn) => drawn.map(({ at, reason, verified }) => made(start + at * 15 * minute, reason, verified)))

  test('the promises hold, in 300 draws', () => {
    fc.assert(
      fc.property(anyBackups, (backups) => {
        const gone = new Set(expendable(backups, utcDay))
        const newestFirst = [...backups].sort((a, b) => b.at.getTime() - a.at.getTime())
        const latestDays = [...new Set(newestFirst.map(({ at }) => utcDay(at)))].slice(0, 30)
        const promised = [
          ...newestFirst.slice(0, 20),
          ...latestDays.map((today) => newestFirst.find(({ at }) => utcDay(at) === today)),
          ...newestFirst.filter(({ reason }) => reason === 'seal' || reason === 'sealed'),
          ...newestFirst.filter(({ reason }) => reason.startsWith('migration')).slice(0, 3),
          newestFirst.find(({ verified }) => verified),
        ]

        expect(promised.filter((backup) => backup !== undefined && gone.has(backup.name))).toEqual([])
      }),
      { numRuns: 300, seed: 20261122 },
    )
  })

  test('nothing goes twice, and what was kept is kept again', () => {
    fc.assert(
      fc.property(anyBackups, (backups) => {
        const once = keptOf(backups)

        expect(expendable(once, utcDay)).toEqual([])
      }),
      { numRuns: 300, seed: 20261122 },
    )
  })

  test('the number that stays is bounded, seals apart', () => {
    fc.assert(
      fc.property(anyBackups, (backups) => {
        const ordinary = keptOf(backups).filter(({ reason }) => reason !== 'seal' && reason !== 'sealed')

        expect(ordinary.length).toBeLessThanOrEqual(20 + 30 + 3 + 1)
      }),
      { numRuns: 300, seed: 20261122 },
    )
  })
})

describe('a year of an office, day by day', () => {
  // Sixty courses of a year: so many backups a day, so many days, a seal now and then. After each backup those that may go are gone.
  const courses = Array.from({ length: 60 }, (_, index) => ({
    perDay: 1 + (index % 12),
    days: 20 + index * 3,
    sealEvery: 40 + (index % 5) * 20,
  }))

  test.each(courses)('$perDay a day for $days days, a seal every $sealEvery days', ({ perDay, days, sealEvery }) => {
    let present: readonly KeptCandidate[] = []
    let seals = 0
    for (let today = 0; today < days; today += 1) {
      for (let one = 0; one < perDay; one += 1) {
        const isSeal = one === 0 && today % sealEvery === sealEvery - 1
        if (isSeal) seals += 1
        present = keptOf([...present, made(start + today * day + (8 * 60 + one * 15) * minute, isSeal ? 'seal' : 'timed')])
      }
    }

    expect(present.filter(({ reason }) => reason === 'seal')).toHaveLength(seals)
    expect(new Set(present.map(({ at }) => utcDay(at))).size).toBeGreaterThanOrEqual(Math.min(30, days))
    expect(present.length - seals).toBeLessThanOrEqual(20 + 30)
    expect(utcDay(present.at(-1)?.at ?? new Date(0))).toBe(utcDay(new Date(start + (days - 1) * day)))
  })
})

import i18next from 'i18next'
import { expect, test } from 'vitest'
import { readMinutes, readPercent, readShare, shownPercent, shownTime } from '../../renderer/features/meetings/meeting-numbers.ts'
import { minutesText } from '../../renderer/features/meetings/minutes-text.ts'
import { en } from '../../renderer/i18n/en.ts'
import { zh } from '../../renderer/i18n/zh.ts'
import type { MeetingConsole, MeetingRecord } from '../../shared/contract/meetings.ts'

test.each([
  ['20', '0.2'],
  ['12.5', '0.125'],
  ['２０％', '0.2'],
  ['100', '1'],
  ['0', '0'],
  ['5', '0.05'],
  ['101', null],
  ['abc', null],
  ['', null],
])('a percentage typed as %j is the share %j', (typed, share) => {
  expect(readPercent(typed)).toBe(share)
})

test.each([
  ['0.5', '0.5'],
  ['0.50', '0.5'],
  ['1', '1'],
  ['1.2', null],
  ['', null],
])('a share typed as %j is %j', (typed, share) => {
  expect(readShare(typed)).toBe(share)
})

test('shares read as percentages, times as minutes and seconds', () => {
  expect([shownPercent('0.2'), shownPercent('0.125'), shownPercent('1'), shownPercent('0')]).toEqual(['20', '12.5', '100', '0'])
  expect([shownTime(485), shownTime(59), shownTime(-3), shownTime(3600)]).toEqual(['08:05', '00:59', '00:00', '60:00'])
  expect([readMinutes('8'), readMinutes('１０'), readMinutes('0'), readMinutes('181'), readMinutes('8.5')]).toEqual([
    8,
    10,
    null,
    null,
    null,
  ])
})

const meeting: MeetingConsole = {
  id: 1,
  cycleId: 1,
  panelId: 1,
  panelName: '第一考评组',
  name: '年度考评会',
  heldOn: '2026-03-20',
  step: 'results',
  settings: { minutesPerItem: 8, spreadLimit: '0.2', agreementLimit: '0.5', secondRound: true, quorum: 'two_thirds' },
  version: 9,
  now: '2026-03-20T04:00:00Z',
  closedAt: null,
  currentItemId: null,
  judges: [
    { id: 1, name: '周评委', groupName: '考评组', attendance: 'present', reason: '' },
    { id: 2, name: '吴评委', groupName: '考评组', attendance: 'absent', reason: '出差' },
  ],
  quorum: { expected: 2, present: 1, needed: 1 },
  recusals: [{ judgeId: 1, judge: '周评委', evaluateeId: 2, evaluatee: '乙局', source: 'own_unit', reason: '' }],
  items: [
    {
      id: 11,
      evaluateeId: 1,
      name: '甲局',
      unitName: '甲局',
      short: { name: '甲局', unitName: '甲局' },
      categoryName: '甲组',
      state: 'closed',
      roundClosed: true,
      note: '材料齐全',
      secondRoundReason: '补充材料',
      countdown: { endsAt: null, left: 480 },
    },
  ],
  notIncluded: 0,
  progress: [],
  complete: 1,
  incomplete: [],
}

/** A moment that this machine's clock reads as the given time, whatever its time zone. */
const at = (hour: number, minute: number): string => new Date(2026, 2, 20, hour, minute).toISOString()
const line = (id: number, when: string, event: MeetingRecord['events'][number]['event'], itemId: number | null = null) => ({
  id,
  at: when,
  operator: '李青',
  itemId,
  event,
})

const announced = (
  id: number,
  when: string,
  action: 'begun' | 'begun_anew' | 'taken_back' | 'completed',
  shown: number,
  withGrades = false,
) => line(id, when, { kind: 'announcement', category: '甲组', action, withGrades, shown, of: 4 })

test('the minutes tell what the record holds, in the order of a meeting, and no mark', async () => {
  const t = await i18next
    .createInstance()
    .init({ lng: 'zh', resources: { zh: { translation: zh } }, interpolation: { escapeValue: false } })
  const record: MeetingRecord = {
    events: [
      line(1, at(8, 0), { kind: 'created', panel: '第一考评组', order: 'lots', seed: '314159', evaluatees: ['甲局'] }),
      line(2, at(9, 0), { kind: 'attendance', judgeId: 1, judge: '周评委', state: 'present', before: 'absent', reason: '', cells: [] }),
      line(3, at(9, 5), { kind: 'step', from: 'rules', to: 'items' }),
      line(4, at(9, 6), { kind: 'item_opened', evaluatee: '甲局' }, 11),
      line(
        5,
        at(9, 12),
        {
          kind: 'round_closed',
          evaluatee: '甲局',
          round: 1,
          absent: [{ judge: '吴评委', reason: '离席' }],
          spreads: [{ leaf: '特色工作', spread: '1.5', limit: '0.8' }],
          agreement: { w: '0.210', limit: '0.5' },
        },
        11,
      ),
      line(6, at(9, 13), { kind: 'second_round', evaluatee: '甲局', reason: '补充材料', judges: ['周评委'] }, 11),
      line(7, at(9, 20), { kind: 'item_closed', evaluatee: '甲局' }, 11),
      announced(8, at(10, 5), 'begun', 0),
      announced(9, at(10, 7), 'taken_back', 1),
      announced(10, at(10, 9), 'begun_anew', 0, true),
      announced(11, at(10, 15), 'completed', 4, true),
    ],
    decided: [{ category: '甲组', places: [{ place: 1, name: '甲局', grade: '优秀' }] }],
    edited: null,
    stale: false,
    replaced: null,
  }

  expect(minutesText(meeting, record, t)).toBe(`年度考评会 会议纪要
时间：2026-03-20 09:00 开始
考评组：第一考评组
记录：李青

一、到会情况
应到评委 2 人，实到 1 人，缺席 1 人。
到会：周评委。
缺席：吴评委（出差）。
周评委于 09:00 到会。

二、回避情况
周评委对乙局回避：本单位。

三、宣读规则
09:05 宣读评分规则，进入逐个评分。

四、评议顺序
抽签决定，抽签数字 314159：甲局。

五、逐个评分
1. 甲局（09:06–09:20）
   第 1 轮评分结束。
   未评：吴评委（离席）。
   分差超过警戒线：特色工作相差 1.5 分（警戒线 0.8 分）。
   评委排序分歧较大（W = 0.210，警戒线 0.5）。
   进行第二轮评分，理由：补充材料。
   讨论：材料齐全

六、评定结果
甲组：
   第 1 名 甲局（优秀）

七、结果揭晓
10:05 开始揭晓甲组，共 4 名。
10:07 甲组收回一次，已揭晓 1 / 4。
10:09 重新揭晓甲组的名次和等次，共 4 名。
10:15 甲组 4 名全部揭晓。
`)
})

test('the minutes tell in English of announcements, also of one that nobody put a name to', async () => {
  const t = await i18next
    .createInstance()
    .init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } })
  const events = [
    announced(1, at(10, 5), 'begun', 0, true),
    announced(2, at(10, 7), 'taken_back', 1),
    announced(3, at(10, 9), 'begun_anew', 0),
    { ...announced(4, at(10, 15), 'completed', 4), operator: '' },
  ]

  const text = minutesText(meeting, { events, decided: [], edited: null, stale: false, replaced: null }, t)

  expect(text).toContain('Recorded by: 李青\n')
  expect(text.slice(text.indexOf('7. '))).toBe(`7. Announcement
10:05 the announcement of 甲组 with grades began; 4 places.
10:07 甲组: the last place was taken back, 1 of 4 announced.
10:09 the announcement of 甲组 began anew; 4 places.
10:15 甲组: all 4 places announced.
`)
})

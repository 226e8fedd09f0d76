import { type Sentence, sentence } from './sentence.ts'

const veto = { part: 'veto', points: null } as const
const graded = {
  ...veto,
  grades: [
    { code: 'best', name: '优秀' },
    { code: 'good', name: '良好' },
    { code: 'pass', name: '合格' },
    { code: 'fail', name: '不合格' },
  ],
} as const

/** Vetoes, scores taken from elsewhere, tasks, and prose that says nothing about points. */
export const vetoesAndOthers: readonly Sentence[] = [
  sentence('领导班子成员受到党纪处分的，取消当年评优资格。', 'veto bar best', graded),
  sentence('发生较大以上安全责任事故的，不得评先评优。', 'veto bar excellent', veto),
  sentence('被上级“一票否决”的，年度考核总分记0分。', 'veto zero', veto),
  sentence('有严重违纪违法行为的，直接评为不合格等次。', 'veto cap fail', graded),
  sentence('意识形态领域出现重大问题的，不得评为良好及以上等次。', 'veto bar good', graded),
  sentence('发生群体性事件的，等次不高于合格。', 'veto cap pass', graded),
  sentence('弄虚作假骗取荣誉的，撤销称号，收回奖牌。', 'veto withdraw', veto),
  sentence('未完成节能减排任务的，降一个等次。', 'veto cap good', graded),
  sentence('党风廉政建设实行一票否决。', 'veto bar excellent', veto),
  sentence('有下列情形之一的，不得评为优秀：发生重大舆情的；被中央通报的。', 'veto bar excellent; bar excellent', veto),
  sentence(
    '1.领导干部被立案查处的，一票否决；2.瞒报事故的，总分计零分；3.评先后发现问题的，撤销荣誉称号。',
    'veto bar excellent; zero; withdraw',
    veto,
  ),
  sentence('主要负责人因违纪被查处的，当年考核不得确定为优秀等次', 'veto bar best', graded),
  sentence('发生重大失泄密事件的。', 'veto bar excellent', veto),
  sentence('按市委意识形态工作考核得分折算。', 'external 100'),
  sentence('引用年度党风廉政建设责任制考核结果，满分120分，按比例折算。', 'external 120'),
  sentence('以上级部门考核成绩换算为本项得分（百分制）。', 'external 100'),
  sentence('根据文明单位测评得分（满分150分）折算计分。', 'external 150'),
  sentence(
    '按难度系数×完成系数计算，难度系数（A类1.2、B类1、C类0.8），完成系数（好1、较好0.8、未完成0）。',
    'tasks 难度系数(A 1.2, B 1, C 0.8) × 完成系数(好 1, 较好 0.8, 未完成 0)',
  ),
  sentence('各项任务得分按难度系数、工作量系数、成效系数连乘后取平均。', 'tasks 难度系数(标准 1) × 工作量系数(标准 1) × 成效系数(标准 1)'),
  sentence('认真贯彻落实上级决策部署，工作有特色、有成效。', 'nothing'),
  sentence('根据工作实际情况综合衡量。', 'nothing'),
  sentence('', 'nothing'),
]

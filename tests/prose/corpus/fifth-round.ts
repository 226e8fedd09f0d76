import { type Sentence, sentence } from './sentence.ts'

const bonus = { part: 'bonus', points: null } as const
const deduction = { part: 'deduction', points: null } as const

/** A fifth round, written before the reader was changed for it. */
export const fifthRound: readonly Sentence[] = [
  sentence('未制定年度工作要点扣1分，未分解任务扣0.5分，未按季度调度的每少1次扣0.5分。', 'deduct: 1/once; 0.5/once; 0.5/event(次)'),
  sentence('领导班子专题研究党建工作每年不少于4次，每少1次扣0.5分，最多扣2分。', 'deduct: 0.5/event(次) max 2'),
  sentence(
    '党员干部违反中央八项规定精神被查处的，每人次扣2分，情节严重、影响恶劣的加倍扣分。',
    'deduct: 2/person_time(人次) ×2(情节严重、影响恶劣)',
  ),
  sentence('网络意识形态阵地管理不到位，发生重大舆情，每起扣3分；一般舆情，每起扣1分。', 'deduct: [重大舆情 3, 一般舆情 1]/event(起)'),
  sentence('“学习强国”日活跃度低于60%的，每月扣0.1分。', 'deduct: 0.1/event(月)'),
  sentence(
    '党员参学率达到95%以上得5分；90%以上不足95%得4分；85%以上不足90%得3分；不足85%不得分。',
    'tiers 95~ 5, 90~95 4, 85~90 3, ~85 0 %',
    { points: '5' },
  ),
  sentence('换届选举按期完成率100%得5分，每低10%扣1分。', 'per step 100 each 10 costs 1 whole %', { points: '5' }),
  sentence(
    '由机关党委牵头，组织评审组打分，按得分高低排序，第1-5名得10分，第6-10名得8分，其余得6分。',
    'places 10, 10, 10, 10, 10, 8, 8, 8, 8, 8 beyond 6',
  ),
  sentence('综合评定好、较好、一般、差，分别计10、8、6、0分', 'judged 好 1, 较好 0.8, 一般 0.6, 差 0 | 考评组 mean'),
  sentence('按市直机关工委党建考核成绩折算，满分100分', 'external 100'),
  sentence(
    '群众对服务工作非常满意、满意、基本满意、不满意的，分别按100%、90%、70%、0%计算得分',
    'survey 非常满意 1, 满意 0.9, 基本满意 0.7, 不满意 0 | 群众 void 0.5',
    { checkedBy: '问卷调查' },
  ),
  sentence(
    '被国家级媒体报道的每篇加0.5分，省级媒体报道的每篇加0.3分，市级媒体报道的每篇加0.1分，同一内容不重复加分，最高加2分。',
    'bonus max 2 g1=matter: [国家级媒体报道 0.5, 省级媒体报道 0.3, 市级媒体报道 0.1]/event(篇) g1',
    bonus,
  ),
  sentence(
    '获得市级以上创新奖，一等奖加3分，二等奖加2分，三等奖加1分；同一项目获多个奖项的，取最高分。',
    'bonus g1=matter: [一等奖 3, 二等奖 2, 三等奖 1]/once g1',
    bonus,
  ),
  sentence('选派干部驻村帮扶的，每派1人加0.5分，最多加1分。', 'bonus: 0.5/person(人) max 1', bonus),
  sentence('承担省级以上改革试点任务并通过验收的，每项加2分。', 'bonus: 2/event(项)', bonus),
  sentence(
    '被省委、省政府通报批评的，每次扣3分；被市委、市政府通报批评的，每次扣2分；被市直部门通报批评的，每次扣1分。',
    'deduct: [省委、省政府通报批评 3, 市委、市政府通报批评 2]/event(次); 1/event(次)',
    deduction,
  ),
  sentence('因履职不力被问责的，单位扣3分，主要负责人被问责的扣5分。', 'deduct: 3/event; 5/event', deduction),
  sentence('不按规定报告个人事项，发现1人次扣0.5分，累计不超过3分。', 'deduct: 0.5/person_time(人次) max 3', deduction),
  sentence(
    '党组织书记未履行第一责任人职责的扣2分，班子成员未履行“一岗双责”的每人扣1分；此项扣完为止。',
    'deduct floor 0: 2/once; 1/person(人)',
  ),
  sentence('完成上级下达的党报党刊征订任务得满分，未完成按比例扣分。', 'ratio 100 %'),
  sentence('党费收缴率100%得3分，每少1人扣0.1分。', 'deduct: 0.1/person(人)', { points: '3' }),
  sentence(
    '台账资料齐全规范得5分，较规范得3分，不规范得1分，无台账不得分。',
    'judged 台账资料齐全规范 1, 较规范 0.6, 不规范 0.2, 无台账 0 | 考评组 mean',
    { points: '5' },
  ),
  sentence('建立党员先锋岗得1分；设立党员服务窗口得1分；开展承诺践诺得1分。', 'bonus: 1/once; 1/once; 1/once', { points: '3' }),
  sentence('未按规定开展谈心谈话的，书记每缺1次扣0.5分，委员每缺1次扣0.2分。', 'deduct: 0.5/event(次); 0.2/event(次)'),
  sentence('年度考核不合格的支部，取消书记评优评先资格；连续两年不合格的，撤销示范支部称号。', 'veto bar excellent; withdraw', {
    part: 'veto',
    points: null,
  }),
]

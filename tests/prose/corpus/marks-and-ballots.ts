import { type Sentence, sentence } from './sentence.ts'

const ballots = { checkedBy: '民主测评' } as const

/** Marks of judges and ballots. */
export const marksAndBallots: readonly Sentence[] = [
  sentence('由考核组在0—10分之间打分，去掉一个最高分和一个最低分后取平均值。', 'judged 0-10 | 考核组 trimmed 1/1 from 6'),
  sentence('5名以上评委打分时，去掉一个最高分、一个最低分，取平均分。', 'judged 0-10 | 考评组 trimmed 1/1 from 5'),
  sentence('评委在6-10分区间内评分，取中位数。', 'judged 6-10 | 考评组 median'),
  sentence('优秀得10分，良好得8分，合格得6分，不合格不得分。', 'judged 优秀 1, 良好 0.8, 合格 0.6, 不合格 0 | 考评组 mean'),
  sentence('好的得5分，较好的得4分，一般的得3分，差的得0分。', 'judged 好 1, 较好 0.8, 一般 0.6, 差 0 | 考评组 mean', { points: '5' }),
  sentence('好（8-10分）、较好（6-7分）、一般（3-5分）、差（0-2分）。', 'judged 0-10 | 考评组 mean'),
  sentence('优得3分、良得2分、中得1分、差得0分', 'judged 0-3 | 考评组 mean', { points: '3' }),
  sentence(
    '按优秀、良好、一般、较差四个等次评定，分别按100%、80%、60%、40%计分。',
    'judged 优秀 1, 良好 0.8, 一般 0.6, 较差 0.4 | 考评组 mean',
  ),
  sentence('A等得满分，B等得满分的80%，C等得满分的60%。', 'judged A等 1, B等 0.8, C等 0.6 | 考评组 mean'),
  sentence('A得10分，B得8分，C得5分，D不得分。', 'judged A档 1, B档 0.8, C档 0.5, D档 0 | 考评组 mean'),
  sentence('一等得10分，二等得8分，三等得6分。', 'judged 一等 1, 二等 0.8, 三等 0.6 | 考评组 mean'),
  sentence('主要领导评价占40%，分管领导评价占30%，部门互评占30%。', 'judged 0-10 | 主要领导 40 mean, 分管领导 30 mean, 部门互评 30 mean'),
  sentence('领导评价、部门互评、群众评价按5:3:2的权重计算。', 'judged 0-10 | 领导 5 mean, 部门互评 3 mean, 群众 2 mean'),
  sentence('上级评价（权重60%）、同级评价（权重40%）加权计分。', 'judged 0-10 | 上级 60 mean, 同级 40 mean'),
  sentence('由领导小组办公室根据日常掌握情况综合评分。', 'judged 0-10 | 领导小组办公室 mean'),
  sentence('现场评议打分，满分10分，取平均分。', 'judged 0-10 | 考评组 mean'),
  sentence('很好10分，较好8分，一般6分，较差3分', 'judged 很好 1, 较好 0.8, 一般 0.6, 较差 0.3 | 考评组 mean'),
  sentence('去掉两个最高分和两个最低分后，取其余评委评分的平均值。', 'judged 0-10 | 考评组 trimmed 2/2 from 6'),
  sentence(
    '非常满意计100分，满意计80分，基本满意计60分，不满意计0分。',
    'survey 非常满意 1, 满意 0.8, 基本满意 0.6, 不满意 0 | 参加测评人员 void 0.5',
    ballots,
  ),
  sentence(
    '满意按1计、基本满意按0.7计、不满意按0计，测评率低于80%的不计分。',
    'survey 满意 1, 基本满意 0.7, 不满意 0 | 参加测评人员 turnout 0.8',
    ballots,
  ),
  sentence(
    '组织干部职工进行民主测评，优秀、良好、一般、差分别按100%、80%、60%、0%折算。',
    'survey 优秀 1, 良好 0.8, 一般 0.6, 差 0 | 干部职工 void 0.5',
  ),
  sentence(
    '问卷满意1分、较满意0.8分、一般0.5分、不满意0分，弃权不计。',
    'survey 满意 1, 较满意 0.8, 一般 0.5, 不满意 0 | 参加测评人员 void 0.5',
    { points: '1' },
  ),
  sentence(
    '优秀得票率90%以上得10分，80%—90%得8分，60%—80%得6分，60%以下得3分。',
    'survey 优秀 1, 良好 0.8, 一般 0.6, 较差 0 | 参加测评人员 void 0.5 | excellent 0.9- 10; excellent 0.8-0.9 8; excellent 0.6-0.8 6; else 3',
    ballots,
  ),
  sentence(
    '对服务对象开展问卷调查，满意、基本满意、不满意分别得10分、6分、0分。收回有效票未超过发放数的三分之二的，结果无效。',
    'survey 满意 1, 基本满意 0.6, 不满意 0 | 服务对象 void 0.6667',
  ),
  sentence(
    '称职、基本称职、不称职三个等次，系数分别为1.0、0.6、0。',
    'survey 称职 1, 基本称职 0.6, 不称职 0 | 参加测评人员 void 0.5',
    ballots,
  ),
  sentence(
    '领导测评占40%、群众测评占60%，按优秀1、良好0.8、一般0.6、差0计算。',
    'survey 优秀 1, 良好 0.8, 一般 0.6, 差 0 | 领导 40, 群众 60 void 0.5',
    ballots,
  ),
  sentence(
    '到会人数不足应到人数百分之八十的，测评无效；满意、一般、不满意分别按1、0.5、0计。',
    'survey 满意 1, 一般 0.5, 不满意 0 | 参加测评人员 turnout 0.8',
    ballots,
  ),
]

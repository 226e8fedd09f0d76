import { type Sentence, sentence } from './sentence.ts'

const bonus = { part: 'bonus', points: null } as const
const deduction = { part: 'deduction', points: null } as const

/** A fourth round of everyday sentences, written before the reader was changed for them. */
export const fourthRound: readonly Sentence[] = [
  sentence('没落实一年一评的扣3分；晋位升级工作开展不好的扣4分；便民服务大厅作用发挥不好的扣2分。', 'deduct: 3/once; 4/once; 2/once'),
  sentence('学习计划、学习记录、心得体会等资料不全的，每少一样扣0.5分。', 'deduct: 0.5/event(样)'),
  sentence(
    '党员大会应到会人数达不到规定要求的，每次扣0.5分；无故不参加的，每人次扣0.1分，最多扣1分。',
    'deduct: 0.5/event(次); 0.1/person_time(人次) max 1',
  ),
  sentence('按时完成的得10分，延期完成的得6分，未完成的不得分。', 'judged 按时完成 1, 延期完成 0.6, 未完成 0 | 考评组 mean'),
  sentence('制度健全得4分，基本健全得2分，不健全不得分。', 'judged 制度健全 1, 基本健全 0.5, 不健全 0 | 考评组 mean', { points: '4' }),
  sentence('投诉率不超过1%，每超过0.5个百分点扣1分，扣完为止。', 'per step 1 each 0.5 costs 1 whole % lower'),
  sentence('满分5分。每少1次扣1分。', 'deduct: 1/event(次)', { points: '5' }),
  sentence('本项共8分，未建立台账扣2分，台账不规范扣1分。', 'deduct: 2/once; 1/once', { points: null }),
  sentence('按要求开展得满分，少开展一次扣2分。', 'deduct: 2/event(次)'),
  sentence('落实到位得5分，落实不到位酌情扣分。', 'deduct: 0..5/once', { points: '5' }),
  sentence('优秀率达到20%以上得5分，每降低5个百分点扣1分', 'per step 20 each 5 costs 1 whole %', { points: '5' }),
  sentence('支部书记未讲党课的扣1分，班子其他成员未讲党课的每人扣0.5分', 'deduct: 1/once; 0.5/person(人)'),
  sentence(
    '宣传报道被中央媒体采用每篇计3分，省级媒体每篇计2分，市级媒体每篇计1分，最高得10分。',
    'bonus max 10: 3/event(篇); 2/event(篇); 1/event(篇)',
  ),
  sentence('得到省级及以上领导批示1次加2分，得到市级领导批示1次加1分。', 'bonus: [省级及以上领导批示 2, 市级领导批示 1]/event(次)', bonus),
  sentence(
    '对被评为省级文明单位的，加3分；对被评为市级文明单位的，加2分；对被评为县级文明单位的，加1分。（就高不重复）',
    'bonus g1=leaf: [省级文明单位 3, 市级文明单位 2, 县级文明单位 1]/event g1',
    bonus,
  ),
  sentence('受到上级表彰奖励的，按国家、省、市三级分别加3分、2分、1分。', 'bonus: [国家 3, 省 2, 市 1]/event', bonus),
  sentence('在省委、市委组织的督查中发现问题的，每个问题分别扣1分、0.5分。', 'deduct: [省委 1, 市委 0.5]/event(个)', deduction),
  sentence('瞒报、虚报工作信息的，一经查实，每次扣5分。', 'deduct: 5/event(次)', deduction),
  sentence(
    '单位干部职工受到党纪处分的，每人次扣1分；受到行政拘留以上处罚的，每人次扣2分；单位主要负责人受处分的加倍扣分。',
    'deduct: 1/person_time(人次) ×2(单位主要负责人受处分); 2/person_time(人次) ×2(单位主要负责人受处分)',
    deduction,
  ),
  sentence('安全生产、信访维稳、综合治理被“黄牌警告”的扣3分，被“一票否决”的扣5分。', 'deduct: 3/once; 5/once', deduction),
  sentence(
    '年度考核被评定为“好”等次得10分，“较好”等次得8分，“一般”等次得5分，“差”等次不得分。',
    'judged 好 1, 较好 0.8, 一般 0.5, 差 0 | 考评组 mean',
  ),
  sentence('由分管领导、组织部、纪委分别打分，权重分别为40%、30%、30%。', 'judged 0-10 | 分管领导 40 mean, 组织部 30 mean, 纪委 30 mean'),
  sentence(
    '材料审核、现场考察、群众测评得分分别按50%、30%、20%计入总分。',
    'judged 0-10 | 材料审核 50 mean, 现场考察 30 mean, 群众 20 mean',
  ),
  sentence('网上测评“满意”“基本满意”“不满意”分别按100%、60%、0计分', 'survey 满意 1, 基本满意 0.6, 不满意 0 | 参加测评人员 void 0.5'),
  sentence('任务完成率低于60%不得分，60%（含）-80%得6分，80%（含）-100%得8分，100%得10分', 'tiers 100~ 10, 80~100 8, 60~80 6, ~60 0 %'),
  sentence(
    '增长率高于全市平均水平得10分，等于平均水平得8分，低于平均水平得5分',
    'judged 增长率高于全市平均水平 1, 等于平均水平 0.8, 低于平均水平 0.5 | 考评组 mean',
  ),
  sentence('每完成1个项目得2分，满分10分。', 'bonus: 2/event(个)'),
  sentence('参加上级组织的比赛，获一、二、三等奖的分别加3、2、1分', 'bonus: [一等奖 3, 二等奖 2, 三等奖 1]/event', bonus),
  sentence('查资料、看现场，未建立党员活动阵地扣2分，无专用标识扣1分，制度未上墙扣1分。', 'deduct: 2/once; 1/once; 1/once'),
  sentence('未及时足额收缴党费，每少收1人扣0.1分，每迟收1个月扣0.2分。', 'deduct: 0.1/person(人); 0.2/event(月)'),
]

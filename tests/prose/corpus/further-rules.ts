import { type Sentence, sentence } from './sentence.ts'

/** Further deductions, written after the reader and before it was changed for them. */
export const furtherDeductions: readonly Sentence[] = [
  sentence(
    '党员活动场所未悬挂党旗的扣1分；全年在省级媒体进行党建宣传报道5篇以上的，在基本得分的基础上奖1分（封顶1分）。',
    'deduct: 1/once; +1/once max 1',
  ),
  sentence('制定计划内容简单、结合实际不紧密、重点不突出的，缺一项扣1分。', 'deduct: 1/event(项)'),
  sentence('志愿服务活动少于4次的扣1分。', 'deduct: 1/once'),
  sentence('学习强国平台月度排名后2名的，每次扣2分。', 'deduct: 2/event(次)'),
  sentence('未开展扣2分，开展不规范扣1分。', 'deduct: 2/once; 1/once'),
  sentence('党费收缴不及时、不足额的，每人每月扣0.1分，最多扣1分。', 'deduct: 0.1/event(人月) max 1'),
  sentence('机关纪委作用发挥不明显的，扣1~3分。', 'deduct: 1..3/once'),
  sentence('会议次数每少1次减1分，内容不符合要求每次减0.5分，减完为止。', 'deduct floor 0: 1/event(次); 0.5/event(次)'),
  sentence('未配备专职副书记（扣2分）；未设立纪检委员（扣1分）。', 'deduct: 2/once; 1/once'),
  sentence('支部书记抓党建述职评议等次为"一般"的扣2分，"差"的扣5分。', 'deduct: 2/once; 5/once'),
  sentence('被评为后进党组织的扣5分', 'deduct: 5/once'),
  sentence('凡未完成任务的，每项扣2分；因客观原因未完成的，减半扣分。', 'deduct: 2/event(项) ×0.5(因客观原因未完成)'),
  sentence('每漏报一人扣0.5分；隐瞒不报的，按3倍扣分。', 'deduct: 0.5/person(人) ×3(隐瞒不报)'),
  sentence('无故缺席1次扣0.5分，迟到早退1次扣0.2分', 'deduct: 0.5/event(次); 0.2/event(次)'),
  sentence('每有一个支部未完成换届选举，扣0.5分', 'deduct: 0.5/event(个)'),
  sentence('问题整改不到位，一个问题扣0.5分', 'deduct: 0.5/event(个)'),
  sentence('党支部组织生活每月不少于1次，少于规定次数的，每次扣0.5分', 'deduct: 0.5/event(次)'),
  sentence('上报信息不及时、不准确的，每次分别扣0.5分、1分', 'deduct: [不及时 0.5, 不准确 1]/event(次)'),
  sentence('未制定年度计划的，扣1分；未及时报送的，每延迟一日扣0.1分；全年未报送的不得分', 'deduct: 1/once; 0.1/event(日); all/once'),
  sentence(
    '受到诫勉谈话的扣1分/人，受到党纪轻处分的扣3分/人，受到党纪重处分的扣5分/人',
    'deduct: 1/person(人); 3/person(人); 5/person(人)',
  ),
  sentence('被市纪委监委通报1次扣2分，被县纪委监委通报1次扣1分', 'deduct: [市纪委监委通报 2, 县纪委监委通报 1]/event(次)'),
  sentence('查阅资料，缺少计划、方案、总结的，各扣0.5分', 'deduct: 0.5/once'),
  sentence('工作不落实的扣2－4分，最多扣4分', 'deduct: 2..4/once max 4'),
  sentence(
    '未组织集中学习的，扣2分；无学习计划、无学习记录、无心得体会的，每缺一项扣1分。最高扣5分。',
    'deduct max 5: 2/once; 1/event(项)',
  ),
  sentence('重大决策未集体研究，发现一例扣1分，直至扣完。', 'deduct floor 0: 1/event(例)'),
  sentence('未按规定程序发展党员，每违规发展1名扣1分', 'deduct: 1/person(名)'),
  sentence('党务公开栏内容更新每季度不少于1次，未更新的每季度扣0.5分', 'deduct: 0.5/event(季度)'),
  sentence('因工作失误被约谈、通报、问责的，每次分别扣1分、2分、3分', 'deduct: [约谈 1, 通报 2, 问责 3]/event(次)'),
  sentence('抽查知晓率低于80%的扣1分，低于60%的扣2分', 'deduct: 1/once; 2/once'),
  sentence('有一项不达标扣2分', 'deduct: 2/event(项)'),
  sentence('民主评议中不满意率超过10%的扣2分', 'deduct: 2/once'),
  sentence('本项基础分80分，受到表扬每次加2分，受到批评每次扣5分，最低0分。', 'deduct from 80 floor 0: +2/event(次); 5/event(次)', {
    points: '100',
  }),
  sentence('报告每逾期一个工作日扣0.1分，逾期超过10个工作日的不得分', 'deduct: 0.1/event(工作日); all/once'),
  sentence(
    '违规收受礼品礼金的，每起扣3分，涉及班子成员的加倍扣分，涉及主要负责人的3倍扣分',
    'deduct: 3/event(起) ×2(涉及班子成员) ×3(涉及主要负责人)',
  ),
  sentence('下列情况每项扣1分：未制定计划；未召开会议；未开展检查。', 'deduct: 1/event(项)'),
  sentence('发现1个空壳党支部扣5分。', 'deduct: 5/event(个)'),
  sentence('未按要求参加上级组织的会议、培训、活动的，每人·次扣0.2分', 'deduct: 0.2/person_time(人次)'),
  sentence('档案不规范扣0.5-1分；档案缺失扣2分。', 'deduct: 0.5..1/once; 2/once'),
  sentence('对照检查材料质量不高被退回的，每份扣0.5分', 'deduct: 0.5/event(份)'),
  sentence('督办事项未按期办结，每件扣1分；被红色督办的，每件扣2分；扣分上限为5分。', 'deduct max 5: 1/event(件); 2/event(件)'),
]

const bonus = { part: 'bonus', points: null } as const

export const furtherBonuses: readonly Sentence[] = [
  sentence('在市以上报刊发表理论文章的，每篇加0.5分，同篇文章按最高分计，不重复加分。', 'bonus g1=matter: 0.5/event(篇) g1', bonus),
  sentence('国家级5分，省级3分，市级1分', 'bonus: [国家级 5, 省级 3, 市级 1]/once', bonus),
  sentence(
    '国家级奖励5分/次，省级奖励3分/次，市级奖励1分/次，累计不超过10分。',
    'bonus max 10: [国家级 5, 省级 3, 市级 1]/event(次)',
    bonus,
  ),
  sentence(
    '获得省部级及以上表彰奖励的加3分，获得地厅级表彰奖励的加1.5分',
    'bonus: [省部级及以上表彰奖励 3, 地厅级表彰奖励 1.5]/event',
    bonus,
  ),
  sentence(
    '承担国家级试点加3分、省级试点加2分、市级试点加1分，试点验收合格后计分。',
    'bonus: [国家级试点 3, 省级试点 2, 市级试点 1]/event',
    bonus,
  ),
  sentence('完成上级交办的急难险重任务，成绩突出的，酌情加1—5分。', 'bonus: 1..5/once', bonus),
  sentence('见义勇为受表彰每人次加1分', 'bonus: 1/person_time(人次)', bonus),
  sentence('引进高层次人才，每引进博士1名加1分，每引进硕士1名加0.5分', 'bonus: 1/person(名); 0.5/person(名)', bonus),
  sentence('各类加分累计最高不超过5分，单项加分不超过2分。获奖每次加1分。', 'bonus max 5: 1/event(次)', bonus),
  sentence('工作做法被省委书记批示肯定的，每件次加2分', 'bonus: 2/event(件次)', bonus),
  sentence(
    '创新做法在全省推广，加2分；在全市推广，加1分。同一做法不重复加分。',
    'bonus g1=matter: [全省推广 2, 全市推广 1]/event g1',
    bonus,
  ),
  sentence('荣获“五一劳动奖状”等市级荣誉，每项加1分，以获奖证书或文件为依据', 'bonus: 1/event(项) evidence', bonus),
  sentence('超额完成任务10%以上加1分，超额20%以上加2分', 'bonus: 1/once; 2/once', bonus),
  sentence('党员参加无偿献血每人次加0.1分，最高1分', 'bonus: 0.1/person_time(人次) max 1', bonus),
]

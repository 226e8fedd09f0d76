import { type Sentence, sentence } from './sentence.ts'

const bonus = { part: 'bonus', points: null } as const
const deduction = { part: 'deduction', points: null } as const
const grades = [
  { code: 'excellent', name: '优秀' },
  { code: 'good', name: '良好' },
  { code: 'qualified', name: '合格' },
]
const veto = { part: 'veto', points: null, grades } as const

/** A second set written down before the reader was tried on it, after the sixth round had been mended. */
export const seventhRound: readonly Sentence[] = [
  sentence(
    '未落实党建工作责任制扣3分；责任清单不明确扣1分；班子成员未落实联系点制度的每人次扣0.5分。',
    'deduct: 3/once; 1/once; 0.5/person_time(人次)',
  ),
  sentence('每季度召开党建工作例会，少一次扣1分；无会议纪要每次扣0.5分，扣完本项分数为止。', 'deduct floor 0: 1/event(次); 0.5/event(次)'),
  sentence('党组书记抓党建述职未开展的，扣3分；评议结果未公开的，扣1分。', 'deduct: 3/once; 1/once'),
  sentence('应建未建党组织的，发现1个扣2分；软弱涣散支部未整顿的，每个扣3分。', 'deduct: 2/event(个); 3/event(个)'),
  sentence('党员档案“应建尽建”，缺1卷扣0.5分，材料不齐的每卷扣0.2分。', 'deduct: 0.5/event(卷); 0.2/event(卷)'),
  sentence('入党积极分子培养不满一年发展的，每发现一例扣2分。', 'deduct: 2/event(例)'),
  sentence('全年未开展警示教育的扣2分，开展不足2次的扣1分。', 'deduct: 2/once; 1/once'),
  sentence('未按要求报送工作总结、计划、台账的，每缺一项扣1分，每迟报一项扣0.5分。', 'deduct: 1/event(项); 0.5/event(项)'),
  sentence('党建专栏每月更新不少于2条，每少更新1条扣0.1分，信息错漏1处扣0.1分。', 'deduct: 0.1/event(条); 0.1/event(处)'),
  sentence('没有活动阵地的扣5分；有阵地但不规范的扣2分。', 'deduct: 5/once; 2/once'),
  sentence(
    '群众反映问题经查属实的，每件扣1分，最高扣3分；被上级督办的，每件扣2分，最高扣4分。',
    'deduct: 1/event(件) max 3; 2/event(件) max 4',
  ),
  sentence('支部书记未参加培训的扣1分，其他委员未参加的每人扣0.5分，最多扣2分。', 'deduct: 1/once; 0.5/person(人) max 2'),
  sentence('被省委巡视指出问题的，每个扣1分；被市委巡察指出问题的，每个扣0.5分。', 'deduct: 1/event(个); 0.5/event(个)'),
  sentence('违反中央八项规定精神被通报的，每起扣3分。', 'deduct: 3/event(起)'),
  sentence('因工作失误被媒体曝光造成不良影响的扣2—5分。', 'deduct: 2..5/event'),
  sentence('对市委督办事项未按期办结的，每项扣2分，拖延超过一个月的加倍扣分。', 'deduct: 2/event(项) ×2(拖延超过一个月)'),
  sentence(
    '工作人员受到党纪政务处分的，每人次扣2分；涉嫌犯罪被移送司法机关的，每人扣10分。',
    'deduct: 2/person_time(人次); 10/person(人)',
    deduction,
  ),
  sentence('发生失泄密事件的，扣10分；发生安全责任事故的，扣5分。', 'deduct: 10/event; 5/event', deduction),
  sentence(
    '被上级主管部门通报批评，国家级每次扣5分，省级每次扣3分，市级每次扣1分。',
    'deduct: [国家级 5, 省级 3, 市级 1]/event(次)',
    deduction,
  ),
  sentence('工作不配合、推诿扯皮的，视情节轻重每次扣1至3分。', 'deduct: 1..3/event(次)', deduction),
  sentence('荣获市级以上“五一劳动奖状”“青年文明号”等集体荣誉的，每项加2分。', 'bonus: 2/event(项)', bonus),
  sentence('党建课题获省级一等奖加3分、二等奖加2分、三等奖加1分。', 'bonus: [一等奖 3, 二等奖 2, 三等奖 1]/event', bonus),
  sentence(
    '工作简报被市委采用的每篇加0.5分，被省委采用的每篇加1分，本项最多加3分。',
    'bonus max 3: [市委采用 0.5, 省委采用 1]/event(篇)',
    bonus,
  ),
  sentence('在全市党建工作推进会上作典型发言的加1分，书面交流的加0.5分。', 'bonus: 1/event; 0.5/event', bonus),
  sentence(
    '党员获国家级、省级、市级荣誉的，每人次分别加2分、1分、0.5分，加分累计不超过4分。',
    'bonus max 4: [国家级 2, 省级 1, 市级 0.5]/person_time(人次)',
    bonus,
  ),
  sentence(
    '创新项目被评为省级优秀案例加3分，市级优秀案例加1分，同一项目只计最高分。',
    'bonus g1=matter: [省级优秀案例 3, 市级优秀案例 1]/event g1',
    bonus,
  ),
  sentence('超额完成发展党员计划的，每超1名加0.5分，封顶2分。', 'bonus: 0.5/person(名) max 2', bonus),
  sentence('参加市级以上文体竞赛获奖的，加1分；组织承办的，加2分。', 'bonus: 1/event; 2/event', bonus),
  sentence('每建成1个党建示范点加1分（以命名文件为准），最高不超过3分。', 'bonus: 1/event(个) max 3 evidence', bonus),
  sentence('工作完成好的得10分，较好的得8分，一般的得6分，差的不得分。', 'judged 好 1, 较好 0.8, 一般 0.6, 差 0 | 考评组 mean'),
  sentence('按时按质完成得满分，基本完成得6分，未完成不得分。', 'judged 按时按质完成 1, 基本完成 0.6, 未完成 0 | 考评组 mean'),
  sentence('考评组根据实地查看情况在6至10分之间打分。', 'judged 6-10 | 考评组 mean'),
  sentence('领导小组成员无记名打分，取平均值。', 'judged 0-10 | 考评组 mean'),
  sentence('党组成员评价权重60%，机关干部评价权重40%。', 'judged 0-10 | 党组成员 60 mean, 机关干部 40 mean'),
  sentence('市领导评分占40%，考核组评分占40%，互评占20%。', 'judged 0-10 | 市领导 40 mean, 考核组 40 mean, 互评 20 mean'),
  sentence('一档10分，二档8分，三档6分，四档4分。', 'judged 1档 1, 2档 0.8, 3档 0.6, 4档 0.4 | 考评组 mean'),
  sentence(
    '台账齐全规范的10分，较齐全的7分，不齐全的3分，无台账的0分。',
    'judged 台账齐全规范 1, 较齐全 0.7, 不齐全 0.3, 无台账 0 | 考评组 mean',
  ),
  sentence('学习强国参与率100%得10分，每降低1%扣0.1分。', 'per step 100 each 1 costs 0.1 whole %'),
  sentence('党员到课率≥95%的，得10分；85%≤到课率<95%的，得7分；低于85%的，得0分。', 'tiers 95~ 10, 85~95 7, ~85 0 %'),
  sentence('年内开展活动12次及以上得10分，8至11次得6分，7次以下得2分。', 'tiers 12~ 10, 8~12 6, ~8 2 次'),
  sentence('整改率100%得10分，90%以上不足100%得8分，80%以上不足90%得5分，不足80%不得分。', 'tiers 100~ 10, 90~100 8, 80~90 5, ~80 0 %'),
  sentence('以完成率计分，得分=10×完成率。', 'ratio 100 %'),
  sentence('按已完成项目数占总项目数的比例折算得分。', 'ratio 100 %'),
  sentence('考核得分=（实际得分÷应得分）×10。', 'ratio 100 %'),
  sentence('同比下降20%以上得满分，持平不得分，其间按比例计分。', 'linear 0-20 change lower'),
  sentence('综合排名第1名得10分，第2名得9分，第3名得8分，其他得5分。', 'places 10, 9, 8 beyond 5'),
  sentence('按得分排名，第一名计满分，其后每名递减0.2分。', 'places drop 0.2 floor 0'),
  sentence('指标值最优的得满分，其余按与最优值之比计分。', 'to best'),
  sentence('按照上级业务考核得分率折算，满分10分。', 'external 100'),
  sentence('采用市考核办年度考核成绩，按百分制折算为10分。', 'external 100'),
  sentence(
    '参加测评人员按“满意、基本满意、不满意”投票，分别计1、0.6、0。',
    'survey 满意 1, 基本满意 0.6, 不满意 0 | 参加测评人员 void 0.5',
  ),
  sentence(
    '满意度测评得分=（满意票×100+基本满意票×80+不满意票×0）÷总票数×10%。',
    'survey 满意 1, 基本满意 0.8, 不满意 0 | 参加测评人员 void 0.5',
  ),
  sentence(
    '职工代表测评满意率达到85%以上得10分，60%至85%得6分，60%以下不得分。',
    'survey 满意 1, 基本满意 0.8, 一般 0.6, 不满意 0 | 职工代表 void 0.5 | satisfied 0.85- 10; satisfied 0.6-0.85 6; else 0',
  ),
  sentence('年内领导班子成员被“双开”的，年度考核直接定为不合格。', 'veto cap unqualified', veto),
  sentence('发生群体性事件处置不力的，取消年度评优资格，并予以通报。', 'veto bar excellent', veto),
  sentence('党建考核得分低于60分的，单位不得评为优秀等次。', 'veto bar excellent', veto),
  sentence(
    '（1）发生重大责任事故；（2）班子成员违法犯罪；（3）数据造假。出现以上情形之一，年度考核按0分计。',
    'veto zero; zero; zero',
    veto,
  ),
  sentence('受到省级以上通报批评的，考核结果不得评为良好以上等次。', 'veto bar good', veto),
  sentence('考核基础分100分，每发现一个问题扣2分，每获得一项荣誉加3分。', 'deduct from 100: 2/event(个); +3/event(项)', { points: '100' }),
  sentence('制定方案2分，动员部署2分，组织实施4分，总结验收2分。', 'bonus: 2/once; 2/once; 4/once; 2/once'),
]

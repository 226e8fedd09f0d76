import { type Sentence, sentence } from './sentence.ts'

const bonus = { part: 'bonus', points: null } as const
const veto = { part: 'veto', points: null } as const

/** A third round, written after the reader had been changed for the second and before it was changed for these. */
export const thirdRound: readonly Sentence[] = [
  sentence(
    '（1）制定年度计划（3分）：未制定计划扣3分；缺一项内容扣1分。（2）加强检查总结（5分）：未开展中期检查扣2分；未总结扣3分。',
    'deduct s1=3 s2=5: 3/once s1; 1/event(项) s1; 2/once s2; 3/once s2',
  ),
  sentence(
    '1.成立领导小组，每年专题研究不少于4次（2分）。未成立扣1分，每少1次扣0.5分。2.配齐工作人员（1分）。未配齐扣0.5分。',
    'deduct s1=2 s2=1: 1/once s1; 0.5/event(次) s1; 0.5/once s2',
  ),
  sentence('党员信息采集不完整的扣0.1分/人，接转关系超过规定时限的扣0.2分/人。', 'deduct: 0.1/person(人); 0.2/person(人)'),
  sentence('未按规定召开的扣1分/次，记录不规范的扣0.5分/次，最多扣5分。', 'deduct: 1/event(次); 0.5/event(次) max 5'),
  sentence(
    '班子成员未落实双重组织生活的，每人扣1分，最高扣3分；未参加主题党日的，每人次扣0.5分，最高扣2分。',
    'deduct: 1/person(人) max 3; 0.5/person_time(人次) max 2',
  ),
  sentence('每有1项工作被市级及以上督查室点名通报，扣3分。', 'deduct: 3/event(项)'),
  sentence('出现违纪问题，每发生1起扣2分；主动发现并查处的不扣分。', 'deduct: 2/event(起)'),
  sentence('公文处理差错率每超过1%扣0.5分', 'deduct: 0.5/whole_step 1(%)'),
  sentence('会风会纪差，被点名批评的，一次扣1分。', 'deduct: 1/event(次)'),
  sentence('政务信息报送未完成任务的，按未完成比例扣分', 'nothing'),
  sentence(
    '对存在的问题未制定整改措施的扣2分，整改不及时或不到位的，每项扣1分，扣完为止，不计负分。',
    'deduct floor 0: 2/once; 1/event(项)',
  ),
  sentence('发生失泄密事件，本项不得分', 'deduct: all/once'),
  sentence('每缺少一个佐证材料扣0.5分', 'deduct: 0.5/event(个)'),
  sentence('党建经费未列入预算扣2分；使用不规范的每笔扣0.5分', 'deduct: 2/once; 0.5/event(笔)'),
  sentence('全年理论学习中心组学习达到12次得5分，每少一次扣0.5分', 'deduct: 0.5/event(次)', { points: '5' }),
  sentence('按规定完成换届得满分，未完成的此项不得分。', 'deduct: all/once'),
  sentence(
    '全面完成任务的得10分，完成80%以上的得8分，完成60%以上的得6分，完成60%以下的得0分。',
    'tiers 100~ 10, 80~100 8, 60~80 6, ~60 0 %',
  ),
  sentence('完成率90%以上的，得满分；完成率80%-90%的，得80%的分；完成率低于80%的，不得分。', 'tiers 90~ 10, 80~90 8, ~80 0 %'),
  sentence('指标完成值达到目标值得满分，未达到目标值的，按实际完成值/目标值×分值计分', 'ratio own'),
  sentence('每高于平均值1个百分点加0.2分，每低于平均值1个百分点扣0.2分', 'deduct: +0.2/whole_step 1(百分点); 0.2/whole_step 1(百分点)'),
  sentence('党员积分排名前10%的得满分，10%-50%的得8分，50%以后的得6分', 'nothing'),
  sentence('综合评分位列第一名得满分，第二名得9分，第三名得8分，第四名及以后得7分', 'places 10, 9, 8 beyond 7'),
  sentence('名次每降一位扣0.5分', 'places drop 0.5 floor 0'),
  sentence('比上年度提升5个百分点以上得满分，提升不足5个百分点得6分，未提升不得分', 'tiers 5~ 10, 0.0001~5 6, ~0.0001 0 change'),
  sentence(
    '综合评价分为优秀、良好、合格、不合格四档，优秀得10分、良好得8分、合格得6分、不合格得0分。',
    'judged 优秀 1, 良好 0.8, 合格 0.6, 不合格 0 | 考评组 mean',
  ),
  sentence('由市委书记、市长打分，各占50%', 'judged 0-10 | 市委书记 50 mean, 市长 50 mean'),
  sentence('考评组根据汇报情况打分，最高10分，最低6分', 'judged 6-10 | 考评组 mean'),
  sentence('按强、较强、一般、弱四档赋分，分别赋10、8、6、4分', 'judged 强 1, 较强 0.8, 一般 0.6, 弱 0.4 | 考评组 mean'),
  sentence('满意度=（满意票数+基本满意票数×0.6）÷有效票数×100%', 'survey 满意 1, 基本满意 0.6 | 参加测评人员 void 0.5', {
    checkedBy: '问卷调查',
  }),
  sentence('测评结果满意度90%以上得10分，每低1个百分点扣0.2分。', 'per step 90 each 1 costs 0.2 whole %', { checkedBy: '民主测评' }),
  sentence('在市级以上会议作典型发言的，国家级、省级、市级每次分别加3、2、1分', 'bonus: [国家级 3, 省级 2, 市级 1]/event(次)', bonus),
  sentence(
    '信息被中央办公厅采用的加1分，被省委办公厅采用的加0.5分，被市委办公厅采用的加0.2分，同一篇信息被多次采用的，按最高分计算',
    'bonus g1=matter: [中央办公厅采用 1, 省委办公厅采用 0.5, 市委办公厅采用 0.2]/event g1',
    bonus,
  ),
  sentence('加分项累计加分不得超过5分', 'nothing', bonus),
  sentence('重点工作获得市委市政府通报表扬的，一次加0.5分，可累计加分，但最高不超过2分', 'bonus: 0.5/event(次) max 2', bonus),
  sentence('获得先进集体称号：国家级加5分，省级加3分，市级加2分，县级加1分', 'bonus: [国家级 5, 省级 3, 市级 2, 县级 1]/once', bonus),
  sentence('党员获得"两优一先"表彰的，每人加0.5分；党组织获得表彰的，每个加1分', 'bonus: 0.5/person(人); 1/event(个)', bonus),
  sentence('年度内受到党内严重警告以上处分的，年度考核不得评为优秀、良好等次', 'veto bar good', veto),
  sentence('因工作不力被省委约谈的，考核等次直接确定为“一般”', 'veto cap average', veto),
  sentence('发生重大违纪案件，取消参评资格', 'veto bar excellent', veto),
  sentence('存在以下情形的，年度考核直接评定为“差”：1.领导班子不团结的；2.发生严重违纪问题的。', 'veto cap poor; cap poor', veto),
]

import { type Sentence, sentence } from './sentence.ts'

const bonus = { part: 'bonus', points: null } as const
const deduction = { part: 'deduction', points: null } as const
const ballots = { checkedBy: '民主测评' } as const

/** Sentences by which the reader was tried and corrected at the end. */
export const everyday: readonly Sentence[] = [
  sentence('由考评组在0至8分之间评分，取平均值；评委超过5名的，去掉一个最高分和一个最低分。', 'judged 0-8 | 考评组 trimmed 1/1 from 6'),
  sentence('领导评分、考评组评分、群众测评按3:3:4的权重计分', 'judged 0-10 | 领导 3 mean, 考评组 3 mean, 群众 4 mean'),
  sentence('第一名得10分，第二名得9分，以此类推', 'places drop 1 floor 0'),
  sentence('每迟报1天扣0.2分，最多扣1分；未报的扣2分', 'deduct: 0.2/event(天) max 1; 2/once'),
  sentence('优秀率≥30%得满分，每低1个百分点扣0.2分，低于10%不得分', 'deduct: 0.2/whole_step 1(百分点); all/once'),
  sentence(
    '被评为省级先进的加2分（需提供文件），市级的加1分，就高不重复，累计不超过4分',
    'bonus max 4 g1=leaf: [省级先进 2, 市级 1]/event g1 evidence',
    bonus,
  ),
  sentence('发现问题每个扣0.2分，拒不整改的加扣1分', 'deduct: 0.2/event(个); 1/once'),
  sentence('无违纪违法案件得10分，发生1起扣5分', 'deduct: 5/event(起)'),
  sentence('年内无安全事故得满分；发生一般事故每起扣2分，发生较大以上事故不得分', 'deduct: 2/event(起); all/once'),
  sentence('全年开展4次以上得10分，开展3次得8分，开展2次得5分，开展1次得2分，未开展不得分', 'tiers 4~ 10, 3~4 8, 2~3 5, 1~2 2, ~1 0 次'),
  sentence('全年开展集中学习12次，每少1次扣1分，少于6次不得分', 'deduct: 1/event(次); all/once'),
  sentence('每月25日前报送，迟报1次扣0.5分，不报1次扣1分', 'deduct: 0.5/event(次); 1/event(次)'),
  sentence('对照《实施方案》，完成率=完成项数/总项数，得分=完成率×10分', 'ratio 100 %'),
  sentence('一票否决事项：发生重大安全事故', 'veto bar excellent', { part: 'veto', points: null }),
  sentence('90%以上得满分，每降低1个百分点扣0.5分；未建立台账扣1分', 'deduct: 0.5/whole_step 1(百分点); 1/once'),
  sentence('按照“优秀、合格、不合格”评定等次，优秀不扣分，合格扣1分，不合格扣3分', 'deduct: 1/once; 3/once'),
  sentence(
    '每月学习不少于2次，缺1次扣0.5分；每季度研讨不少于1次，缺1次扣1分；本项最多扣6分，扣完为止。',
    'deduct floor 0 max 6: 0.5/event(次); 1/event(次)',
  ),
  sentence('随机抽查党员应知应会知识，每有1人不达标扣0.2分，最多扣2分', 'deduct: 0.2/person(人) max 2'),
  sentence('支委会、党员大会、党小组会、党课缺一项扣2分，次数不够每少一次扣0.5分', 'deduct: 2/event(项); 0.5/event(次)'),
  sentence(
    '未及时上报的，每次扣 0.5 分；未上报的，每次扣 1 分；因漏报、迟报造成影响的，加倍扣分。',
    'deduct: 0.5/event(次) ×2(因漏报、迟报造成影响); 1/event(次) ×2(因漏报、迟报造成影响)',
  ),
  sentence('受到国家、省、市级表彰的，每次分别加5、3、1分，最高不超过5分', 'bonus max 5: [国家 5, 省 3, 市级 1]/event(次)', bonus),
  sentence('获国家级荣誉加5分/项，省级3分/项，市级1分/项', 'bonus: [国家级荣誉 5, 省级 3, 市级 1]/event(项)', bonus),
  sentence(
    '年度内受到市级表彰加1分、省级表彰加2分、国家级表彰加3分，以最高分计，不累计',
    'bonus g1=leaf: [市级表彰 1, 省级表彰 2, 国家级表彰 3]/event g1',
    bonus,
  ),
  sentence('新建党员教育基地，市级每个加1分、省级每个加2分（以正式命名文件为准）', 'bonus: [市级 1, 省级 2]/event(个) evidence', bonus),
  sentence('出现以下情况之一扣5分：①被中央巡视组点名批评；②发生重大事故', 'deduct: 5/once', deduction),
  sentence(
    '发生违法违纪案件，班子成员每人次扣3分，中层干部每人次扣2分，一般干部每人次扣1分',
    'deduct: [班子成员 3, 中层干部 2, 一般干部 1]/person_time(人次)',
    deduction,
  ),
  sentence('单位被通报批评：中央级扣5分/次，省级扣3分/次，市级扣1分/次', 'deduct: [中央级 5, 省级 3, 市级 1]/event(次)', deduction),
  sentence(
    '对同一事项按最高分扣分，不重复扣分。被市级通报扣1分，被省级通报扣2分',
    'deduct g1=matter: [市级通报 1, 省级通报 2]/event g1',
    deduction,
  ),
  sentence(
    '领导班子测评60%，职工代表测评40%；优秀100分、良好80分、一般60分、较差40分',
    'survey 优秀 1, 良好 0.8, 一般 0.6, 较差 0.4 | 领导班子 60, 职工代表 40 void 0.5',
    ballots,
  ),
  sentence(
    '收回测评票不足发出票三分之二的，测评无效。优秀、称职、基本称职、不称职分别按100、85、70、0分计算',
    'survey 优秀 1, 称职 0.85, 基本称职 0.7, 不称职 0 | 参加测评人员 turnout 0.6667',
    ballots,
  ),
  sentence('满意度得分=满意率×100%+基本满意率×60%', 'survey 满意 1, 基本满意 0.6 | 参加测评人员 void 0.5', { checkedBy: '问卷调查' }),
  sentence(
    '直接引用市委平安办考核结果，考核优秀得10分，良好得8分，合格得6分，不合格不得分',
    'judged 优秀 1, 良好 0.8, 合格 0.6, 不合格 0 | 考评组 mean',
  ),
  sentence('取得分最高单位为满分，其余单位按得分/最高分×分值计算', 'to best'),
  sentence('万元GDP能耗同比下降3%以上的得10分，每少下降0.1个百分点扣0.5分', 'per step 3 each 0.1 costs 0.5 whole change lower'),
  sentence('年度任务分解到季度，一季度完成25%、二季度完成50%，每低1个百分点扣0.1分', 'deduct: 0.1/whole_step 1(百分点)'),
  sentence('发文数较上年减少10%以上的得满分，每少减1个百分点扣0.2分', 'per step 10 each 1 costs 0.2 whole 件 change lower'),
  sentence('会议精简10%得满分，未达到不得分', 'threshold 10 次 change lower'),
]

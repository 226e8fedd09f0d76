import { type Sentence, sentence } from './sentence.ts'

/** Further curves, marks, ballots, vetoes and scores from elsewhere, written after the reader and before it was changed for them. */
export const furtherMethods: readonly Sentence[] = [
  sentence(
    '完成率达95%（含）以上的，计10分；90%（含）—95%的，计8分；80%（含）—90%的，计5分；80%以下的，不计分。',
    'tiers 95~ 10, 90~95 8, 80~90 5, ~80 0 %',
  ),
  sentence('按期整改率100%，得满分；每下降1个百分点，扣0.2分。', 'per step 100 each 1 costs 0.2 whole %'),
  sentence('任务完成率以100%为基准，每低5个百分点扣1分，扣完为止。', 'per step 100 each 5 costs 1 whole %'),
  sentence('低于90%的，每低一个百分点扣0.5分。', 'per step 90 each 1 costs 0.5 whole %'),
  sentence('得分＝实际完成率×本项分值', 'ratio 100 %'),
  sentence('完成目标任务的得满分，未完成的按完成比例计分', 'ratio 100 %'),
  sentence('党组织覆盖率达到85%以上得10分，达到70%以上得6分，达不到70%的不得分', 'tiers 85~ 10, 70~85 6, ~70 0 %'),
  sentence('全市排名第一得10分，第二得9分，第三得8分，其余得6分', 'places 10, 9, 8 beyond 6'),
  sentence('排名前5位的得10分，排名6-10位的得8分，其余得6分', 'places 10, 10, 10, 10, 10, 8, 8, 8, 8, 8 beyond 6'),
  sentence('按得分高低排序，第1名得满分，以后每名依次递减0.3分', 'places drop 0.3 floor 0'),
  sentence('文件数量同比下降的得满分，持平的得5分，上升的不得分', 'tiers 0.0001~ 10, 0~0.0001 5, ~0 0 件 change lower'),
  sentence('与上年相比下降5%以上得满分，下降0-5%按比例得分，上升不得分', 'linear 0-5 change lower'),
  sentence('满意度达到90分以上得满分，60分以下不得分，中间按比例得分', 'linear 60-90 分', { checkedBy: '第三方数据' }),
  sentence('每低于目标值1个百分点扣0.5分', 'deduct: 0.5/whole_step 1(百分点)'),
  sentence('100%完成得10分，完成80%以上得8分，完成60%以上得6分，低于60%不得分', 'tiers 100~ 10, 80~100 8, 60~80 6, ~60 0 %'),
  sentence('超时率≤1%得满分；1%＜超时率≤3%得6分；超时率＞3%不得分', 'tiers ~1.0001 10, 1.0001~3.0001 6, 3.0001~ 0 % lower'),
  sentence('以全市平均水平为基准，高于平均水平得满分，低于平均水平不得分', 'deduct: all/once'),
  sentence('根据年度工作完成情况，由考评组按优（9-10分）、良（7-8分）、中（5-6分）、差（0-4分）评分。', 'judged 0-10 | 考评组 mean'),
  sentence('分“好、较好、一般、差”四个等次，分别计10分、8分、6分、0分', 'judged 好 1, 较好 0.8, 一般 0.6, 差 0 | 考评组 mean'),
  sentence(
    '评为优秀等次的得满分，良好等次的得80%，一般等次的得60%，较差等次的不得分',
    'judged 优秀 1, 良好 0.8, 一般 0.6, 较差 0 | 考评组 mean',
  ),
  sentence('领导评分（50%）、部门互评（30%）、基层评价（20%）', 'judged 0-10 | 领导 50 mean, 部门互评 30 mean, 基层 20 mean'),
  sentence('上级领导评价权重0.5，同级互评权重0.3，自我评价权重0.2', 'judged 0-10 | 上级领导 0.5 mean, 同级互评 0.3 mean, 自我 0.2 mean'),
  sentence('评委人数7人以上的，去掉1个最高分和1个最低分后取平均分。', 'judged 0-10 | 考评组 trimmed 1/1 from 7'),
  sentence('由评审专家现场打分，取算术平均值', 'judged 0-10 | 评审专家 mean'),
  sentence('好得5分，较好得3分，一般得2分', 'judged 0-7 | 考评组 mean', { points: '7' }),
  sentence(
    '采取无记名投票方式测评，优秀票按100分、称职票按80分、基本称职票按60分、不称职票按0分计算。',
    'survey 优秀 1, 称职 0.8, 基本称职 0.6, 不称职 0 | 参加测评人员 void 0.5',
  ),
  sentence(
    '群众满意度测评：满意率≥95%得10分，90%≤满意率＜95%得8分，满意率＜90%得5分。',
    'survey 满意 1, 基本满意 0.8, 一般 0.6, 不满意 0 | 群众 void 0.5 | satisfied 0.95- 10; satisfied 0.9-0.95 8; else 5',
  ),
  sentence(
    '民主测评由领导班子（权重40%）、中层干部（权重30%）、一般干部（权重30%）投票产生，优秀计1、良好计0.8、一般计0.6、较差计0。',
    'survey 优秀 1, 良好 0.8, 一般 0.6, 较差 0 | 领导班子 40, 中层干部 30, 一般干部 30 void 0.5',
  ),
  sentence(
    '有效问卷低于发放总数80%的，本项测评无效；非常满意、满意、一般、不满意分别得满分的100%、90%、60%、0。',
    'survey 非常满意 1, 满意 0.9, 一般 0.6, 不满意 0 | 参加测评人员 turnout 0.8',
  ),
  sentence('直接采用市委组织部年度党建考核得分，按百分制折算。', 'external 100'),
  sentence('以网络安全责任制考核分数×10%计入', 'external 100'),
  sentence('考核结果按满分10分折算', 'external 10', { points: '5' }),
  sentence('出现重大政治问题的，实行“一票否决”，取消评先评优资格。', 'veto bar excellent', { part: 'veto', points: null }),
  sentence('班子成员被“双规”或移送司法机关的，年度考核定为不合格', 'veto cap unqualified', { part: 'veto', points: null }),
  sentence(
    '凡发生下列情形之一的，取消年度评优资格：（1）班子成员严重违纪的；（2）发生重大安全事故的；（3）考评弄虚作假的。',
    'veto bar excellent; bar excellent; bar excellent',
    { part: 'veto', points: null },
  ),
  sentence('出现负面舆情造成恶劣影响，当年不能评为优秀，已评为优秀的予以撤销荣誉。', 'veto bar excellent; withdraw', {
    part: 'veto',
    points: null,
  }),
  sentence('计划生育、综治、安全生产被一票否决的，考核结果为零分', 'veto zero', { part: 'veto', points: null }),
  sentence('考核得分低于60分的支部，不得推荐为先进党支部', 'veto bar advanced', { part: 'veto', points: null }),
]

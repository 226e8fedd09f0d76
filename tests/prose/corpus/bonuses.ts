import { type Sentence, sentence } from './sentence.ts'

const bonus = { part: 'bonus', points: null } as const

/** Bonus clauses, among them those that give points back on a base leaf or collect points from nothing. */
export const bonuses: readonly Sentence[] = [
  sentence('获得国家级表彰的每次加3分，省级的每次加2分，市级的每次加1分。', 'bonus: [国家级表彰 3, 省级 2, 市级 1]/event(次)', bonus),
  sentence(
    '受到中央、省委、市委表彰的，分别加5分、3分、1分，同一事项按最高级别加分，不重复计分。',
    'bonus g1=matter: [中央 5, 省委 3, 市委 1]/event g1',
    bonus,
  ),
  sentence(
    '工作经验被国家级媒体刊发的，每篇加1分；被省级媒体刊发的，每篇加0.5分；累计加分不超过3分。',
    'bonus max 3: [国家级媒体刊发 1, 省级媒体刊发 0.5]/event(篇)',
    bonus,
  ),
  sentence('承办全市现场会的加2分。', 'bonus: 2/event', bonus),
  sentence(
    '党建论文获一等奖加3分，二等奖加2分，三等奖加1分，就高不就低。',
    'bonus g1=leaf: [一等奖 3, 二等奖 2, 三等奖 1]/event g1',
    bonus,
  ),
  sentence('信息被采用的，每条加0.2分，最高加2分。', 'bonus: 0.2/event(条) max 2', bonus),
  sentence('创新案例入选省级典型的加2分（以文件为准），封顶4分。', 'bonus: 2/event max 4 evidence', bonus),
  sentence('获得市级以上荣誉的，每项加1分，加满5分为止。', 'bonus: 1/event(项) max 5', bonus),
  sentence('每招引1个亿元项目加2分', 'bonus: 2/event(个)', bonus),
  sentence(
    '受到省委主要领导肯定性批示的，每次加2分；其他省领导批示的，每次加1分。需提供批示复印件。',
    'bonus: 2/event(次) evidence; 1/event(次) evidence',
    bonus,
  ),
  sentence('每提高1个百分点加0.1分，最多加1分。', 'bonus: 0.1/whole_step 1(百分点) max 1', bonus),
  sentence('《政务要情》采用的信息，每条10分；《政务快讯》采用的信息，每条5分。', 'bonus: 10/event(条); 5/event(条)', bonus),
  sentence('县级采用1条，计5分；市级采用1条，计20分。', 'bonus: [县级采用 5, 市级采用 20]/event(条)', bonus),
  sentence('奖励0.5分', 'bonus: 0.5/once', bonus),
  sentence(
    '荣获全国先进集体称号加5分，荣获全省先进集体称号加3分，荣获全市先进集体称号加1分，同一荣誉就高计分，不重复加分。',
    'bonus g1=matter: [全国先进集体称号 5, 全省先进集体称号 3, 全市先进集体称号 1]/event g1',
    bonus,
  ),
  sentence('视情况加1-3分', 'bonus: 1..3/once', bonus),
  sentence('主动认领重点课题并按期结项的，每项加1分，同一课题不重复加分，最高不超过3分。', 'bonus g1=matter: 1/event(项) max 3 g1', bonus),
  sentence(
    '在全省会议上作经验交流的，每次加1分；在全市会议上作经验交流的，每次加0.5分。',
    'bonus: [全省会议上作经验交流 1, 全市会议上作经验交流 0.5]/event(次)',
    bonus,
  ),
  sentence(
    '按时完成任务的基础上，每多完成1项加0.5分，每少完成1项扣0.5分，加扣分均不超过2分。',
    'deduct: +0.5/event(项) max 2; 0.5/event(项) max 2',
  ),
  sentence('制定实施方案得2分；开展动员部署得3分；建立工作台账得5分。', 'bonus: 2/once; 3/once; 5/once'),
  sentence('每开展一次活动得1分，最多得5分。', 'bonus: 1/event(次) max 5', { points: '5' }),
  sentence('每报送1篇信息得0.5分，被省级采用的每篇另加1分，满分10分。', 'bonus: 0.5/event(篇); 1/event(篇)'),
  sentence(
    '年初有计划得5分，支部活动每次得5分，委员会会议每次得2分，按时缴纳党费得3分。',
    'bonus: 5/once; 5/event(次); 2/event(次); 3/once',
    { points: null },
  ),
  sentence('获评五星级党支部加2分、四星级党支部加1分。', 'bonus: [五星级党支部 2, 四星级党支部 1]/event', bonus),
  sentence('被评为先进的加1分，由市直机关工委认定。', 'bonus: 1/event by 市直机关工委', bonus),
  sentence(
    '在国家级、省级、市级媒体发表文章，每篇分别加1分、0.5分、0.2分，本项最高加3分。',
    'bonus max 3: [国家级 1, 省级 0.5, 市级 0.2]/event(篇)',
    bonus,
  ),
  sentence('争取上级资金每增加100万元加0.5分，上限3分。', 'bonus: 0.5/whole_step 100(万元) max 3', bonus),
  sentence(
    '选树先进典型，国家级每人加2分，省级每人加1分，市级每人加0.5分。同一典型就高不重复，累计不超过4分。',
    'bonus max 4 g1=matter: [国家级 2, 省级 1, 市级 0.5]/person(人) g1',
    bonus,
  ),
  sentence('每新增一名入党积极分子加0.1分，封顶1分。', 'bonus: 0.1/person(名) max 1', bonus),
  sentence('志愿服务时长人均每超过10小时加0.2分', 'bonus: 0.2/whole_step 10(小时)', bonus),
]

import type { SchemeColumn } from '../../../shared/contract/scheme-import.ts'
import { plainLabel } from './heading-text.ts'

/** What a column of an office's rules holds, by its header: a column of the contract, a heading whose level its place decides, or nothing of use. */
export type ColumnMeaning =
  | { readonly kind: 'level'; readonly level: 1 | 2 | 3 | 4 }
  | { readonly kind: 'heading' }
  | { readonly kind: 'field'; readonly field: Exclude<SchemeColumn, 'level1' | 'level2' | 'level3' | 'level4'> }
  /** Words that name the criteria in one office and the requirement, the check or the leaf in another: decided by what stands beside them. */
  | { readonly kind: 'weak_criteria'; readonly otherwise: 'requirement' | 'checkedBy' | 'leaf' }
  | { readonly kind: 'ignored' }

type Words = readonly (readonly [ColumnMeaning, RegExp])[]

const field = (name: Extract<ColumnMeaning, { kind: 'field' }>['field']): ColumnMeaning => ({ kind: 'field', field: name })
const judging = '(考评|考核|检查|评分|评价|评定|考察|核查|验收|测评|认定|评议)'

/** In the order in which they are tried: what fits an earlier line is not looked for in a later one. */
const words: Words = [
  [{ kind: 'ignored' }, /自评|自查|自测|实得|扣分(原因|情况|事由|值|数|项目)|加扣分(原因|情况)|完成情况|落实情况|存在问题|签字|签名|整改/],
  [
    field('points'),
    /^(满分|配分|赋分|应得分|标准得分|最高分|分数|标准分|标准分数|基准分|基础分|基本分|权重分|参考分|指标分|项目分|总分|分)$|(?<!得)分值|满分值$/,
  ],
  [
    field('criteria'),
    /(评分|计分|扣分|赋分|加分|打分|得分|减分|量化|奖惩|评议|加扣分|加减分)(标准|细则|办法|规则|说明|要点|规定|标准及办法|方法|事项|内容)/,
  ],
  [{ kind: 'ignored' }, /得分|^(考评|考核|审核|核|评|复核|初评|终评|最终)分$|^评分$|备注|^说明$|附件|页码|确认|^结果$/],
  [field('code'), /^(指标|项目)?(代码|编码)$|^(指标|项目)编号$|^code$/i],
  [field('number'), /^(序号|编号|序|号|项次|行次|no|№)$/i],
  [field('weight'), /权重|权数|比重|占比/],
  [
    field('checkedBy'),
    new RegExp(
      `${judging}(方式|方法|途径|手段|形式)|数据来源|资料来源|信息来源|采集方式|(佐证|印证|支撑|证明)材料|(考核|评分|评价)依据|台账|查看资料`,
    ),
  ],
  [
    field('scorer'),
    /(评分|打分|考核|评价|考评)(人|主体|单位|部门|科室|责任单位|责任部门|组)|责任(单位|部门|科室|人|处室)|牵头(单位|部门|科室|处室)|主办|认定(单位|部门)/,
  ],
  [
    field('requirement'),
    /(工作|目标|任务|基本|建设|具体|创建|考核|评价)(标准)?要求|标准要求|(工作|建设|创建|达标)标准|目标任务|(年度|工作)目标|目标值|工作(任务|措施)/,
  ],
  [{ kind: 'weak_criteria', otherwise: 'checkedBy' }, new RegExp(`${judging}办法`)],
  [{ kind: 'weak_criteria', otherwise: 'requirement' }, new RegExp(`${judging}标准|^标准$`)],
  [{ kind: 'weak_criteria', otherwise: 'leaf' }, new RegExp(`${judging}细则|^细则$`)],
  [{ kind: 'level', level: 1 }, /^[一1]级|[一1]级(指标|项目)?$/],
  [{ kind: 'level', level: 2 }, /^[二2]级|[二2]级(指标|项目)?$/],
  [{ kind: 'level', level: 3 }, /^[三3]级|[三3]级(指标|项目)?$/],
  [{ kind: 'level', level: 4 }, /^[四4]级|[四4]级(指标|项目)?$/],
  [
    field('leaf'),
    /(考核|考评|评价|测评|检查|评议)(要点|要素|点|细目|事项)|具体(内容|指标|项目|事项)|指标(名称|内容)|观测点|主要内容|^要点$/,
  ],
  [{ kind: 'heading' }, /类别|项目|内容|目标|分类|指标|维度|板块|领域|方面|类型|任务|模块|要素|部分|事项|条目|名称|情形|行为/],
]

/**
 * Meaning of a column by its labels from the top down ("考核指标", "一级"). The lowest label is the column's own; the upper ones help where it says nothing,
 * and a column below "得分" holds marks whatever stands under it. Null: no label of the field.
 */
export function meaningOf(labels: readonly string[]): ColumnMeaning | null {
  const plain = labels.map(plainLabel).filter((label) => label !== '')
  const own = plain.at(-1)
  if (own === undefined) return null
  if (plain.length > 1 && plain.slice(0, -1).some((label) => /^(考核|考评|评分|自评)?得分|^评分$|^打分$|得分情况|评分情况/.test(label))) {
    return { kind: 'ignored' }
  }
  for (const label of plain.length > 1 ? [own, plain.join('')] : [own]) {
    // A sentence is no label: rules often begin with the words of a header.
    if (label.length > 14) continue
    for (const [meaning, pattern] of words) if (pattern.test(label)) return meaning
  }
  return null
}

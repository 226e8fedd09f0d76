import type { RegisterField } from '../../../shared/contract/register.ts'
import type { EvaluateeKind } from '../../../shared/domain/glossary.ts'
import type { HeaderField } from '../../files/tables/index.ts'

const shared: readonly HeaderField<RegisterField>[] = [
  { field: 'shortName', names: ['简称', '单位简称', '支部简称', '规范简称'] },
  { field: 'category', names: ['分组', '类别', '组别', '考评分组', '单位类别', '考评类别', '分类', '序列'] },
  { field: 'participation', names: ['参评方式', '参评类型', '参评类别', '考评方式', '是否参评', '参评情况'] },
  // 序号 counts the lines of a table and is nobody's code.
  { field: 'code', names: ['编号', '单位编号', '代码', '单位代码', '机构代码', '编码', '支部编号', '支部代码'] },
  { field: 'remark', names: ['备注', '说明'] },
]

/** Names that the columns of a register go by, the key column first. In a branch cycle 单位 is the unit above the branch. */
export function registerHeader(kind: EvaluateeKind): readonly HeaderField<RegisterField>[] {
  if (kind === 'unit') {
    return [
      { field: 'name', names: ['单位名称', '单位全称', '全称', '名称', '单位', '参评单位', '考评对象', '机构名称', '部门', '部门名称'] },
      ...shared,
    ]
  }
  return [
    {
      field: 'name',
      names: ['支部名称', '党支部名称', '党支部', '支部', '党组织名称', '全称', '名称', '考评对象', '处室', '处室名称', '部门', '科室'],
    },
    { field: 'unit', names: ['所属单位', '所在单位', '单位', '单位名称', '主管单位', '上级单位', '上级党组织'] },
    ...shared,
  ]
}

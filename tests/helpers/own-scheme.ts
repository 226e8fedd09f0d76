import { type Scheme, schemeSchema } from '../../shared/domain/scheme/scheme.ts'

/** 40 common points (C1 deducted, C2 judged by the panel) and a group O in which each unit has 60 points of its own. */
export function ownScheme(): Scheme {
  return schemeSchema.parse({
    format: 'hengjian-scheme/1',
    code: 'forty-sixty',
    name: '共性四十自定六十',
    kind: 'unit',
    points: '100',
    parts: [
      {
        part: 'base',
        indicator: {
          code: 'C',
          name: '共性指标',
          points: '40',
          children: [
            {
              code: 'C1',
              name: '三会一课',
              points: '20',
              method: {
                kind: 'deduct',
                rules: [{ code: 'missed', text: '每少召开1次扣0.5分', unit: 'event', amount: { kind: 'fixed', amount: '0.5' } }],
              },
            },
            {
              code: 'C2',
              name: '特色工作',
              points: '20',
              method: {
                kind: 'judged',
                scale: { kind: 'range', min: '0', max: '20', step: '0.1' },
                groups: [{ code: 'panel', name: '考评组', weight: '1', aggregate: { kind: 'mean' } }],
              },
            },
          ],
        },
      },
      { part: 'base', indicator: { code: 'O', name: '自定指标', points: '60', perEvaluatee: true, children: [] } },
    ],
    settings: {
      bands: [
        { code: 'good', name: '好', lower: '90', upper: null },
        { code: 'other', name: '其他', lower: '0', upper: '90' },
      ],
    },
  })
}

import { useTranslation } from 'react-i18next'
import type { ProcedureName } from '../../api/rights.ts'
import { useMay } from '../../components/use-may.ts'

/** Words that say why who sits here may only read a sheet that is saved by `procedure`; undefined when it may be filled in. */
export function useReadOnly(procedure: ProcedureName): string | undefined {
  const { t } = useTranslation()
  return useMay()(procedure) ? undefined : t('scoring.readOnly')
}

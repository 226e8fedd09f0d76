import { lazy, type ReactElement, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { PageHead } from '../../../components/page-head.tsx'
import { Loading } from '../../../components/states.tsx'
import { SchemeLibrary } from './scheme-library.tsx'

const ImportScheme = lazy(() => import('../import/import-scheme.tsx').then((module) => ({ default: module.ImportScheme })))

export interface StartSchemeProps {
  /** `import`: the wizard for an office's own workbook is open. */
  readonly mode: 'new' | 'import'
  readonly onMode: (mode: 'new' | 'import') => void
  /** A draft was made; `imported` ones open in their review. */
  readonly onCreated: (versionId: number, imported: boolean) => void
  readonly onClose: () => void
}

/** 新建方案: every way in which a scheme can begin, or the wizard that reads an office's own rules. */
export function StartScheme({ mode, onMode, onCreated, onClose }: StartSchemeProps): ReactElement {
  const { t } = useTranslation()
  if (mode === 'import') {
    return (
      <Suspense fallback={<Loading />}>
        <ImportScheme onCreated={onCreated} onCancel={() => onMode('new')} />
      </Suspense>
    )
  }
  return (
    <>
      <PageHead
        title={t('schemeLibrary.title')}
        facts={[t('schemeLibrary.about')]}
        actions={<Button onClick={onClose}>{t('schemeLibrary.back')}</Button>}
      />
      <SchemeLibrary onImport={() => onMode('import')} onCreated={(versionId) => onCreated(versionId, false)} />
    </>
  )
}

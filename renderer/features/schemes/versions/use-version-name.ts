import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionHead } from '../../../../shared/contract/schemes.ts'

/** Puts a version into words: 省直机关创建模范机关考评细则 · 第 2 版 · 草稿. */
export function useVersionName(): (version: VersionHead) => string {
  const { t } = useTranslation()
  return useCallback(
    ({ name, number, state }) => t('schemeVersions.versionName', { name, number, state: t(`glossary.versionState.${state}`) }),
    [t],
  )
}

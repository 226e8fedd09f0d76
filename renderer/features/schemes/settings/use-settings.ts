import { useTranslation } from 'react-i18next'
import type { Scheme } from '../../../../shared/domain/scheme/scheme.ts'
import type { SchemeSettings } from '../../../../shared/domain/scheme/settings.ts'
import { type SchemeDocument, useSchemeDocument } from '../document/scheme-document.tsx'
import type { SectionName } from './section-names.ts'

export interface SettingsEdit extends SchemeDocument {
  readonly settings: SchemeSettings
  /** One undo step, named after its section. `merge`: the field, for keystrokes. */
  editScheme(section: SectionName, change: (scheme: Scheme) => Scheme, merge?: string): void
  /** The same for settings alone. */
  edit(section: SectionName, change: (settings: SchemeSettings) => Partial<SchemeSettings>, merge?: string): void
}

/** The open version with its settings and ways to change them. */
export function useSettings(): SettingsEdit {
  const { t } = useTranslation()
  const document = useSchemeDocument()
  const editScheme: SettingsEdit['editScheme'] = (section, change, merge) =>
    document.change(
      t('schemeSettings.step', { section: t(`schemeSettings.section.${section}`) }),
      change,
      merge === undefined ? undefined : `settings ${merge}`,
    )
  return {
    ...document,
    settings: document.scheme.settings,
    editScheme,
    edit: (section, change, merge) =>
      editScheme(section, (scheme) => ({ ...scheme, settings: { ...scheme.settings, ...change(scheme.settings) } }), merge),
  }
}

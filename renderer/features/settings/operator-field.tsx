import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'

/** The name of who works here; saved when the field is left or Enter is pressed. An empty field gives the earlier name back. */
export function OperatorField({
  operator,
  onSave,
}: {
  readonly operator: string | null
  readonly onSave: (name: string) => void
}): ReactElement {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(operator ?? '')

  function save(): void {
    const name = typed.trim()
    if (name === '') setTyped(operator ?? '')
    else if (name !== operator) onSave(name)
  }

  return (
    <Field label={t('settings.operator')} hint={t('settings.operatorHint')}>
      {(control) => (
        <TextInput
          {...control}
          maxLength={40}
          value={typed}
          onChange={setTyped}
          onBlur={save}
          onKeyDown={(event) => {
            if (event.key === 'Enter') save()
          }}
        />
      )}
    </Field>
  )
}

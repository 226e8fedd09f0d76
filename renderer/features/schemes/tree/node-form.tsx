import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Indicator, Leaf } from '../../../../shared/domain/scheme/indicators.ts'
import { Field } from '../../../components/field.tsx'
import { Checkbox, Select } from '../../../components/select.tsx'
import { TextInput } from '../../../components/text-input.tsx'
import { useSchemeDocument } from '../document/scheme-document.tsx'
import { changeIndicator, changeLeaf, withOptional } from '../edits/change-indicator.ts'
import { isRefused } from '../edits/edit-result.ts'
import { recodeIndicator } from '../edits/recode-indicator.ts'
import { isWeighted, type Place, partOfPlace, placeOf } from '../edits/tree-places.ts'
import { LeafForm } from '../leaf-form/leaf-form.tsx'
import { isLeafIndicator } from '../scheme-tree.ts'
import { AmountField, TextField } from './draft-fields.tsx'
import styles from './tree.module.css'
import type { TreeCommands } from './use-tree-commands.ts'

interface NodeFormProps {
  readonly place: Place
  readonly commands: TreeCommands
}

/** Everything about one indicator: what it is called and worth, its method and rules, and what else can be set. */
export function NodeForm({ place, commands }: NodeFormProps): ReactElement {
  const { t } = useTranslation()
  const { scheme, change, setFault } = useSchemeDocument()
  const { indicator, parent, part } = place
  const { code, name } = indicator
  // What was typed belongs to one indicator: another one begins anew, the same under another code goes on.
  const [shown, setShown] = useState({ code, turn: 0 })
  if (shown.code !== code) setShown({ code, turn: shown.turn + 1 })
  const at = `${shown.turn}`
  const leaf = isLeafIndicator(indicator) ? indicator : null
  const group = isLeafIndicator(indicator) ? null : indicator

  function set(field: string, edit: (indicator: Indicator) => Indicator): void {
    change(t('schemeTree.did.change', { name }), (before) => changeIndicator(before, code, edit), `${field} ${code}`)
  }

  function setLeaf(field: string, edit: (leaf: Leaf) => Leaf): void {
    change(t('schemeTree.did.change', { name }), (before) => changeLeaf(before, code, edit), `${field} ${code}`)
  }

  function setClamp(end: 'min' | 'max', value: string | null): void {
    set(`clamp ${end}`, (before) => {
      const clamp = withOptional(before.clamp ?? {}, end, value)
      return withOptional(before, 'clamp', Object.keys(clamp).length === 0 ? null : clamp)
    })
  }

  return (
    <div key={at} className={styles.form}>
      <h2 className="visually-hidden">{name}</h2>
      <p className={styles.above}>{aboveWords()}</p>
      <div className={styles.fields}>
        <div className={styles.wide}>
          <TextField
            field="name"
            at={at}
            label={t('schemeTree.field.name')}
            value={name}
            required
            longest={200}
            onChange={(value) => set('name', (before) => (value === null ? before : { ...before, name: value }))}
          />
        </div>
        <CodeField
          code={code}
          commands={commands}
          onChange={(next) => {
            const edit = recodeIndicator(scheme, code, next)
            setShown({ code: next, turn: shown.turn })
            if (!commands.apply(t('schemeTree.did.recode', { name, code: next }), edit)) setShown(shown)
          }}
        />
        {part === 'veto' ? null : (
          <AmountField
            field="points"
            at={at}
            label={t('schemeTree.field.points')}
            value={indicator.points}
            none={t('schemeTree.notStated')}
            onChange={(value) => set('points', (before) => (before.points === value ? before : { ...before, points: value }))}
          />
        )}
        {isWeighted(scheme, parent) ? (
          <AmountField
            field="weight"
            at={at}
            label={t('schemeTree.field.weight')}
            hint={t('schemeTree.weightHint')}
            value={indicator.weight ?? null}
            onChange={(value) => set('weight', (before) => withOptional(before, 'weight', value))}
          />
        ) : null}
        {group === null ? null : (
          <div data-field="method">
            <Field label={t('schemeTree.field.combine')}>
              {(control) => (
                <Select
                  {...control}
                  value={group.combine}
                  onChange={(combine) => set('combine', (before) => (isLeafIndicator(before) ? before : { ...before, combine }))}
                  options={[
                    { value: 'sum', label: t('schemeTree.combine.sum') },
                    { value: 'weighted', label: t('schemeTree.combine.weighted') },
                  ]}
                />
              )}
            </Field>
          </div>
        )}
        {group === null ? null : (
          <div className={styles.wide}>
            <Checkbox
              checked={group.perEvaluatee}
              onChange={(perEvaluatee) => set('own', (before) => (isLeafIndicator(before) ? before : { ...before, perEvaluatee }))}
            >
              {t('schemeTree.field.perEvaluatee')}
            </Checkbox>
            <p className={styles.hint}>{t('schemeTree.perEvaluateeHint')}</p>
          </div>
        )}
        {leaf === null ? null : (
          <TextField
            field="criteria"
            at={at}
            label={t('schemeTree.field.criteria')}
            value={leaf.criteria ?? null}
            lines={3}
            longest={4000}
            onChange={(value) => setLeaf('criteria', (before) => withOptional(before, 'criteria', value))}
          />
        )}
      </div>
      {leaf === null ? null : (
        <section data-field="method">
          <h3 className={styles.section}>{t('schemeTree.methodHead')}</h3>
          <LeafForm
            key={code}
            leaf={leaf}
            part={part}
            scheme={scheme}
            readOnly={false}
            onChange={(next, field) => setLeaf(field, () => next)}
            onFault={(field, faulty) => setFault(`${field} ${code}`, faulty)}
          />
        </section>
      )}
      <h3 className={styles.section}>{t('schemeTree.otherHead')}</h3>
      <div className={styles.fields}>
        <div data-field="dimension">
          <Field label={t('schemeTree.field.dimension')}>
            {(control) => (
              <Select
                {...control}
                value={indicator.dimension ?? ''}
                onChange={(dimension) =>
                  set('dimension', (before) => withOptional(before, 'dimension', dimension === '' ? null : dimension))
                }
                options={dimensionOptions()}
              />
            )}
          </Field>
        </div>
        {leaf === null ? null : (
          <Field label={t('schemeTree.field.empty')}>
            {(control) => (
              <Select
                {...control}
                value={leaf.empty ?? 'scheme'}
                onChange={(empty) => setLeaf('empty', (before) => withOptional(before, 'empty', empty === 'scheme' ? null : empty))}
                options={[
                  { value: 'scheme', label: t('schemeTree.empty.scheme', { policy: t(`schemeTree.empty.${scheme.settings.empty}`) }) },
                  { value: 'block', label: t('schemeTree.empty.block') },
                  { value: 'zero', label: t('schemeTree.empty.zero') },
                  { value: 'rescale', label: t('schemeTree.empty.rescale') },
                ]}
              />
            )}
          </Field>
        )}
        {part === 'veto' ? null : (
          <>
            <div data-field="clamp">
              <AmountField
                field="clamp min"
                at={at}
                label={t('schemeTree.field.min')}
                signed
                none={t('schemeTree.noLimit')}
                value={indicator.clamp?.min ?? null}
                onChange={(value) => setClamp('min', value)}
              />
            </div>
            <AmountField
              field="clamp max"
              at={at}
              label={t('schemeTree.field.max')}
              signed
              none={t('schemeTree.noLimit')}
              value={indicator.clamp?.max ?? null}
              onChange={(value) => setClamp('max', value)}
            />
          </>
        )}
        {leaf === null ? null : (
          <div className={styles.wide}>
            <TextField
              field="checkedBy"
              at={at}
              label={t('schemeTree.field.checkedBy')}
              value={leaf.checkedBy ?? null}
              longest={200}
              onChange={(value) => setLeaf('checkedBy', (before) => withOptional(before, 'checkedBy', value))}
            />
          </div>
        )}
        <TextField
          field="note"
          at={at}
          label={t('schemeTree.field.note')}
          value={indicator.note ?? null}
          lines={2}
          longest={4000}
          onChange={(value) => set('note', (before) => withOptional(before, 'note', value))}
        />
      </div>
    </div>
  )

  function aboveWords(): string {
    const names: string[] = []
    for (let above = placeOf(scheme, parent); above !== null; above = placeOf(scheme, above.parent)) names.unshift(above.indicator.name)
    return [t(`schemes.part.${part}`), ...names].join(' › ')
  }

  function dimensionOptions() {
    const inherited = inheritedDimension()
    const none = inherited === null ? t('schemeTree.noDimension') : t('schemeTree.inheritedDimension', { name: dimensionName(inherited) })
    const known = scheme.dimensions.map((each) => ({ value: each.code, label: each.name }))
    const own = indicator.dimension
    // A dimension that the scheme has no more stays readable until another one is chosen.
    const gone = own !== undefined && !scheme.dimensions.some((each) => each.code === own) ? [{ value: own, label: own }] : []
    return [{ value: '', label: none }, ...known, ...gone]
  }

  function inheritedDimension(): string | null {
    for (
      let above = placeOf(scheme, parent);
      above !== null && partOfPlace(above.indicator.code) === null;
      above = placeOf(scheme, above.parent)
    ) {
      if (above.indicator.dimension !== undefined) return above.indicator.dimension
    }
    return null
  }

  function dimensionName(dimension: string): string {
    return scheme.dimensions.find((each) => each.code === dimension)?.name ?? dimension
  }
}

interface CodeFieldProps {
  readonly code: string
  readonly commands: TreeCommands
  readonly onChange: (code: string) => void
}

/** The code of an indicator; it changes when the field is left, for half a code may be another one's. */
function CodeField({ code, commands, onChange }: CodeFieldProps): ReactElement {
  const { t } = useTranslation()
  const { scheme } = useSchemeDocument()
  const [typed, setTyped] = useState(code)
  const [shown, setShown] = useState(code)
  if (shown !== code) {
    setShown(code)
    setTyped(code)
  }
  const edit = recodeIndicator(scheme, code, typed)
  const problem = isRefused(edit) ? commands.refusalText(edit) : null
  return (
    <div data-field="code">
      <Field label={t('schemeTree.field.code')} problem={problem}>
        {(control) => (
          <TextInput
            {...control}
            maxLength={32}
            value={typed}
            onChange={setTyped}
            onBlur={() => {
              if (problem !== null) setTyped(code)
              else if (typed.trim() !== code) onChange(typed.trim())
            }}
          />
        )}
      </Field>
    </div>
  )
}

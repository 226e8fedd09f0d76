import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactElement, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Category, Evaluatee } from '../../../shared/contract/register.ts'
import { api } from '../../api/client.ts'
import { useCycle } from '../../app/cycle-context.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { EmptyState, Loading, Problem } from '../../components/states.tsx'
import type { TableSort } from '../../components/table-types.ts'
import { useMay } from '../../components/use-may.ts'
import { AddBranches } from './add-branches.tsx'
import { AddEvaluatee } from './add-evaluatee.tsx'
import { CategoryList } from './category-list.tsx'
import { EvaluateeForm } from './evaluatee-form.tsx'
import { participationCounts, registerRows } from './register-filter.ts'
import { RegisterImport } from './register-import.tsx'
import styles from './register-screen.module.css'
import { RegisterTable } from './register-table.tsx'
import { RegisterToolbar } from './register-toolbar.tsx'
import { SelectionBar } from './selection-bar.tsx'

const route = getRouteApi('/register')

/** 考评对象: the units or branches of the cycle, their categories and participation; import, adding and changing stand beside the list. */
export function RegisterScreen(): ReactElement {
  const { t } = useTranslation()
  const cycle = useCycle()
  const navigate = route.useNavigate()
  const mayChange = useMay()('register.update')
  const search = route.useSearch()
  const mode = mayChange ? search.mode : undefined
  const register = useQuery(api.register.list.queryOptions({ input: { cycleId: cycle.id } }))
  const evaluatees = register.data?.evaluatees ?? []
  const categories = register.data?.categories ?? []
  const counts = participationCounts(evaluatees)
  const isEmpty = register.data !== undefined && evaluatees.length === 0
  const setMode = (next: typeof mode): void => void navigate({ search: (before) => ({ ...before, mode: next }) })

  const facts =
    register.data === undefined || isEmpty
      ? []
      : [
          t('register.facts.full', { count: counts.full }),
          t('register.facts.byReference', { count: counts.by_reference }),
          t('register.facts.exempt', { count: counts.exempt }),
          t('register.facts.categories', { count: categories.length }),
        ]
  const isBranches = cycle.kind === 'branch'
  const isImporting = mode === 'file' || mode === 'paste'
  const addName = isBranches ? t('register.addBranch') : t('register.addUnit')

  return (
    <>
      <PageHead
        title={t('register.title')}
        facts={facts}
        actions={
          isImporting || !mayChange ? undefined : (
            <>
              <Button aria-pressed={mode === 'categories'} onClick={() => setMode(mode === 'categories' ? undefined : 'categories')}>
                {t('register.categories')}
              </Button>
              {isBranches && (
                <Button aria-pressed={mode === 'branches'} onClick={() => setMode('branches')}>
                  {t('register.branches')}
                </Button>
              )}
              <Button icon="plus" aria-pressed={mode === 'add'} onClick={() => setMode('add')}>
                {addName}
              </Button>
              <Button icon="paste" onClick={() => setMode('paste')}>
                {t('register.paste')}
              </Button>
              <Button variant="primary" icon="upload" onClick={() => setMode('file')}>
                {t('register.import')}
              </Button>
            </>
          )
        }
      />
      {register.isPending && <Loading />}
      {register.isError && <Problem error={register.error} onRetry={() => void register.refetch()} />}
      {register.data !== undefined &&
        (isImporting ? (
          <RegisterImport key={mode} cycle={cycle} categories={categories} startWith={mode} onClose={() => setMode(undefined)} />
        ) : (
          <div className={styles.columns}>
            {isEmpty ? (
              <Card className={styles.list}>
                <EmptyState
                  icon="register"
                  title={t('register.empty.title')}
                  actions={
                    mayChange && (
                      <>
                        <Button icon="upload" onClick={() => setMode('file')}>
                          {t('register.import')}
                        </Button>
                        <Button icon="paste" onClick={() => setMode('paste')}>
                          {t('register.paste')}
                        </Button>
                      </>
                    )
                  }
                >
                  {mayChange && (isBranches ? t('register.empty.branch') : t('register.empty.unit'))}
                </EmptyState>
              </Card>
            ) : (
              <RegisterList evaluatees={evaluatees} categories={categories} isBranches={isBranches} mayChange={mayChange} />
            )}
            {mode === 'add' && <AddEvaluatee cycle={cycle} categories={categories} onClose={() => setMode(undefined)} />}
            {mode === 'branches' && <AddBranches cycle={cycle} categories={categories} onClose={() => setMode(undefined)} />}
            {mode === 'categories' && <CategoryList cycle={cycle} categories={categories} onClose={() => setMode(undefined)} />}
          </div>
        ))}
    </>
  )
}

interface RegisterListProps {
  readonly evaluatees: readonly Evaluatee[]
  readonly categories: readonly Category[]
  readonly isBranches: boolean
  readonly mayChange: boolean
}

/** The list with its filters and selection, and beside it the form of the opened row. */
function RegisterList({ evaluatees, categories, isBranches, mayChange }: RegisterListProps): ReactElement {
  const { t } = useTranslation()
  const navigate = route.useNavigate()
  const { category, participation, mode } = route.useSearch()
  const [text, setText] = useState('')
  const [sort, setSort] = useState<TableSort>({ by: 'code', descending: false })
  const [selected, setSelected] = useState<ReadonlySet<string | number>>(new Set())
  const [openId, setOpenId] = useState<number | null>(null)
  const rows = useMemo(
    () => registerRows(evaluatees, categories, { text, categoryId: category ?? null, participation: participation ?? null }, sort),
    [evaluatees, categories, text, category, participation, sort],
  )
  // Rows that were removed meanwhile leave the selection with the register.
  const selectedIds = useMemo(() => evaluatees.filter(({ id }) => selected.has(id)).map(({ id }) => id), [evaluatees, selected])
  const open = mode === undefined ? evaluatees.find(({ id }) => id === openId) : undefined

  return (
    <>
      <Card className={styles.list}>
        <RegisterToolbar
          text={text}
          onText={setText}
          categories={categories}
          category={category}
          participation={participation}
          onFilter={(filter) => void navigate({ search: (before) => ({ ...before, ...filter }) })}
          shown={rows.length}
          total={evaluatees.length}
        />
        {selectedIds.length > 0 && <SelectionBar ids={selectedIds} categories={categories} onClear={() => setSelected(new Set())} />}
        <RegisterTable
          rows={rows}
          isBranches={isBranches}
          sort={sort}
          onSort={setSort}
          selected={selected}
          {...(mayChange ? { onSelect: setSelected } : {})}
          current={open?.id ?? null}
          onOpen={(row) => {
            setOpenId(row.id)
            if (mode !== undefined) void navigate({ search: (before) => ({ ...before, mode: undefined }) })
          }}
          empty={
            <EmptyState
              title={t('register.filter.none')}
              actions={
                <Button
                  onClick={() => {
                    setText('')
                    void navigate({ search: (before) => ({ ...before, category: undefined, participation: undefined }) })
                  }}
                >
                  {t('register.filter.clear')}
                </Button>
              }
            />
          }
        />
      </Card>
      {open !== undefined && <EvaluateeForm key={open.id} evaluatee={open} categories={categories} onClose={() => setOpenId(null)} />}
    </>
  )
}

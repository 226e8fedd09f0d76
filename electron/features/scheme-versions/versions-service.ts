import * as z from 'zod'
import type { ListedVersion, VersionDifference } from '../../../shared/contract/scheme-versions.ts'
import { schemeProblemSchema } from '../../../shared/contract/schemes.ts'
import { schemeDifference } from '../../../shared/domain/scheme/difference.ts'
import { isLeaf } from '../../../shared/domain/scheme/indicators.ts'
import { placedIndicators } from '../../../shared/domain/scheme/pair-indicators.ts'
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts'
import type { App } from '../app.ts'
import { cyclesOfVersion, readVersion } from '../schemes/schemes-repository.ts'
import { versionHead } from '../schemes/schemes-service.ts'
import { readWorking } from '../schemes/working-copy.ts'
import { readMapping } from './mapping-repository.ts'
import { versionMapping } from './mapping-service.ts'
import { shownVersion } from './version-content.ts'

const publicationSchema = z.object({ accepted: z.array(schemeProblemSchema) })

/** All versions of the scheme that a version belongs to, newest first, with who published them. @throws AppError `not_found` */
export function listVersionsOf(app: App, versionId: number): ListedVersion[] {
  const { schemeCode } = readVersion(app.db, versionId)
  const rows = app.db.all(
    app.db.build
      .selectFrom('scheme_version')
      .select(['id', 'number', 'name', 'kind', 'state', 'published_at', 'created_at'])
      .where('scheme_code', '=', schemeCode)
      .orderBy('number', 'desc'),
  )
  return rows.map((row) => ({
    id: row.id,
    schemeCode,
    name: row.name,
    number: row.number,
    kind: row.kind,
    state: row.state,
    publishedAt: row.published_at,
    createdAt: row.created_at,
    cycles: cyclesOfVersion(app.db, row.id),
    unsaved: readWorking(app.db, row.id) !== null,
    publication: publicationOf(app, row.id),
  }))
}

/** The recorded yes: the audit log has who published a version, when, and what was accepted. */
function publicationOf(app: App, versionId: number): ListedVersion['publication'] {
  const line = app.db.get(
    app.db.build
      .selectFrom('audit')
      .select(['actor', 'at', 'detail'])
      .where('action', '=', 'scheme_published')
      .where('object_id', '=', versionId)
      .orderBy('seq', 'desc')
      .limit(1),
  )
  if (line === undefined) return null
  return { by: line.actor, at: line.at, accepted: publicationSchema.parse(JSON.parse(line.detail)).accepted }
}

/** In which points two versions differ, matched through the mapping that is kept between them. @throws AppError `not_found` */
export function differenceOf(app: App, { fromId, toId }: { readonly fromId: number; readonly toId: number }): VersionDifference {
  const [from, to] = [shownVersion(app.db, fromId), shownVersion(app.db, toId)]
  const mapping = readMapping(app.db, fromId, toId) === null ? null : versionMapping(app, { fromId, toId }).lines
  // A proposal matches no better than code, name and place; only what a person confirmed is more than that.
  const confirmed = (mapping ?? []).filter((line) => line.confirmed)
  return {
    from: versionHead(from.stored),
    to: versionHead(to.stored),
    changes: [...schemeDifference(from.scheme, to.scheme, confirmed)],
    names: { before: namesOf(from.scheme), after: namesOf(to.scheme) },
    mapped: mapping === null ? null : { confirmed: confirmed.length, lines: mapping.length },
  }
}

/** What the codes in changed values are called; see the contract for the keys. */
function namesOf(scheme: Scheme): Record<string, string> {
  const entries: [string, string][] = [
    ...scheme.dimensions.map(({ code, name }): [string, string] => [`dimension:${code}`, name]),
    ...scheme.settings.bands.map(({ code, name }): [string, string] => [`grade:${code}`, name]),
  ]
  for (const { indicator } of placedIndicators(scheme)) {
    entries.push([`indicator:${indicator.code}`, indicator.name])
    if (!isLeaf(indicator)) continue
    const { method } = indicator
    const lists =
      method.kind === 'deduct' || method.kind === 'bonus'
        ? [...(method.groups ?? []), ...(method.sharedCaps ?? [])]
        : method.kind === 'survey'
          ? method.options
          : []
    for (const { code, name } of lists) entries.push([`entry:${indicator.code}:${code}`, name])
  }
  return Object.fromEntries(entries)
}

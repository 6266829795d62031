import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { commune, communes } from './commune/record'
import { documents } from './document/record'
import type { Db } from './door/actor'
import { enterprise, enterprises } from './enterprise/record'
import { organisations } from './organisation/record'
import { project } from './project/record'
import type { Described } from './record/described'
import { ruleSet, ruleSets } from './rule-set/record'
import { inRegistry } from './testing/stories'
import { units } from './unit/record'
import { findHolder, usesOf } from './uses'

const countsOf = async (db: Db, target: Described, id: string) =>
  Object.fromEntries(
    (await usesOf(db, target, id, 'vi')).map(({ record, count, filter }) => [record.code, [count, filter?.name]]),
  )

test('what refers to a record is counted by kind, with the filter of its list, as far as the reader sees', () =>
  inRegistry(async ({ as, db, park, riverside, cell, committee }) => {
    const [{ id: ward } = { id: '' }] = await db.select({ id: commune.id }).from(commune)
    await db.update(enterprise).set({ communeId: ward }).where(eq(enterprise.id, riverside))
    const [kind] = await db.select({ id: ruleSet.id }).from(ruleSet).where(eq(ruleSet.code, 'grassroots_cell'))
    await as('officer', async (db) => {
      expect(await countsOf(db, units, park)).toMatchObject({
        enterprise: [2, 'unit'],
        project: [1, 'unit'],
        organisation: [2, 'unit'],
        document: [1, 'unit'],
        event: [1, 'unit'],
      })
      expect(await countsOf(db, communes, ward)).toEqual({ enterprise: [1, 'commune'] })
      expect(await countsOf(db, enterprises, riverside)).toMatchObject({
        project: [1, 'enterprise'],
        enterprise_figures: [1, 'enterprise'],
        affiliated_organisation: [1, 'enterprise'],
        coverage: [1, undefined],
        member_report: [1, undefined],
      })
      expect(await countsOf(db, organisations, committee)).toMatchObject({ organisation: [1, 'superior'] })
      expect(await countsOf(db, organisations, cell)).toMatchObject({
        mandate: [1, undefined],
        target: [1, 'organisation'],
        event: [1, 'organisation'],
      })
      expect(await countsOf(db, ruleSets, kind?.id ?? '')).toEqual({ organisation: [2, 'kind'] })
      const [paper] = await db.select({ id: documents.table.id }).from(documents.table)
      expect(Object.keys(await countsOf(db, documents, String(paper?.id)))).toEqual(['event'])
    })
    await as('officer of the park next door', async (db) => expect(await countsOf(db, units, park)).toEqual({}))
  }))

test('a refused value names its holder, retired or not, to those who may see it', () =>
  inRegistry(async ({ as, db }) => {
    const [{ id, code, unitId } = { id: '', code: '', unitId: '' }] = await db.select().from(project)
    const retirement = { retiredOn: '2026-01-01' }
    await as('officer', (db) => db.update(project).set(retirement).where(eq(project.id, id)), { reason: 'Nhập nhầm' })
    const holder = (db: Db) => findHolder(db, 'project_code_taken', { code, name: 'Khác' })
    expect(await as('officer', holder)).toEqual({ code: 'project', id })
    const [here, there] = ['officer of the park', 'officer of the park next door'] as const
    const seen = await as(here, async (db) => (await holder(db))?.id ?? null)
    const alsoSeen = await as(there, async (db) => (await holder(db))?.id ?? null)
    expect(new Set([seen, alsoSeen]), unitId).toEqual(new Set([id, null]))
    const two = await as('officer', (db) =>
      findHolder(db, 'commune_name_taken', { kind: 'ward', name: 'Phường Thử Nghiệm' }),
    )
    expect(two?.code).toBe('commune')
    expect(await as('officer', (db) => findHolder(db, 'no_such_taken', { code }))).toBeUndefined()
  }))

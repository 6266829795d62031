import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ok } from '../../core/result'
import { keepFile, registerDocument } from '../document/commands'
import { DocumentInput } from '../document/record'
import type { Db } from '../door/actor'
import { keepEnterpriseContact, registerEnterprise } from '../enterprise/commands'
import { findEnterprise } from '../enterprise/queries'
import { EnterpriseInput } from '../enterprise/record'
import { recordFigures, reviseFigures } from '../enterprise-figures/commands'
import { EnterpriseFiguresInput } from '../enterprise-figures/record'
import { keepPersonContact, registerPerson } from '../person/commands'
import { registerProject } from '../project/commands'
import { ProjectInput } from '../project/record'
import { newId } from '../record/id'
import { lock, plantPeriod } from '../testing/reports'
import type { Person } from '../testing/seed'
import { inRegistry } from '../testing/stories'
import { imageOf, saveAs, undoAs } from '../testing/undoing'
import { planUndo, viewUndo } from './plan'

const letter = { issuer: 'Đảng ủy', number: '1-QĐ', type: 'decision', issuedOn: '2024-01-01', subject: 'Về việc' }
const newcomer = { name: 'Công ty Mới', ownership: 'fdi_wholly', taxCodeReason: 'chờ cấp' }
test('an undo is one change set with the code of its reason and a pointer, under the name of who undid', async () => {
  await inRegistry(async (registry) => {
    const { db, park, people: accounts } = registry
    const id = newId()
    const set = await saveAs(registry, 'officer of the park', (db) =>
      registerPerson(db, id, { unitId: park, fullName: 'Ngô Minh Đức' }, { isAnother: false }),
    )
    await undoAs(registry, 'officer', set)
    const entries = await db.execute(
      sql`select operation, reason, undoes, actor_id from audit where row_id = ${id}::uuid order by id`,
    )
    expect(entries).toEqual([
      { operation: 'create', reason: 'by-decision', undoes: null, actor_id: accounts['officer of the park'].accountId },
      { operation: 'remove', reason: 'undo', undoes: set, actor_id: accounts.officer.accountId },
    ])
    const again = await undoAs(registry, 'officer of the park', set)
    expect(again).toMatchObject({ problem: { fields: { undo: { key: 'undo-changed' } } } })
  })
})

test('rows changed since stay, and are named with who changed them; the rest goes back once it is confirmed', async () => {
  await inRegistry(async (registry) => {
    const { as, db, riverside, harbour } = registry
    const note = (ids: string[], note: string) => (db: Db) =>
      db.execute(sql`update enterprise set address = ${note}, version = version + 1
        where id = any(${`{${ids.join(',')}}`}::uuid[])`) as Promise<unknown>
    const ok = { ok: true, value: null } as const
    const saved = (who: Person, ids: string[], text: string) =>
      saveAs(registry, who, async (db) => {
        await note(ids, text)(db)
        return ok
      })
    const set = await saved('officer of the park', [riverside, harbour], 'một')
    await saved('officer', [harbour], 'hai')

    const view = await as('officer of the park', (db) => viewUndo(db, set, 'vi'))
    const [stays, goes] = ['since', null].map((refusal) => view?.plan.steps.find((one) => one.refusal === refusal))
    expect([stays?.rowId, goes?.rowId]).toEqual([harbour, riverside])
    expect(view?.entries.find(({ id }) => id === stays?.since)).toMatchObject({ office: 'Nguyễn Thị Lan – officer' })

    expect(await undoAs(registry, 'officer of the park', set)).toMatchObject({ ok: false })
    expect(await undoAs(registry, 'officer of the park', set, String(goes?.entry))).toMatchObject({ ok: true })
    const rows = await db.execute(sql`select id, address from enterprise where id in (${riverside}, ${harbour})`)
    expect(new Map(rows.map(({ id, address }) => [id, address]))).toEqual(
      new Map([
        [riverside, null],
        [harbour, 'hai'],
      ]),
    )
  })
})

test('who has no right to the row today undoes nothing; who sees nothing of it finds nothing', async () => {
  await inRegistry(async (registry) => {
    const { as, riverside } = registry
    const set = await saveAs(registry, 'officer of the park', async (db) =>
      ok(await keepEnterpriseContact(db, riverside, { phone: '0225 9' })),
    )
    const before = await imageOf(registry)
    for (const who of ['leader', 'inspector', 'administrator'] as const) {
      const plan = await as(who, (db) => planUndo(db, set))
      expect(plan?.steps.map(({ refusal }) => refusal) ?? ['right'], who).toEqual(['right'])
      expect((await undoAs(registry, who, set)).ok, who).toBe(false)
      const direct = as(who, (db) =>
        db.execute(sql`select undo_set(${set}::uuid, array(select id from trail where change_set = ${set}::uuid))`),
      )
      await expect(direct, who).rejects.toMatchObject({
        cause: { constraint_name: 'undo_is_refused' },
      })
    }
    for (const who of ['officer of the park next door', 'secretary of the cell next door'] as const) {
      expect(await as(who, (db) => viewUndo(db, set, 'vi')), who).toBeNull()
      expect(await undoAs(registry, who, set), who).toEqual({ ok: false, problem: { kind: 'missing' } })
    }
    expect(await imageOf(registry)).toEqual(before)
  })
})

test('a change under the name of a set of another account opens nothing of that set', () =>
  inRegistry(async (registry) => {
    const { as, riverside } = registry
    const set = await saveAs(registry, 'officer of the park', async (db) =>
      ok(await keepEnterpriseContact(db, riverside, { phone: '0225 9' })),
    )
    const entries = await as('officer of the park next door', async (db) => {
      await db.execute(sql`select set_config('sobo.change_set', ${set}, true)`)
      await db.execute(sql`update person set job_title = 'khác'`)
      return db.execute<{ of: string }>(sql`select distinct table_name as of from undo_entries(${set}::uuid)`)
    })
    expect([...entries]).toEqual([{ of: 'person' }])
  }))

test('who only reports undoes their own change, within the day', async () => {
  await inRegistry(async (registry) => {
    const { as, db, secretaries } = registry
    const keep = (who: Person, phone: string) =>
      saveAs(registry, who, (db) => keepPersonContact(db, secretaries.cell, { phone }))
    const own = await keep('secretary of the cell', '0900 1')
    expect(await undoAs(registry, 'secretary of the cell', own)).toMatchObject({ ok: true })
    const officers = await keep('officer of the park', '0900 2')
    const refusals = async (set: string) =>
      (await as('secretary of the cell', (db) => planUndo(db, set)))?.steps.map(({ refusal }) => refusal)
    expect(await refusals(officers)).toEqual(['day'])
    const old = await keep('secretary of the cell', '0900 3')
    await db.execute(sql`alter table audit disable trigger refuse_change`)
    await db.execute(sql`alter table audit no force row level security`)
    await db.execute(sql`update audit set at = at - interval '1 day' where change_set = ${old}::uuid`)
    expect(await refusals(old)).toEqual(['day'])
    expect(await undoAs(registry, 'officer of the park', old)).toMatchObject({ ok: true })
  })
})

test('what rests on a new record is named, and it stays whole', async () => {
  await inRegistry(async (registry) => {
    const { as, park } = registry
    const [id, projectId] = [newId(), newId()]
    const input = EnterpriseInput.parse({ ...newcomer, unitId: park })
    const set = await saveAs(registry, 'officer of the park', (db) => registerEnterprise(db, id, input, '2024-01-01'))
    const capital = { currency: 'USD', registeredCapital: 1, certifiedOn: '2024-02-01' }
    const facts = { enterpriseId: id, unitId: park, code: 'DA-9', kind: 'fdi', name: 'Dự án chín' }
    const later = await saveAs(registry, 'officer of the park', (db) =>
      registerProject(db, projectId, ProjectInput.parse({ ...facts, ...capital })),
    )
    const view = await as('officer of the park', (db) => viewUndo(db, set, 'vi'))
    expect(view?.plan.steps.map(({ refusal }) => refusal).toSorted()).toEqual(['rests', 'with', 'with'])
    expect(view?.resting).toEqual([{ code: 'project', id: projectId }])
    expect(view?.names).toMatchObject({ [`project ${projectId}`]: 'Dự án chín' })
    expect((await undoAs(registry, 'officer of the park', set, '')).ok).toBe(false)
    expect(await undoAs(registry, 'officer of the park', later)).toMatchObject({ ok: true })
    expect(await undoAs(registry, 'officer of the park', set)).toMatchObject({
      ok: true,
      value: { path: '/enterprises' },
    })
    expect(await as('officer of the park', (db) => findEnterprise(db, id))).toBeNull()
  })
})

test('a locked period refuses in its own words, whatever the row says', async () => {
  await inRegistry(async (registry) => {
    const { db, riverside } = registry
    const periodId = await plantPeriod(db, undefined, { asksFigures: true })
    const id = newId()
    const input = EnterpriseFiguresInput.parse({ enterpriseId: riverside, periodId, workers: 10 })
    const made = await saveAs(registry, 'officer', (db) => recordFigures(db, id, input))
    const set = await saveAs(registry, 'officer', (db) =>
      reviseFigures(db, { id, version: 1 }, { ...input, workers: 12 }),
    )
    await lock(db, periodId)
    expect(await undoAs(registry, 'officer', set)).toEqual({ ok: false, problem: { kind: 'locked' } })
    expect((await undoAs(registry, 'officer', made)).ok).toBe(false)
  })
})

test('acts with a name of their own, accounts and the bytes of files are never undone', async () => {
  await inRegistry(async (registry) => {
    const { as, park } = registry
    const id = newId()
    await saveAs(registry, 'officer', (db) =>
      registerDocument(db, id, DocumentInput.parse({ ...letter, unitId: park })),
    )
    const file = (text: string) => (db: Db) => keepFile(db, id, 'a.pdf', Buffer.from(`%PDF-1.4 ${text}`))
    const first = await saveAs(registry, 'officer', file('một'))
    const second = await saveAs(registry, 'officer', file('hai'))
    const refusals = (set: string) =>
      as('officer', async (db) => (await planUndo(db, set))?.steps.map(({ refusal }) => refusal))
    expect(await refusals(second)).toEqual(['kind'])
    expect(await refusals(first)).toEqual(['kind'])
    const named = await registry.db.execute<{ name: string }>(sql`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and undone_as(relname) = '' and exists (select from pg_trigger where tgrelid = pg_class.oid and tgname = 'guard_removal')`)
    expect(named.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'account',
        'assignment',
        'document_file',
        'setting',
        'member_report',
        'reopening',
        'lock_delegation',
      ]),
    )
  })
})

import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { mandate } from '../mandate/record'
import { newId } from '../record/id'
import { findOpenReport } from '../report/open-report'
import { grant, lock, plantPeriod, sendReport, submission } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { confirmVersion } from './decide'
import { saveDraft, type Writing } from './draft'
import { findVersion } from './queries'
import { basisOf } from './submit'

type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]
type Who = Parameters<Registry['tries']>[0]

async function draftOf({ db, cell, tries, as }: Registry) {
  const of = { organisationId: cell, periodId: await plantPeriod(db) }
  const write = (who: Who, writing: Writing) => tries(who, (db, { accountId }) => saveDraft(db, of, writing, accountId))
  const openReport = async (who: Who) => {
    const found = await as(who, (db) => findOpenReport(db, of))
    if (!found) throw new Error('out of sight')
    return found
  }
  const send = (who: Who, id = newId()) => tries(who, (db) => sendReport(db, id, of, submission({ admitted: 1 })))
  return { of, write, openReport, send }
}

const moved = { ok: false, problem: { kind: 'invalid', fields: { decision: { key: 'report-moved' } } } }

test('a draft is kept as typed, right or wrong, and is there on another device', async () => {
  await inRegistry(async (registry) => {
    const { write, openReport } = await draftOf(registry)
    const typed = { changed: 'yes', admitted: '50.85', note: 'đang hỏi lại' }
    expect(await write('secretary of the cell', { version: 0, opened: {}, typed })).toMatchObject({
      ok: true,
      value: { version: 1, typed },
    })
    expect((await openReport('secretary of the cell')).typed).toMatchObject(typed)
    expect((await openReport('officer of the park')).typed).toMatchObject(typed)
  })
})

test('two who write into different fields lose nothing; into the same field, they choose', async () => {
  await inRegistry(async (registry) => {
    const { write, openReport } = await draftOf(registry)
    const opened = { admitted: '', died: '' }
    await write('secretary of the cell', { version: 0, opened, typed: { admitted: '1', died: '' } })
    const theirs = await write('officer', { version: 0, opened, typed: { admitted: '', died: '1' } })
    expect(theirs).toMatchObject({ ok: true, value: { version: 2, typed: { admitted: '1', died: '1' } } })

    const mine = { version: 1, opened: { admitted: '1', died: '' }, typed: { admitted: '1', died: '2' } }
    expect(await write('secretary of the cell', mine)).toMatchObject({
      ok: false,
      problem: { kind: 'stale', fields: [{ field: 'died', base: '', saved: '1', typed: '2' }] },
    })
    expect((await openReport('officer')).typed).toMatchObject({ admitted: '1', died: '1' })
    expect(await write('secretary of the cell', { ...mine, choices: { died: 'typed' } })).toMatchObject({
      ok: true,
      value: { version: 3, typed: { died: '2' } },
    })
  })
})

test('the draft belongs to the organisation: the successor goes on, the predecessor does not', async () => {
  await inRegistry(async (registry) => {
    const { write, openReport } = await draftOf(registry)
    const { db, cell, secretaries } = registry
    await write('secretary of the cell', { version: 0, opened: {}, typed: { changed: 'yes', admitted: '1' } })
    await db.execute(sql`select set_config('sobo.reason', 'Theo quyết định', true)`)
    await db.execute(sql`update mandate set valid = '[2022-01-01,2026-01-01)' where person_id = ${secretaries.cell}`)
    await db.insert(mandate).values({
      personId: secretaries.former,
      organisationId: cell,
      position: 'secretary',
      obtained: 'elected',
      valid: '[2026-01-01,)',
    })
    const next = { version: 1, opened: { admitted: '1' }, typed: { admitted: '2' } }
    // Without an office open_door() refuses the account.
    await expect(write('secretary of the cell', next)).resolves.toMatchObject({ ok: false })
    expect((await openReport('secretary whose mandate ended')).typed).toMatchObject({ admitted: '1' })
    expect(await write('secretary whose mandate ended', next)).toMatchObject({ ok: true, value: { version: 2 } })
  })
})

test('who only reads an organisation keeps no draft for it', async () => {
  await inRegistry(async (registry) => {
    const { write } = await draftOf(registry)
    const writing = { version: 0, opened: {}, typed: { changed: 'no' } }
    for (const who of ['leader', 'inspector', 'administrator', 'secretary of the committee'] as const)
      expect(await write(who, writing), who).toEqual({ ok: false, problem: { kind: 'forbidden' } })
    for (const who of ['officer of the park next door', 'secretary of the cell next door'] as const)
      expect(await write(who, writing), who).toEqual({ ok: false, problem: { kind: 'missing' } })
  })
})

test('a locked period keeps no draft, but under a grant it does', async () => {
  await inRegistry(async (registry) => {
    const { of, write } = await draftOf(registry)
    const writing = { version: 0, opened: {}, typed: { changed: 'no' } }
    await lock(registry.db, of.periodId)
    expect(await write('secretary of the cell', writing)).toEqual({ ok: false, problem: { kind: 'locked' } })
    await grant(registry.db, of)
    expect(await write('secretary of the cell', writing)).toMatchObject({ ok: true })
  })
})

test('what stands on an older submission is neither kept nor sent', async () => {
  await inRegistry(async (registry) => {
    const { of, write, openReport, send } = await draftOf(registry)
    const { tries, as } = registry
    const sent = await send('officer')
    if (!sent.ok) throw new Error('not sent')
    const late = { version: 0, opened: {}, typed: { changed: 'no' } }
    expect(await write('secretary of the cell', { ...late, basis: 'none' })).toEqual(moved)
    const submit = (basis: string) =>
      tries('secretary of the cell', (db) => sendReport(db, newId(), of, submission({}, { basis })))
    expect(await submit('none')).toEqual(moved)
    const { latest } = await openReport('secretary of the cell')
    expect(await submit(basisOf(latest))).toMatchObject({ ok: true })

    const second = (await openReport('officer')).latest
    const version = second && (await as('officer', (db) => findVersion(db, second.id)))
    if (!version) throw new Error('no version')
    await tries('officer', (db) => confirmVersion(db, version))
    expect(await submit(basisOf(second))).toEqual(moved)
    expect(await write('secretary of the cell', late)).toMatchObject({
      problem: { fields: { decision: { key: 'report-confirmed' } } },
    })
    const correction = { of: version.id, reason: 'Sửa lỗi nhập' }
    const correct = (who: Who) =>
      tries(who, (db) => sendReport(db, newId(), of, submission({ admitted: 2 }, { correction })))
    expect(await correct('secretary of the cell')).toEqual({ ok: false, problem: { kind: 'forbidden' } })
    expect(await correct('officer of the park')).toMatchObject({ ok: true })
  })
})

test('a report that was sent is its own beginning; what follows from the period before is left to follow', async () => {
  await inRegistry(async (registry) => {
    const { openReport, send } = await draftOf(registry)
    await send('secretary of the cell')
    expect((await openReport('secretary of the cell')).typed).toMatchObject({
      changed: 'yes',
      admitted: '1',
      died: '',
      officialMembers: '',
      probationaryMembers: '',
      femaleMembers: '',
    })
  })
})

import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { mandate } from '../mandate/record'
import { newId } from '../record/id'
import { findOpenReport } from '../report/open-report'
import { grant, lock, plantPeriod, sendReport, submission } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { confirmVersion, returnVersion } from './decide'
import { dropDraft, saveDraft, type Writing } from './draft'
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
    expect(await write('secretary of the cell', { opened: {}, typed })).toMatchObject({
      ok: true,
      value: { typed },
    })
    expect((await openReport('secretary of the cell')).typed).toMatchObject(typed)
    expect((await openReport('officer of the park')).typed).toMatchObject(typed)
  })
})

test('two who write into different fields lose nothing; into the same field, they choose', async () => {
  await inRegistry(async (registry) => {
    const { write, openReport } = await draftOf(registry)
    const opened = { admitted: '', died: '' }
    await write('secretary of the cell', { opened, typed: { admitted: '1', died: '' } })
    const theirs = await write('officer', { opened, typed: { admitted: '', died: '1' } })
    expect(theirs).toMatchObject({ ok: true, value: { typed: { admitted: '1', died: '1' }, conflicts: [] } })
    // The form of the officer has not shown the number of the other; it overwrites nothing, however often it saves.
    const again = await write('officer', { opened, typed: { admitted: '', died: '1', left: '2' } })
    expect(again).toMatchObject({ ok: true, value: { typed: { admitted: '1', died: '1', left: '2' }, conflicts: [] } })

    const mine = { opened: { admitted: '1', died: '' }, typed: { admitted: '3', died: '2' } }
    expect(await write('secretary of the cell', mine)).toMatchObject({
      ok: true,
      value: {
        typed: { admitted: '3', died: '2' },
        conflicts: [{ field: 'died', base: '', saved: '1', typed: '2', last: { office: 'Nguyễn Thị Lan – officer' } }],
      },
    })
    expect((await openReport('officer')).typed).toMatchObject({ admitted: '3', died: '1' })
    const chosen = { opened: { admitted: '3', died: '1' }, typed: { admitted: '3', died: '2' } }
    expect(await write('secretary of the cell', chosen)).toMatchObject({
      ok: true,
      value: { typed: { died: '2' }, conflicts: [] },
    })
  })
})

test('what a form posted without getting an answer is its own', async () => {
  await inRegistry(async (registry) => {
    const { write } = await draftOf(registry)
    const lost = { opened: { died: '' }, typed: { died: '1' } }
    await write('secretary of the cell', lost)
    expect(await write('secretary of the cell', { ...lost, typed: { died: '2' } })).toMatchObject({
      value: { conflicts: [{ field: 'died', last: { office: null } }] },
    })
    expect(
      await write('secretary of the cell', { ...lost, typed: { died: '2' }, unanswered: [{ died: '1' }] }),
    ).toMatchObject({ value: { typed: { died: '2' }, conflicts: [] } })
  })
})

test('a form that changes nothing writes nothing, and what is given up is gone', async () => {
  await inRegistry(async (registry) => {
    const { of, write, openReport, send } = await draftOf(registry)
    const opened = { changed: '', admitted: '' }
    expect(await write('secretary of the cell', { opened, typed: opened })).toMatchObject({ value: { savedAt: null } })
    expect((await openReport('officer')).draft).toBeNull()

    await send('officer')
    const { latest, typed } = await openReport('secretary of the cell')
    const basis = basisOf(latest)
    expect(await write('secretary of the cell', { opened: typed, typed, basis })).toMatchObject({
      value: { savedAt: null },
    })
    await write('secretary of the cell', { opened: typed, typed: { ...typed, admitted: '7' }, basis })
    expect((await openReport('officer')).typed.admitted).toBe('7')
    expect(await registry.tries('secretary of the cell', (db) => dropDraft(db, of, basis))).toMatchObject({ ok: true })
    expect(await openReport('officer')).toMatchObject({ typed: { admitted: '1' }, draft: { typed: null } })
  })
})

test('a form that was opened before a report was sent blanks nothing of what was sent', async () => {
  await inRegistry(async (registry) => {
    const { write, openReport, send } = await draftOf(registry)
    await send('officer')
    const basis = basisOf((await openReport('secretary of the cell')).latest)
    const restored = { opened: { admitted: '', died: '' }, typed: { admitted: '', died: '2' }, basis }
    expect(await write('secretary of the cell', restored)).toMatchObject({
      value: { typed: { admitted: '1', died: '2' }, conflicts: [] },
    })
  })
})

test('the draft belongs to the organisation: the successor goes on, the predecessor does not', async () => {
  await inRegistry(async (registry) => {
    const { write, openReport } = await draftOf(registry)
    const { db, cell, secretaries } = registry
    await write('secretary of the cell', { opened: {}, typed: { changed: 'yes', admitted: '1' } })
    await db.execute(sql`select set_config('sobo.reason', 'Theo quyết định', true)`)
    await db.execute(sql`update mandate set valid = '[2022-01-01,2026-01-01)' where person_id = ${secretaries.cell}`)
    await db.insert(mandate).values({
      personId: secretaries.former,
      organisationId: cell,
      position: 'secretary',
      obtained: 'elected',
      valid: '[2026-01-01,)',
    })
    const next = { opened: { admitted: '1' }, typed: { admitted: '2' } }
    // Without an office open_door() refuses the account.
    await expect(write('secretary of the cell', next)).resolves.toMatchObject({ ok: false })
    expect((await openReport('secretary whose mandate ended')).typed).toMatchObject({ admitted: '1' })
    expect(await write('secretary whose mandate ended', next)).toMatchObject({
      ok: true,
      value: { typed: { admitted: '2' } },
    })
  })
})

test('who only reads an organisation keeps no draft for it', async () => {
  await inRegistry(async (registry) => {
    const { write } = await draftOf(registry)
    const writing = { opened: {}, typed: { changed: 'no' } }
    for (const who of ['leader', 'inspector', 'administrator', 'secretary of the committee'] as const)
      expect(await write(who, writing), who).toEqual({ ok: false, problem: { kind: 'forbidden' } })
    for (const who of ['officer of the park next door', 'secretary of the cell next door'] as const)
      expect(await write(who, writing), who).toEqual({ ok: false, problem: { kind: 'missing' } })
  })
})

test('a locked period keeps no draft, but under a grant it does', async () => {
  await inRegistry(async (registry) => {
    const { of, write } = await draftOf(registry)
    const writing = { opened: {}, typed: { changed: 'no' } }
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
    const late = { opened: {}, typed: { changed: 'no' } }
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

test('what repeats the version that waits makes no version; what was returned may be sent again as it is', async () => {
  await inRegistry(async (registry) => {
    const { of, openReport, send } = await draftOf(registry)
    const first = await send('secretary of the cell')
    expect(await send('secretary of the cell')).toEqual(first)
    const other = await registry.tries('secretary of the cell', (db) =>
      sendReport(db, newId(), of, submission({ admitted: 1, note: 'đã kiểm tra' })),
    )
    expect(other).not.toEqual(first)
    const { latest } = await openReport('officer')
    const version = latest && (await registry.as('officer', (db) => findVersion(db, latest.id)))
    if (!version) throw new Error('no version')
    await registry.tries('officer', (db) => returnVersion(db, version, { reason: 'Thiếu', fieldNotes: {} }))
    await registry.tries('secretary of the cell', (db) =>
      sendReport(db, newId(), of, submission({ admitted: 1, note: 'đã kiểm tra' })),
    )
    expect((await openReport('officer')).latest).toMatchObject({ number: 3, state: 'submitted' })
  })
})

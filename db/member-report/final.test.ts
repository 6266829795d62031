import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { cycleOf, type Registry, says } from '../testing/one-cycle'
import { inRegistry } from '../testing/stories'
import { findCircumstances } from './circumstances'
import { confirmVersion } from './decide'
import { listMatrix } from './matrix'
import type { Version } from './queries'
import { listSignatures } from './signatures'

const inJune = { cutOffOn: '2099-06-28' }

test('until the cut-off day has passed, only figures that their sender calls final are confirmed', async () => {
  await inRegistry(async (registry) => {
    const { tries, as } = registry
    const { of, sent } = await cycleOf(registry, '2024-06-01', inJune)
    const confirm = (version: Version) => tries('officer', (db) => confirmVersion(db, version))
    const found = await as('officer', (db) => findCircumstances(db, of.organisationId, of.periodId))
    expect(found).toMatchObject({ awaitsCutOff: true })

    const open = await sent('secretary of the cell')
    expect(open.isFinal).toBe(false)
    expect(await rowOf(registry, of)).toMatchObject({ isPlain: false })
    expect(await confirm(open)).toEqual(says('report-before-cut-off'))

    const final = await sent('secretary of the cell', {}, { isFinal: true })
    expect(final.isFinal).toBe(true)
    expect(await payloadOf(registry, final)).toContain('"is_final": true')
    expect(await rowOf(registry, of)).toMatchObject({ isPlain: true })
    expect(await confirm(final)).toMatchObject({ ok: true })
    expect(await rowOf(registry, of)).toMatchObject({ standing: 'confirmed', isConfirmedEarly: false })
  })
})

test('the cut-off day itself is too early; a confirmation of before is marked', async () => {
  await inRegistry(async (registry) => {
    const { db, tries, as } = registry
    const { of, sent } = await cycleOf(registry, '2024-06-01', inJune)
    const version = await sent('secretary of the cell')
    const confirmOn = async (day: string) => {
      await db.execute(sql`update clock set offset_days = ${day}::date - (now() at time zone 'Asia/Ho_Chi_Minh')::date`)
      return tries('officer', (db) => confirmVersion(db, version))
    }
    expect(await confirmOn('2099-06-28')).toEqual(says('report-before-cut-off'))
    expect(await confirmOn('2099-06-29')).toMatchObject({ ok: true })
    expect(await rowOf(registry, of)).toMatchObject({ isConfirmedEarly: false })
    await db.execute(sql`select set_config('sobo.reason', 'đổi ngày chốt', true)`)
    await db.execute(sql`update period set cut_off_on = '2099-07-15' where id = ${of.periodId}`)
    expect(await rowOf(registry, of)).toMatchObject({ isConfirmedEarly: true })
    const [signature] = await as('officer', (db) => listSignatures(db, version.reportId, 'vi'))
    expect(signature).toMatchObject({ versionId: version.id, isConfirmedEarly: true })
  })
})

test('what is sent after the cut-off day says nothing of final figures, and its hash is made as before', async () => {
  await inRegistry(async (registry) => {
    const { sent } = await cycleOf(registry)
    const version = await sent('secretary of the cell', { admitted: 1 }, { isFinal: true })
    expect(version.isFinal).toBeNull()
    expect(await payloadOf(registry, version)).not.toContain('is_final')
  })
})

const rowOf = async ({ as }: Registry, { organisationId, periodId }: { organisationId: string; periodId: string }) => {
  const { rows } = await as('officer', (db) => listMatrix(db, { text: '', page: 1, periodId }))
  return rows.find((row) => row.organisationId === organisationId)
}

const payloadOf = async ({ db }: Registry, { id }: Version) => {
  const [found] = await db.execute<{ payload: string }>(
    sql`select report_payload(v) as payload from member_report_version v where id = ${id}`,
  )
  return found?.payload
}

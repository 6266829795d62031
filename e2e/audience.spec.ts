import { sql } from 'drizzle-orm'
import { newId } from '@/db/record/id'
import { asOwner, asReader, expect, test } from './fixtures'
import { placesIn } from './places'

const canary = 'NỘI BỘ 7731'

/** Pages, histories, files and the trail, with what the secretary of the cell may open. */
const addressesOf = (ids: Record<string, string>) => [
  '/',
  '/me',
  '/audit',
  '/audit/export?format=csv',
  '/enterprises/export?format=csv',
  '/organisations/export?format=csv',
  '/events/export?format=csv',
  `/enterprises/${ids.riverside}`,
  `/enterprises/${ids.riverside}/history`,
  `/organisations/${ids.cell}`,
  `/organisations/${ids.cell}/history`,
  `/events/${ids.event}`,
  `/events/${ids.event}/history`,
  `/people/${ids.person}`,
  `/people/${ids.person}/history`,
  `/documents/${ids.document}`,
  `/documents/${ids.document}/history`,
  `/member-reports/${ids.report}`,
  `/member-reports/${ids.report}/history`,
]

test('what officers remark and why they change is on no page and in no file of those who report', async ({
  registry,
  askAs,
}) => {
  const ids = await placesIn(registry)
  await asOwner(async (db) => {
    await db.execute(sql`select open_service_door(), set_config('sobo.reason', ${`other: ${canary} lý do`}, true)`)
    await db.execute(
      sql`update enterprise_note set note = ${`${canary} ghi chú`}, tax_code_reason = ${`${canary} mã số thuế`}`,
    )
    for (const table of ['organisation_note', 'event_note', 'mandate_note'])
      await db.execute(sql`update ${sql.identifier(table)} set note = ${`${canary} ${table}`}`)
    await db.execute(sql`update enterprise set address = 'Lô CN 7'`)
    await db.execute(sql`update organisation set external_code = null where external_code is not null`)
    await db.execute(sql`update person set job_title = 'Tổ trưởng'`)
    await db.execute(sql`update document set subject = subject || ' (sửa)'`)
    await db.execute(sql`update event set members_to = 'nơi khác'`)
    await db.execute(
      sql`update reopening set decision_note = ${`${canary} ý kiến`}, decided_by = requested_by, decided_at = now(), is_granted = false where is_granted is null`,
    )
  })
  const found = async (who: Parameters<typeof askAs>[0]) => {
    const told: string[] = []
    for (const path of addressesOf(ids)) {
      const answer = await askAs(who)(path)
      expect.soft(answer.status, `${who} ${path}`).toBeLessThan(400)
      if ((await answer.text()).includes(canary)) told.push(path)
    }
    return told
  }
  expect(await found('secretary of the cell')).toEqual([])
  expect(await found('secretary of the committee')).toEqual([])
  const staff = await found('officer of the park')
  for (const path of [
    `/enterprises/${ids.riverside}`,
    `/enterprises/${ids.riverside}/history`,
    '/enterprises/export?format=csv',
    '/audit',
    '/audit/export?format=csv',
  ])
    expect.soft(staff).toContain(path)
})

test('who reads whom is on pages of inspectors only; the person sees role and day', async ({ registry, askAs }) => {
  const person = `/people/${registry.secretaries.cell}`
  await askAs('inspector')(person).then((answer) => answer.text())
  await askAs('leader')(person).then((answer) => answer.text())
  const nameOf = async (who: 'inspector' | 'leader') =>
    (
      await asReader((db) =>
        db.execute<{ name: string }>(
          sql`select full_name as name from account where id = ${registry.people[who].accountId}`,
        ),
      )
    )[0]?.name ?? ''
  const [inspector, leader] = [await nameOf('inspector'), await nameOf('leader')]
  for (const path of [
    '/audit',
    '/audit?act=read',
    '/audit/export?format=csv&act=read',
    `/audit?q=${encodeURIComponent(inspector)}`,
    '/',
    '/me',
    person,
    `${person}/history`,
  ]) {
    const page = await askAs('secretary of the cell')(path).then((answer) => answer.text())
    expect
      .soft(page.replaceAll(/value="[^"]*"|q=[^"&]*/g, '').replaceAll(encodeURIComponent(inspector), ''), path)
      .not.toContain(`>${inspector}`)
    expect.soft(page, path).not.toContain(`${leader} (`)
  }
  const own = await askAs('secretary of the cell')('/me').then((answer) => answer.text())
  expect(own).toContain('Lãnh đạo')
  expect(own).not.toContain(leader)
  const administrators = await askAs('administrator')('/audit?act=read').then((answer) => answer.text())
  expect(administrators).toContain(leader)
  expect(administrators).not.toContain(inspector)
  expect(await askAs('inspector')('/audit?act=read').then((answer) => answer.text())).toContain(inspector)
})

test('an event that was undone has a page still, for those who could read it, and a project names an enterprise out of sight', async ({
  registry,
  askAs,
}) => {
  const [event, project] = [newId(), newId()]
  await asOwner(async (db) => {
    await db.execute(
      sql`select open_service_door(), set_config('sobo.change_set', ${newId()}, true), set_config('sobo.reason', 'thử', true)`,
    )
    await db.execute(
      sql`insert into event (id, unit_id, kind, effective_on) values (${event}, ${registry.park}, 'renamed', '2024-05-10')`,
    )
    await db.execute(
      sql`insert into event_organisation (id, event_id, organisation_id, part) values (${newId()}, ${event}, ${registry.cell}, 'subject')`,
    )
    await db.execute(sql`insert into project (id, enterprise_id, unit_id, code, kind, name, certified_on)
      values (${project}, ${registry.hill}, ${registry.park}, 'DA-7731', 'fdi', 'Dự án ở hai khu', '2020-01-01')`)
    await db.execute(sql`set local role sobo_judge`)
    await db.execute(sql`delete from event_organisation where event_id = ${event}`)
    await db.execute(sql`delete from event where id = ${event}`)
  })
  for (const who of ['officer of the park', 'secretary of the cell'] as const) {
    const answer = await askAs(who)(`/events/${event}`, { redirect: 'follow' })
    expect.soft([answer.status, new URL(answer.url).pathname], who).toEqual([200, `/events/${event}/history`])
    const page = await answer.text()
    for (const words of ['đã hoàn tác', 'Đổi tên', '10/05/2024', 'Chi bộ Công ty Cơ khí Bến Sông'])
      expect.soft(page, who).toContain(words)
  }
  expect((await askAs('secretary of the cell next door')(`/events/${event}`)).status).toBe(404)
  expect((await askAs('secretary of the cell next door')(`/events/${event}/history`)).status).toBe(404)

  for (const path of [`/projects/${project}`, '/projects?q=DA-7731']) {
    const own = await askAs('officer of the park')(path).then((answer) => answer.text())
    expect.soft(own, path).toContain('Công ty TNHH Dệt may Đồi Dứa')
    expect.soft(own, path).not.toContain(`href="/enterprises/${registry.hill}"`)
    const all = await askAs('officer')(path).then((answer) => answer.text())
    expect.soft(all, path).toContain(`href="/enterprises/${registry.hill}"`)
  }
})

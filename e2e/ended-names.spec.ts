import { sql } from 'drizzle-orm'
import { fieldsOf } from '@/core/field'
import { records } from '@/db/records'
import type { Planted } from '@/db/testing/seed'
import { asOwner, expect, test } from './fixtures'
import { linksIn, sentBy, textOf } from './html'
import { type Places, placesIn } from './places'

/** Fills empty references of the park's records, and retires everything that they refer to. */
const retireReferences = ({ park, riverside, committee, cell }: Planted) =>
  asOwner(async (db) => {
    await db.execute(sql`select open_service_door(), set_config('sobo.reason', 'Sáp nhập', true)`)
    await db.execute(sql`update enterprise set commune_id = (select id from commune where name = 'Phường Thử Nghiệm')`)
    const papers = sql`(select id from document where unit_id = ${park})`
    await db.execute(sql`update organisation set founding_document_id = ${papers} where id = ${cell}`)
    await db.execute(sql`update affiliated_organisation set document_id = ${papers} where enterprise_id = ${riverside}`)
    await db.execute(sql`update mandate set document_id = ${papers} where organisation_id = ${cell}`)
    for (const table of ['commune', 'unit', 'document', 'rule_set'])
      await db.execute(sql`update ${sql.identifier(table)} set retired_on = today()`)
    await db.execute(sql`update organisation set retired_on = today() where id = ${committee}`)
  })

/** The rows of a record's tables as JSON, without one column and those that every save changes. */
const rowsOf = (tables: string[], besides: string) =>
  asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    const all = tables.map((table) =>
      db.execute<{ rows: unknown }>(
        sql`select jsonb_agg(to_jsonb(t) - 'version' - 'sort_name' - ${besides}::text order by t.id) as rows from ${sql.identifier(table)} t`,
      ),
    )
    return (await Promise.all(all)).map(([found]) => found?.rows)
  })

/** Forms with references, each with a row that refers to retired records. */
const forms: Record<string, keyof Places> = {
  enterprises: 'riverside',
  projects: 'project',
  organisations: 'cell',
  people: 'person',
  mandates: 'mandate',
  events: 'event',
  'affiliated-organisations': 'union',
  'enterprise-figures': 'figures',
}

test('a form whose references were retired saves a new note and nothing else', async ({ askAs, registry, baseURL }) => {
  const places = await placesIn(registry)
  await retireReferences(registry)
  for (const [path, place] of Object.entries(forms)) {
    const record = records.find((one) => one.path === path)
    if (!record) throw new Error(`no record at ${path}`)
    const address = `/${path}/${places[place]}/edit`
    const page = await askAs('officer')(address)
    expect(page.status, address).toBe(200)
    const sent = sentBy(await page.text())
    const asked = fieldsOf(record.input, 'vi').filter(({ name }) => sent.has(name))
    const text = asked.find(({ input }) => input === 'long-text') ?? asked.find(({ input }) => input === 'text')
    const changed = text?.name ?? 'workers'
    const tables = Object.keys(record.inputs)
    const before = await rowsOf(tables, snake(changed))
    sent.set(changed, text ? 'Bổ sung hồ sơ' : '321')
    sent.set('reason', 'correction')
    const saved = await askAs('officer')(address, {
      method: 'POST',
      body: sent,
      headers: { origin: baseURL ?? '' },
    })
    expect(saved.status, `${address} ${changed}`).toBe(303)
    expect(await rowsOf(tables, snake(changed)), `${address} ${changed}`).toEqual(before)
  }
})

const told = (html: string) => textOf(html).replaceAll(/\s+/g, ' ')

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

test('a list and a search of a form keep what was retired, marked, and offer it nowhere else', async ({
  page,
  signInAs,
}) => {
  const registry = await signInAs('officer')
  await retireReferences(registry)
  await asOwner(async (db) => {
    await db.execute(sql`select open_service_door(), set_config('sobo.reason', 'Sáp nhập', true)`)
    await db.execute(sql`update enterprise set retired_on = today() where id = ${registry.hill}`)
  })
  await page.goto(`/enterprises/${registry.riverside}/edit`)
  const commune = page.getByLabel('Xã, phường, đặc khu')
  await expect(commune).toHaveValue('Phường Phường Thử Nghiệm (tên trước sắp xếp)')
  await expect(page.getByLabel('KCN/KKT chính').locator('option:checked')).toHaveText('KCN Bến Sông (ngừng theo dõi)')
  await page.getByLabel('Ghi chú').fill('Đã đối chiếu')
  await page.getByLabel('Lý do', { exact: true }).selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByText('Đã lưu.')).toBeVisible()
  await expect(page.getByRole('definition').filter({ hasText: '(tên trước sắp xếp)' })).toBeVisible()

  const places = await placesIn(registry)
  await page.goto(`/projects/${places.projectNextDoor}/edit`)
  await expect(page.getByLabel('Doanh nghiệp')).toHaveValue('Công ty TNHH Dệt may Đồi Dứa (ngừng theo dõi)')
  await page.getByLabel('Tên dự án').fill('Dự án đã đối chiếu')
  await page.getByLabel('Lý do', { exact: true }).selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByText('Đã lưu.')).toBeVisible()
  await expect(page.getByText('Công ty TNHH Dệt may Đồi Dứa (ngừng theo dõi)').first()).toBeVisible()

  await page.goto('/enterprises/new')
  await page.getByLabel('Xã, phường, đặc khu').fill('thu nghiem')
  await expect(page.getByRole('status').filter({ hasText: 'Không tìm thấy' })).toBeVisible()
})

test('a value that a retired record holds leads to it, and from its list back; retiring says what is concerned', async ({
  askAs,
  registry,
  baseURL,
}) => {
  const { project, projectNextDoor } = await placesIn(registry)
  const code = await asOwner(async (db) => {
    await db.execute(sql`select open_service_door(), set_config('sobo.reason', 'Nhập nhầm', true)`)
    const [held] = await db.execute<{ code: string }>(
      sql`update project set retired_on = today() where id = ${project} returning code`,
    )
    return held?.code ?? ''
  })
  const refusal = async (who: Parameters<typeof askAs>[0]) => {
    const address = `/projects/${projectNextDoor}/edit`
    const sent = sentBy(await (await askAs(who)(address)).text())
    sent.set('code', code)
    sent.set('reason', 'correction')
    return (await askAs(who)(address, { method: 'POST', body: sent, headers: { origin: baseURL ?? '' } })).text()
  }
  const named = await refusal('officer')
  expect(told(named)).toContain(`Giá trị này đã có ở hồ sơ: Dự án ${code} (ngừng theo dõi)`)
  expect(linksIn(named)).toContain(`/projects/${project}`)
  const unnamed = await refusal('officer of the park next door')
  expect(told(unnamed)).toContain('Giá trị này đã có ở một hồ sơ khác.')
  expect(unnamed).not.toContain(project)

  const retired = await askAs('officer')('/projects?followed=no')
  expect(linksIn(await retired.text())).toContain(`/projects/${project}/retire`)
  const retiring = await (await askAs('administrator')(`/units/${registry.park}/retire`)).text()
  expect(told(retiring)).toContain('Doanh nghiệp: 2')
  expect(linksIn(retiring)).toContain(`/enterprises?unit=${registry.park}`)
  const past = await askAs('officer')('/enterprises?page=9999')
  expect([past.status, past.headers.get('location')]).toEqual([307, '/enterprises?page=1'])
})

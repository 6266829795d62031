import { sql } from 'drizzle-orm'
import { asOwner, expect, test } from './fixtures'
import { givePassword, password, typeIn } from './signing-in'

test('a remembered device opens what one reports, and asks for the password before the rest', async ({
  page,
  context,
  registry,
  askAs,
}) => {
  const who = 'secretary of the cell'
  const userName = await givePassword(registry, who)
  const hoursLeft = async () => {
    const session = (await context.cookies()).find(({ name }) => name === '__Host-sobo-session')
    return Math.round(((session?.expires ?? 0) - Date.now() / 1000) / 3600)
  }
  await page.goto('/')
  await page.getByLabel('Ghi nhớ thiết bị này').check()
  await typeIn(page, userName, password)
  await expect(page.getByRole('heading', { name: 'Việc cần làm' })).toBeVisible()
  expect(await hoursLeft()).toBe(120 * 24)

  await page.goto('/me')
  await expect(page.getByText('Thiết bị được ghi nhớ chỉ mở')).toBeVisible()
  await expect(page.getByLabel('Ghi nhớ thiết bị này')).toHaveCount(0)
  await typeIn(page, userName, password)
  await expect(page.getByRole('heading', { name: 'Tài khoản của tôi' })).toBeVisible()
  expect(await hoursLeft()).toBe(12)

  await asOwner((db) =>
    db
      .execute(sql`select open_service_door()`)
      .then(() => db.execute(sql`update session set opened_as = 'remembered'`)),
  )
  const ask = askAs(who)
  const opens = [
    '/',
    '/help',
    '/member-reports',
    `/organisations/${registry.cell}`,
    `/people/${registry.secretaries.cell}`,
  ]
  for (const path of opens) expect((await ask(path)).status, path).toBe(200)
  const shut = [
    '/audit',
    '/jobs',
    '/settings',
    '/organisations/new',
    '/member-reports/export',
    `/people/${registry.secretaries.cell}/contact`,
  ]
  for (const path of shut) expect((await ask(path)).headers.get('location'), path).toContain('error=remembered')
})

test('one administrator proposes another, who is one after a second has confirmed', async ({
  page,
  asWell,
  signInAs,
}) => {
  const { people } = await signInAs('administrator')
  const leader = people.leader.accountId
  await asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    await db.execute(sql`insert into assignment (id, account_id, role, valid)
      values (uuidv7(), ${people.inspector.accountId}, 'administrator', '[2024-01-01,)')`)
    await db.execute(
      sql`update session set started_at = now() - interval '1 hour' * (account_id = ${people.inspector.accountId})::int`,
    )
  })
  await page.goto(`/accounts/${leader}/assignments/new`)
  await page.getByLabel('Vai trò', { exact: true }).selectOption('administrator')
  await page.getByRole('button', { name: 'Giao vai trò' }).click()
  await expect(page.getByText('Chờ xác nhận (Hoàng Quản Trị đề nghị)')).toBeVisible()

  const other = await asWell('inspector')
  await other.goto('/')
  await other.getByRole('link', { name: 'Chờ xác nhận quản trị hệ thống: Đặng Lãnh Đạo' }).click()
  await expect(other.getByText('chỉ làm được trong 5 phút sau khi đăng nhập')).toBeVisible()
  await asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    await db.execute(sql`update session set started_at = now()`)
  })
  await other.goto('/')
  await other.getByRole('link', { name: 'Chờ xác nhận quản trị hệ thống: Đặng Lãnh Đạo' }).click()
  await expect(other.getByRole('definition').filter({ hasText: 'Hoàng Quản Trị' })).toBeVisible()
  await other.getByLabel('Lý do').selectOption('Theo quyết định')
  await other.getByRole('button', { name: 'Xác nhận' }).click()
  await expect(other.getByText('Chờ xác nhận (Hoàng Quản Trị đề nghị)')).toHaveCount(0)
  await expect(other.getByRole('link', { name: 'Rút lại đề nghị' })).toHaveCount(0)
})

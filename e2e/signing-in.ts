import type { Page } from '@playwright/test'
import { plantPassword } from '@/db/session/plant'
import type { Person, Planted } from '@/db/testing/seed'
import { asOwner } from './fixtures'

export const password = 'mưa rào tháng bảy'

export async function givePassword(registry: Planted, who: Person) {
  const { accountId, userName } = registry.people[who]
  await asOwner((db) => plantPassword(db, accountId, password))
  return userName
}

export async function typeIn(page: Page, userName: string, typed: string) {
  await page.getByLabel('Tên đăng nhập').fill(userName)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(typed)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
}

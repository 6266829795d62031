import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { migrate } from '../db/door/migrate'
import { serve } from './application'
import { findBrowser } from './browser'
import { ensureBuilt } from './build'
import { plantDemonstration } from './demonstration/plant'
import { freePort } from './ports'
import { startPostgres } from './postgres'
import { root } from './processes'
import { type Cleanup, runCommand } from './run-command'
import { say, step } from './steps'

const pictures = [
  { name: 'overview', role: 'leader', path: '/overview?valid_on=2024-03-18', width: 1280, height: 860 },
  { name: 'enterprises', role: 'officer', path: '/enterprises?has_organisation=yes', width: 1280, height: 860 },
]

/** Takes the screenshots of README.md from a freshly planted demonstration. */
await runCommand(async (cleanup) => {
  await ensureBuilt(cleanup)
  const cluster = await step('Starting PostgreSQL', () =>
    cleanup.stopAtEnd(startPostgres({ folder: '.test', say, fast: true })),
  )
  await cluster.recreate()
  await migrate(cluster.ownerUrl, say)
  const accounts = await plantDemonstration(cluster.ownerUrl, say)
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  await serve(cleanup, { host: '127.0.0.1', port, origin, ...cluster }, { folder: '.test', demo: true })

  const browser = await openBrowser(cleanup)
  const folder = join(root, 'docs', 'pictures')
  await mkdir(folder, { recursive: true })
  for (const { name, role, path, width, height } of pictures) {
    const page = await browser.newPage({ viewport: { width, height }, locale: 'vi-VN' })
    const account = accounts.find((one) => one.role === role)
    await signIn(page, origin, account?.userName ?? '', account?.password ?? '')
    await page.goto(origin + path, { waitUntil: 'networkidle' })
    await page.screenshot({ path: join(folder, `${name}.png`) })
    say(`docs/pictures/${name}.png`)
  }
  return 0
})

async function openBrowser(cleanup: Cleanup) {
  const executablePath = await findBrowser(say)
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-gpu'],
  })
  await cleanup.stopAtEnd(Promise.resolve({ stop: () => browser.close() }))
  return browser
}

async function signIn(page: Page, origin: string, userName: string, password: string) {
  await page.goto(origin)
  await page.getByLabel('Tên đăng nhập').fill(userName)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.waitForURL(`${origin}/`)
}

import { expect, test } from './fixtures'

test('a link keeps the frame standing, and opens a tab where that is asked for', async ({ page, signInAs }) => {
  await signInAs('officer')
  await page.goto('/')
  await page.evaluate(() => document.body.setAttribute('data-stood', ''))
  const link = page.getByRole('link', { name: 'Kỳ báo cáo', exact: true })

  const opened = page.context().waitForEvent('page')
  await link.click({ modifiers: ['Control'] })
  await (await opened).waitForURL('/periods')
  expect(new URL(page.url()).pathname).toBe('/')

  await link.click()
  await expect(page).toHaveURL('/periods')
  await expect(link).toHaveAttribute('aria-current', 'page')
  await expect(page.locator('body[data-stood]')).toBeVisible()
})

import { defineConfig } from '@playwright/test'

// npm test starts the application and the browser's path, and says where they are; see bin/test.ts.
export default defineConfig({
  testDir: 'e2e',
  outputDir: '.test/journeys',
  snapshotPathTemplate: 'e2e/routes/{arg}{ext}',
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // Limits only end what hangs: a busy machine is slow and not wrong.
  timeout: 240_000,
  expect: { timeout: 45_000 },
  reporter: [['list'], ['json', { outputFile: process.env.E2E_REPORT ?? '.test/playwright.json' }]],
  use: {
    baseURL: process.env.E2E_BASE_URL ?? 'http://127.0.0.1:3000',
    browserName: 'chromium',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(process.env.E2E_BROWSER && { executablePath: process.env.E2E_BROWSER }),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-gpu',
      ],
    },
  },
})

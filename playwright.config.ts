import { defineConfig } from '@playwright/test'

/**
 * Of this switch Chromium reads only the last one, so Playwright's own features (chromiumSwitches of 1.65) are repeated.
 * Last come those that cost more than the page that is tested: the popups of the omnibox, two pages that the browser
 * loads for each window, and so for each test; and a process in reserve for another site.
 */
const disabledFeatures = [
  'AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable',
  'LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch',
  'msForceBrowserSignIn,msEdgeUpdateLaunchServicesPreferredVersion',
  'WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess',
].join(',')

// bin/journeys.ts starts the application for each worker, and says where it is and which browser there is.
export default defineConfig({
  testDir: 'e2e',
  outputDir: '.test/journeys',
  retries: 0,
  workers: Number(process.env.E2E_WORKERS ?? 1),
  fullyParallel: true,
  forbidOnly: true,
  // Limits only end what hangs: a busy machine is slow and not wrong.
  timeout: 240_000,
  expect: { timeout: 45_000 },
  reporter: [['list'], ['json', { outputFile: process.env.E2E_REPORT ?? '.test/playwright.json' }]],
  use: {
    browserName: 'chromium',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    // A trace of every test costs a third of the time: E2E_TRACE=1 is for when one fails.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(process.env.E2E_BROWSER && { executablePath: process.env.E2E_BROWSER }),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-gpu',
        `--disable-features=${disabledFeatures}`,
      ],
    },
  },
})

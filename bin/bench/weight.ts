import { chromium } from '@playwright/test'
import { findBrowser } from '../browser'
import { say } from '../steps'

export type Weight = { page: string; path: string; scriptKb: number; allKb: number; budgetKb: number | null }
type Visit = { page: string; path: string; budgetKb: number | null; token?: string }

/** The compressed bytes of a first visit with an empty cache: scripts, and everything. */
export async function weigh(origin: string, visits: Visit[]): Promise<Weight[]> {
  const browser = await chromium.launch({ executablePath: await findBrowser(say), args: ['--no-sandbox'] })
  try {
    const weights: Weight[] = []
    for (const { token, ...visit } of visits) {
      const context = await browser.newContext({ locale: 'vi-VN' })
      if (token)
        await context.addCookies([
          {
            name: '__Host-sobo-session',
            value: token,
            url: origin.replace('http:', 'https:'),
            secure: true,
            httpOnly: true,
            sameSite: 'Lax',
          },
        ])
      const tab = await context.newPage()
      const wire = await context.newCDPSession(tab)
      const kinds = new Map<string, string>()
      const bytes = { script: 0, all: 0 }
      wire.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
      wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        bytes.all += encodedDataLength
        if (kinds.get(requestId) === 'Script') bytes.script += encodedDataLength
      })
      await wire.send('Network.enable')
      const answer = await tab.goto(origin + visit.path, { waitUntil: 'networkidle' })
      if (answer?.status() !== 200) throw new Error(`${visit.path} answered ${answer?.status()} to the browser`)
      weights.push({ ...visit, scriptKb: bytes.script / 1000, allKb: bytes.all / 1000 })
      await context.close()
    }
    return weights
  } finally {
    await browser.close()
  }
}

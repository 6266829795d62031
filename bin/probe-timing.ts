import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { asOwner } from '../db/door/connection'
import { plantPassword } from '../db/session/plant'
import { signInLine } from '../db/session/record'
import { people } from '../db/testing/seed'
import { makeClone, plantTemplate } from '../db/testing/template'
import { serve } from './application'
import { ensureBuilt } from './build'
import { freePort } from './ports'
import { startPostgres } from './postgres'
import { root } from './processes'
import { Refusal } from './refusal'
import { type Cleanup, runCommand } from './run-command'
import { say, step } from './steps'

/**
 * Measures whether the time of a refused sign-in tells that its user name exists. Pairs of a known and an unknown name
 * in random order, one after another, by HTTP to the built application. The area under the ROC curve (AUC) is the chance
 * that the known name of a pair took longer: 0.5 tells nothing. Refuses 0.55 and more.
 */
await runCommand(async (cleanup) => {
  const pairs = Number(process.argv[2] ?? 2_000)
  if (!Number.isInteger(pairs) || pairs < 10)
    throw new Refusal('npm run probe:timing -- <pairs>: a number, at least 10.')
  const { origin, ownerUrl, known } = await open(cleanup)
  const door = await doorOf(origin)
  const times = { known: [] as number[], unknown: [] as number[] }
  await step(`Measuring ${pairs.toLocaleString('en')} pairs`, async () => {
    for (let pair = -50; pair < pairs; pair += 1) {
      // Before failures make the next attempt wait, which would compare the answers of those that are not compared.
      if (pair % 3 === 0) await asOwner(ownerUrl, (db) => db.delete(signInLine))
      const names = {
        known: known[randomInt(known.length)] ?? '',
        unknown: `u${randomInt(2 ** 40)
          .toString(16)
          .padStart(12, '0')}`,
      }
      const order = randomInt(2) ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)
      for (const which of order) {
        const took = await door(names[which])
        // The first ones warm up.
        if (pair >= 0) times[which].push(took)
      }
    }
  })
  const area = areaUnderCurve(times.known, times.unknown)
  console.log(
    `  known ${median(times.known).toFixed(1)} ms, unknown ${median(times.unknown).toFixed(1)} ms (medians); AUC ${area.toFixed(3)} over ${pairs} pairs`,
  )
  return Math.abs(area - 0.5) < 0.05 ? 0 : 1
})

async function open(cleanup: Cleanup) {
  await ensureBuilt(cleanup)
  const folder = join(root, '.test')
  const cluster = await step('Starting PostgreSQL', () => cleanup.stopAtEnd(startPostgres({ folder, say, fast: true })))
  const planted = await plantTemplate(cluster)
  const { appUrl, ownerUrl, workerUrl } = await makeClone(cluster, 'sobo_timing')
  const known = people.map((who) => planted.people[who])
  await asOwner(ownerUrl, async (db) => {
    for (const { accountId } of known) await plantPassword(db, accountId, 'mưa rào tháng bảy')
  })
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  await serve(cleanup, { host: '127.0.0.1', port, origin, appUrl, workerUrl }, { folder, quiet: true })
  return { origin, ownerUrl, known: known.map(({ userName }) => userName) }
}

/** Signs in with a wrong password, as a browser does, and returns the milliseconds to the answer. */
async function doorOf(origin: string) {
  const form = await fetch(`${origin}/api/auth/signin?callbackUrl=/`, { redirect: 'manual' })
  const cookie = form.headers.getSetCookie().map((one) => one.split(';', 1)[0] ?? '')
  const csrf = cookie.find((one) => one.startsWith('__Host-sobo-csrf='))?.split('=')[1] ?? ''
  const csrfToken = decodeURIComponent(csrf).split('|')[0] ?? ''
  return async (userName: string) => {
    const body = new URLSearchParams({ csrfToken, userName, password: 'sai hoàn toàn rồi' })
    const headers = { cookie: cookie.join('; '), origin, 'sec-fetch-site': 'same-origin' }
    const began = performance.now()
    const answer = await fetch(`${origin}/api/auth/callback/credentials`, {
      method: 'POST',
      redirect: 'manual',
      headers,
      body,
    })
    await answer.arrayBuffer()
    const took = performance.now() - began
    const told = new URL(answer.headers.get('location') ?? '', origin).searchParams.get('error')
    if (!told?.startsWith('wrong')) throw new Refusal(`${answer.status} ${told}: the attempt was not compared.`)
    return took
  }
}

/** Mann–Whitney: the share of pairs in which the first is larger; ties count half. */
function areaUnderCurve(ones: number[], others: number[]): number {
  const sorted = others.toSorted((a, b) => a - b)
  const below = (value: number, isBelow: (other: number) => boolean) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBelow(sorted[middle] ?? value)) low = middle + 1
      else high = middle
    }
    return low
  }
  const sum = ones.reduce(
    (total, one) => total + (below(one, (other) => other < one) + below(one, (other) => other <= one)) / 2,
    0,
  )
  return sum / (ones.length * others.length)
}

function median(times: number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0
}

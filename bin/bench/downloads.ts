import { get } from 'node:http'
import { memoryOf } from './cost'
import { type People, sessionCookie } from './people'
import { at } from './rounds'

/** `firstByte` in milliseconds; `memory`: how far that of the server rose, in MB. */
export type File = {
  what: string
  seconds: number
  firstByte: number
  memory: number
  goal?: { ratio: number; memory: number }
}
type Ground = { bare: string; ours: string; people: People; barePid: number | undefined; oursPid: number | undefined }

const times = 3
/** No further turn is begun after this. */
const longest = 90_000

/** Downloads every enterprise, the three kinds of file in turn; the medians. */
export async function download({ bare, ours, people, barePid, oursPid }: Ground): Promise<File[]> {
  const headers = sessionCookie(people.officer)
  const kinds = [
    { what: 'raw SQL, CSV', url: `${bare}/raw/csv`, pid: barePid },
    {
      what: 'ours, CSV',
      url: `${ours}/enterprises/export?format=csv`,
      pid: oursPid,
      goal: { ratio: 2, memory: 40 },
    },
    {
      what: 'ours, XLSX',
      url: `${ours}/enterprises/export?format=xlsx`,
      pid: oursPid,
      goal: { ratio: 10, memory: 100 },
    },
  ]
  const taken = kinds.map((kind) => ({ ...kind, runs: [] as Awaited<ReturnType<typeof take>>[] }))
  const started = Date.now()
  for (let round = 0; round < times && (round === 0 || Date.now() - started < longest); round += 1)
    for (const { url, pid, runs } of taken) runs.push(await take(url, headers, pid))
  return taken.map(({ what, runs, goal }) => {
    const median = (which: 'seconds' | 'firstByte' | 'memory') =>
      at(
        runs.map((run) => run[which]),
        0.5,
      )
    return {
      what,
      seconds: median('seconds'),
      firstByte: median('firstByte'),
      memory: median('memory'),
      ...(goal && { goal }),
    }
  })
}

function take(url: string, headers: Record<string, string>, pid: number | undefined) {
  const before = memoryOf(pid)
  let most = before
  const watching = setInterval(() => {
    most = Math.max(most, memoryOf(pid))
  }, 100)
  const started = performance.now()
  let firstByte = Number.NaN
  return new Promise<{ seconds: number; firstByte: number; memory: number }>((resolve, reject) => {
    get(url, { headers }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`))
      answer.once('data', () => {
        firstByte = performance.now() - started
      })
      answer.resume()
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({ seconds: (performance.now() - started) / 1000, firstByte, memory: most - before }),
      )
    }).on('error', reject)
  }).finally(() => clearInterval(watching))
}

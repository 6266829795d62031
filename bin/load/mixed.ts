import { setTimeout as pause } from 'node:timers/promises'
import { memoryOf } from '../bench/cost'
import { ask } from '../bench/http'
import { type People, sessionCookie } from '../bench/people'
import { at } from '../bench/rounds'
import { signInAt, type Visit } from '../bench/sign-in'
import { say, step } from '../steps'
import type { Ground } from './ground'

const clients = 32
/** Memory may grow by this from the first third to the end: caches fill, and nothing else. */
const mostGrowth = 1.15

type Wish = { path: string; who: keyof People }
const lists: Wish[] = [
  { path: '/enterprises?page=3', who: 'officer' },
  ...['', '?q=hai+phong', '?sort=-workers', '?has_organisation=yes'].flatMap((query) =>
    (['officer', 'park officer', 'secretary'] as const).map((who) => ({ path: `/enterprises${query}`, who })),
  ),
  { path: '/organisations', who: 'officer' },
  { path: '/organisations?view=tree', who: 'park officer' },
  { path: '/people?q=nguyen', who: 'officer' },
]
const reports: Wish[] = [
  { path: '/', who: 'officer' },
  { path: '/', who: 'secretary' },
  { path: '/overview', who: 'administrator' },
  { path: '/completeness', who: 'park officer' },
  { path: '/member-reports', who: 'officer' },
]
const files: Wish[] = (['officer', 'administrator', 'park officer'] as const).flatMap((who) =>
  ['csv', 'xlsx'].map((format) => ({ path: `/enterprises/export?format=${format}`, who })),
)

/**
 * Thirty-two clients ask for lists and records (80 of 100), reports (15) and files (5), each its next page as soon as
 * the last one has come; meanwhile somebody signs in every few seconds. False if an answer is no 200, a connection
 * breaks, signing in takes more than ten times as long as a page in the middle, or memory grows.
 */
export async function mixedLoad({ origin, registry: { people }, pid }: Ground, seconds: number): Promise<boolean> {
  const failures: string[] = []
  const times: number[] = []
  const signIns: number[] = []
  const memory: number[] = []
  // One account may take two files at once.
  const taking = new Map<string, number>()
  const started = Date.now()
  const isOver = () => Date.now() - started > seconds * 1000

  const client = async (_: unknown, number: number) => {
    const chance = chanceFrom(number + 1)
    while (!isOver()) {
      const wish = wishOf(chance)
      const isFile = files.includes(wish)
      if (isFile && (taking.get(wish.who) ?? 0) >= 2) continue
      if (isFile) taking.set(wish.who, (taking.get(wish.who) ?? 0) + 1)
      const sent = performance.now()
      const answer = await ask(origin + wish.path, { headers: sessionCookie(people[wish.who]) }).catch((error) => error)
      if (isFile) taking.set(wish.who, (taking.get(wish.who) ?? 1) - 1)
      times.push(performance.now() - sent)
      if (answer instanceof Error || answer.status !== 200)
        failures.push(`${wish.path} as ${wish.who}: ${answer instanceof Error ? answer.message : answer.status}`)
    }
  }
  const signing = async () => {
    const visit: Visit = await signInAt(origin)
    while (!isOver()) {
      const { took, told } = await visit('nobody-of-this-name', 'sai hoàn toàn rồi')
      if (!told.startsWith('w')) failures.push(`sign-in: ${told}`)
      signIns.push(took)
      await pause(5_000)
    }
  }
  const watching = async () => {
    while (!isOver()) {
      memory.push(memoryOf(pid))
      await pause(1_000)
    }
  }
  await step(`${clients} clients for ${seconds} s`, () =>
    Promise.all([...Array.from({ length: clients }, client), signing(), watching()]),
  )

  const third = Math.floor(memory.length / 3)
  const [early, late] = [at(memory.slice(third, 2 * third), 0.5), at(memory.slice(-third), 0.5)]
  say(`${times.length} answers, ${(times.length / seconds).toFixed(1)} a second; ${failures.length} failures`)
  say(
    `an answer took ${at(times, 0.5).toFixed(0)} ms (p95 ${at(times, 0.95).toFixed(0)}), a refused sign-in at most ${Math.max(...signIns).toFixed(0)}`,
  )
  say(`memory: ${early.toFixed(0)} MB in the second third, ${late.toFixed(0)} MB in the last`)
  for (const failure of new Set(failures.slice(0, 10))) say(failure)
  return failures.length === 0 && at(signIns, 0.5) < 10 * at(times, 0.5) && late < mostGrowth * early
}

function wishOf(chance: () => number): Wish {
  const share = chance()
  const among = share < 0.8 ? lists : share < 0.95 ? reports : files
  return among[Math.floor(chance() * among.length)] as Wish
}

/** The same wishes in every run: a linear congruential generator with the constants of Numerical Recipes. */
function chanceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32
    return state / 2 ** 32
  }
}

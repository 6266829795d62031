import { readFile } from 'node:fs/promises'
import postgres from 'postgres'
import { afterAll, beforeAll } from 'vitest'
import type { Db } from '../actor'
import { migrate } from '../migrate'
import { asOwner } from '../setup/owner'
import type { DemoAccount } from './accounts'
import type { Plan } from './plan'
import { plant } from './plant'

export const plantedOn = '2026-11-22'

const quiet = { max: 1, onnotice: () => {} }

/** A database of its own for as long as the work lasts: what is planted is committed, and other tests never see it. */
export async function inFreshDatabase(work: (ownerUrl: string) => Promise<void>) {
  const { superuserUrl, ownerUrl } = urls()
  const name = `sobo_planted_${process.pid}_${performance.now().toString(36).replace('.', '')}`
  const superuser = postgres(superuserUrl, quiet)
  const inIt = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  try {
    await superuser.unsafe(
      `create database ${name} template template0 encoding 'UTF8' locale_provider icu icu_locale 'vi-VN'`,
    )
    const prepared = postgres(inIt(superuserUrl), quiet)
    await prepared.unsafe(await readFile('db/cluster.sql', 'utf8')).finally(() => prepared.end())
    await migrate(inIt(ownerUrl))
    await work(inIt(ownerUrl))
  } finally {
    await superuser.unsafe(`drop database if exists ${name} with (force)`)
    await superuser.end()
  }
}

function urls() {
  // biome-ignore lint/style/noProcessEnv: only tests know a superuser, so the program's environment does not name one.
  const { TEST_SUPERUSER_URL: superuserUrl, OWNER_DATABASE_URL: ownerUrl } = process.env
  if (!superuserUrl || !ownerUrl) throw new Error('npm test sets TEST_SUPERUSER_URL and OWNER_DATABASE_URL')
  return { superuserUrl, ownerUrl }
}

/** Planted once for all the tests of one plan; the database goes when they are done. */
export function planted(plan: Plan) {
  let ownerUrl = ''
  let accounts: DemoAccount[] = []
  let finish = () => {}
  let database: Promise<void>
  beforeAll(async () => {
    const done = new Promise<void>((resolve) => {
      finish = resolve
    })
    await new Promise<void>((ready, failed) => {
      database = inFreshDatabase(async (url) => {
        ownerUrl = url
        accounts = await asOwner(url, (db) => plant(db, plan, () => {}, plantedOn))
        ready()
        await done
      })
      database.catch(failed)
    })
  })
  afterAll(() => {
    finish()
    return database
  })
  return {
    ask: <T>(work: (db: Db) => Promise<T>) => asOwner(ownerUrl, work),
    account: (role: string) => {
      const found = accounts.find((one) => one.role === role)
      if (!found) throw new Error(`nobody is ${role}`)
      return found
    },
  }
}

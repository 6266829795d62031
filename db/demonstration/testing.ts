import { readFile } from 'node:fs/promises'
import postgres from 'postgres'
import { migrate } from '../migrate'

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

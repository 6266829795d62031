import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { inClone } from '../testing/stories'
import { committed } from './connection'
import { type Migration, MigrationRefused, migrate, migrationFiles } from './migrate'

const files = migrationFiles()
const [first, second, ...rest] = files as [Migration, Migration, ...Migration[]]
const added = { name: '9999_added', hash: 'added', statements: ['create table added ()'] }
const changed = { ...second, hash: 'changed', statements: ['drop table enterprise cascade'] }

const applied = (ownerUrl: string) =>
  committed(ownerUrl, (db) =>
    db.execute<{ name: string; hash: string }>(sql`select name, hash from migration order by position`),
  )
const ofFiles = (migrations: Migration[]) => migrations.map(({ name, hash }) => ({ name, hash }))

test('a migration runs once, and its name is on record', async () => {
  await inClone('empty', async ({ ownerUrl }) => {
    const said: string[] = []
    for (let time = 0; time < 2; time += 1) await migrate(ownerUrl, (text) => said.push(text), [...files, added])
    expect(said).toEqual(['migration 9999_added'])
    expect(await applied(ownerUrl)).toEqual(ofFiles([...files, added]))
  })
})

test.each([
  ['changed', [first, changed, ...rest], `db/migrations/${second.name}.sql has changed`],
  ['missing', [first, ...rest], `the migration ${second.name}, which is not in db/migrations`],
  ['moved', [second, first, ...rest], `ran ${first.name} as migration 1, where the journal of db/migrations has`],
  ['put between', [first, added, second, ...rest], `ran ${second.name} as migration 2`],
])('an old file that was %s stops it, and nothing has run', async (_, present, sentence) => {
  await inClone('empty', async ({ ownerUrl }) => {
    const trying = migrate(ownerUrl, () => {}, [...present, { ...added, name: 'after' }])
    await expect(trying).rejects.toThrow(MigrationRefused)
    await expect(trying).rejects.toThrow(sentence)
    expect(await applied(ownerUrl)).toEqual(ofFiles(files))
  })
})

test('a registry from before migrations had names learns them from the hashes', async () => {
  await inClone('empty', async ({ ownerUrl }) => {
    await committed(ownerUrl, (db) => db.execute(sql`alter table migration drop column name, drop column position`))
    await expect(migrate(ownerUrl, () => {}, [first, changed, ...rest])).rejects.toThrow(`with the hash ${second.hash}`)
    await migrate(ownerUrl)
    expect(await applied(ownerUrl)).toEqual(ofFiles(files))
  })
})

test('views of an extension in the same schema stay', async () => {
  await inClone('empty', async ({ ownerUrl, superuserUrl }) => {
    await committed(superuserUrl, (db) => db.execute(sql`create extension pg_stat_statements schema public`))
    await migrate(ownerUrl)
  })
})

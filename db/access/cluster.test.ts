import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { connected } from '../door/connection'
import { inClone } from '../testing/stories'

test('what a login role sets for itself ends with the next run of cluster.sql, at the latest', () =>
  inClone('empty', async ({ superuserUrl, appUrl, name }) => {
    const settings = () =>
      connected(superuserUrl, async (sql) => {
        const found = await sql<{ name: string }[]>`
          select split_part(setting, '=', 1) as name from pg_db_role_setting, unnest(setconfig) setting
          where setrole = 'sobo_app'::regrole order by 1`
        return found.map(({ name }) => name)
      })
    const ours = ['idle_in_transaction_session_timeout', 'jit', 'lock_timeout', 'search_path', 'statement_timeout']
    // PostgreSQL forbids this to no role. The setting has no effect on the other tests.
    await connected(appUrl, (sql) =>
      sql.unsafe(
        `alter role sobo_app set geqo_seed = 0.5; alter role sobo_app in database ${name} set geqo_seed = 0.5`,
      ),
    )
    expect(await settings()).toEqual(['geqo_seed', 'geqo_seed', ...ours])
    await connected(superuserUrl, async (sql) => sql.unsafe(await readFile('db/cluster.sql', 'utf8')))
    expect(await settings()).toEqual(ours)
  }))

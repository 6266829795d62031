import { inspect } from 'node:util'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { inRegistry } from '../testing/stories'
import { withoutValues } from './without-values'

test('an error that is printed names no values', async () => {
  await inRegistry(async ({ db, people }) => {
    const secret = 'Nguyễn Thị Bí Mật'
    const taken = people.officer.userName
    const failed = await db
      .transaction((db) =>
        db.execute(sql`insert into account (id, user_name, full_name) values (gen_random_uuid(), ${taken}, ${secret})`),
      )
      .catch((error) => error)
    expect(inspect(failed, { depth: 9 })).toContain(secret)
    const printed = inspect(withoutValues(failed), { depth: 9 })
    expect(printed).toContain('account_user_name_taken')
    expect(printed).toContain('    at ')
    expect(printed).not.toContain(secret)
    expect(printed).not.toContain(taken)
  })
})

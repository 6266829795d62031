import type { SQL } from 'drizzle-orm'

/** The statement, whose text and parameters are made when it is first sent. */
export function madeOnce(statement: SQL): SQL {
  const make = statement.toQuery
  let made: ReturnType<typeof make> | undefined
  statement.toQuery = (config) => {
    made ??= make.call(statement, config)
    return made
  }
  return statement
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('every order of text is that of one collation', () => {
  const files = readdirSync('db', { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.(ts|sql)$/.test(path) && !/^migrations|\.test\.ts$/.test(path),
  )
  expect(files.length).toBeGreaterThan(100)
  const named = files.flatMap((path) =>
    [...readFileSync(join('db', path), 'utf8').matchAll(/\bcollate ("[^"]+"|\w+)/g)].map(([, name]) => name),
  )
  // pg_unicode_fast folds, it does not order; "C" compares codes.
  expect(new Set(named)).toEqual(new Set(['vi_natural', 'pg_unicode_fast']))
})

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Locale } from '../core/locale'
import { words } from '../messages/all'
import { sentencesIn } from '../messages/words'

const own = ['app', 'components', 'core', 'db', 'bin', 'e2e']
  .filter((root) => existsSync(root))
  .flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => `${root}/${path}`))
  .filter((path) => !path.startsWith('db/migrations/'))
  .toSorted()
const code = own.filter((path) => /\.(tsx?|mjs|sql|css)$/.test(path))
const source = (path: string) => readFileSync(path, 'utf8')
const says = (directive: RegExp) => code.filter((path) => /\.tsx?$/.test(path) && directive.test(source(path)))

const useClient = /^\s*(?:\/\/[^\n]*\s*|\/\*[\s\S]*?\*\/\s*)*['"]use client['"]/

/** Files whose names Next.js or the component kit prescribe. */
const namedByOthers = /^components\/ui\/|\/(global-)?error\.tsx$/

test('a file says use client when, and only when, its name says so', () => {
  const named = code.filter((path) => path.endsWith('.client.tsx'))
  const saying = says(useClient).filter((path) => !namedByOthers.test(path))
  expect(saying).toEqual(named)
})

/** An imported name `from` breaks the parser that dependency-cruiser uses, so that it misses all imports after it. */
test('nothing imported is called from', () => {
  expect(says(/^import [^'\n]*\{[^}\n]*\bfrom\b[^}\n]*\}/m)).toEqual([])
})

test('no page or layout is a client component', () => {
  expect(says(useClient).filter((path) => /\/(page|layout|template)(\.client)?\.tsx$/.test(path))).toEqual([])
})

test('there are no barrels and no god folders', () => {
  expect(own.filter((path) => /(^|\/)index\.(tsx?|mjs)$/.test(path))).toEqual([])
  expect(says(/^export (type )?(\*|\{[^}]*\}).* from /m)).toEqual([])
  expect(own.filter((path) => /\/(lib|utils|helpers|misc|common)(\/|\.)/.test(path))).toEqual([])
})

/** dependency-cruiser names the same files; this counts them. */
test('the driver is imported in three files', () => {
  expect(says(/from '(postgres|drizzle-orm\/postgres-js)'/)).toEqual([
    'bin/bench/raw-work.ts',
    'db/door/connection.ts',
    'db/door/pool.ts',
  ])
})

test('nothing is cached that depends on who asks', () => {
  expect(says(/^\s*['"]use cache/m)).toEqual([])
})

/** Decision 019: rights come from the functions that the policies use, by db/access/rights.ts. */
test('no screen and no query decides by the name of a role', () => {
  const deciding = /\broles(\??\.(includes|some|every|length)|\[)|\bhas_role\(/
  const deciders = code.filter((path) => /^(app|components|db)\/.*\.tsx?$/.test(path) && !path.endsWith('.test.ts'))
  expect(deciders.filter((path) => deciding.test(source(path)))).toEqual(['db/access/rights.ts'])
})

/** today() reads a table and is not inlined: as a bare call it runs once for every row. */
test('a query asks for the day once, as (select today())', () => {
  const sql = code.filter((path) => path.startsWith('db/') && !path.endsWith('.test.ts'))
  expect(sql.filter((path) => /(@>|<=) today\(\)/.test(source(path)))).toEqual([])
})

/** Decision 018: each word of reports is defined in one place. Tests may define it a second time, to compare. */
test.each([
  ['official report', /state = 'confirmed'[^;`]*number >/, ['db/member-report/sources.sql']],
  [
    'report before, count on a day',
    /(confirmed_report|'confirmed')[^;`]*order by[^;`]*\bends_on desc/,
    ['db/member-report/sources.sql'],
  ],
  [
    'expected to report',
    /organisation_state[^;`]*valid && daterange\(\w+\.starts_on/,
    ['db/member-report/sources.sql'],
  ],
  [
    'who reports',
    /'standing_deputy_secretary',[^;\]]*'acting_in_charge'/,
    ['db/mandate/record.ts', 'db/mandate/reporting.sql', 'db/testing/access-places.ts'],
  ],
  [
    'who stands below',
    /(from|join) organisation_state (\w+ )?(where|join \w+ on) [^;`]*superior_id/,
    ['db/organisation/below.sql', 'db/organisation/policy.sql'],
  ],
  [
    'name on a day',
    /_state[^;`]*order by[^;`]*lower\([^)]*valid\) desc limit 1/,
    ['db/organisation/below.sql', 'db/member-report/sources.sql', 'db/audit/trail.ts'],
  ],
] satisfies [string, RegExp, string[]][])('%s is stated once', (_, statement, sources) => {
  const places = code.filter((path) => /^(app|db)\/.*\.(ts|tsx|sql)$/.test(path) && !path.endsWith('.test.ts'))
  expect(places.filter((path) => statement.test(source(path)) && !sources.includes(path))).toEqual([])
})

test('no file is longer than 300 lines, and core is a handful', () => {
  const lines = (path: string) =>
    source(path)
      .split('\n')
      .filter((line) => line.trim()).length
  expect(code.filter((path) => lines(path) > 300)).toEqual([])
  expect(own.filter((path) => /^core\/[^/]+\.ts$/.test(path) && !path.endsWith('.test.ts')).length).toBeLessThanOrEqual(
    13,
  )
})

/** Random days or codes collide in some runs; waiting for a fixed time is too slow or too short. */
test('journeys draw nothing at random and wait for no clock', () => {
  const drawing = /Math\.random|randomInt|randomBytes|randomUUID|\brandom\(|waitForTimeout/
  const journeys = code.filter((path) => /^(e2e|db\/testing)\//.test(path))
  expect(journeys.length).toBeGreaterThan(20)
  expect(journeys.filter((path) => drawing.test(source(path)))).toEqual([])
})

test('every file of sentences is asked for by its name', () => {
  const files = readdirSync('messages').filter((file) => file.endsWith('.json'))
  expect(Object.keys(words).toSorted()).toEqual(files.map((file) => file.replace('.json', '')).toSorted())
})

test('the two languages say their sentences with the same values', () => {
  const [vi, en] = [sentences('vi'), sentences('en')]
  const differing = Object.keys(vi).filter((key) => valuesIn(vi[key]) !== valuesIn(en[key]))
  expect(differing).toEqual([])
  expect(Object.entries({ ...vi, ...en }).filter(([, text]) => !text.trim())).toEqual([])
})

test('every problem has a sentence', () => {
  const union = /export type Problem =([\s\S]*?)\n\n/.exec(source('core/result.ts'))?.[1] ?? ''
  const kinds = [...union.matchAll(/kind: '([a-z-]+)'/g)].map(([, kind]) => kind).filter((kind) => kind !== 'invalid')
  expect(kinds.length).toBeGreaterThan(5)
  const reasons = code
    .filter((path) => /^(core|db)\/.*\.ts$/.test(path) && !path.endsWith('.test.ts'))
    .flatMap((path) => reasonGiven.flatMap((pattern) => [...source(path).matchAll(pattern)]))
    .map(([, key]) => `invalid.${key}`)
  expect(reasons).toContain('invalid.number.ambiguous')
  const known = sentences('vi')
  expect([...kinds, ...new Set(reasons)].filter((key) => !(`problem.${key}` in known))).toEqual([])
})

/** Message keys of problems in the code: of parsers, commands, constraints and schemas. */
const reasonGiven = [
  /\bunreadable\('([\w.-]+)'/g,
  /\binvalid\([^,()]+, '([\w.-]+)'/g,
  /\bmessage: \{ key: '([\w.-]+)'/g,
  /\.(?:min|max|length|refine|regex)\([^'\n]*, '([a-z][\w.-]*)'\)/g,
]

const sentences = (locale: Locale) => Object.fromEntries(flat(sentencesIn(words, locale), ''))

function flat(node: object, prefix: string): [string, string][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  )
}

/** The placeholders of a message, including {count, plural, …}, without the branches of a plural. */
const valuesIn = (text = '') =>
  [...text.matchAll(/(?<!\b(?:zero|one|two|few|many|other|=\d+) ?)\{(\w+)(?=[,}])/g)]
    .map(([, name]) => name)
    .toSorted()
    .join()

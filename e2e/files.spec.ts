import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { figureCodes } from '@/db/report/definitions'
import { addressesOf, groupNames } from './addresses'
import { countsOf } from './file-counts'
import { askDemonstration, asOwner, asReader, demonstration, expect, test } from './fixtures'
import { concrete, type Places, placesIn, plantStates } from './places'
import { fileNameIn, type ReadBack, readCsv, readWorkbook } from './workbooks'

/** The addresses of all files of lists and figures. */
const files = (places: Places, who: 'administrator' | 'officer of the park'): string[] => {
  const asked = groupNames
    .flatMap(addressesOf)
    .filter(({ path, asks }) => asks !== 'three' && /^[^?]+\/export(\?(?!format)|$)/.test(path))
    .map(({ path }) => path)
  const figures = who === 'administrator' ? figureCodes.map((code) => `/overview/${code}/export`) : []
  return [...new Set([...asked, ...figures])].map((path) => concrete(path, places))
}

const textOf = (cell: unknown) => String(cell ?? '')

const withFormat = (path: string, format: string) => `${path}${path.includes('?') ? '&' : '?'}format=${format}`

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i
/** Codes of the database look like this; user names and addresses do not stand in cells alone. */
const rawCode = /^[a-z]+(_[a-z]+)+$/

for (const who of ['administrator', 'officer of the park'] as const) {
  test(`every file of ${who} is read back by others as it was written, and as the trail keeps it`, async ({
    registry,
    askAs,
  }) => {
    const places = await placesIn(registry)
    await plantStates(registry)
    const ask = askAs(who)
    let read = 0
    for (const path of files(places, who)) {
      const answer = await ask(withFormat(path, 'xlsx'))
      if (answer.status === 404) continue
      const bytes = Buffer.from(await answer.arrayBuffer())
      const workbook = await readWorkbook(bytes)
      await expectTrue(path, workbook, fileNameIn(answer), bytes)
      expect.soft(workbook.problems, path).toEqual([])
      expectSums(path, workbook)

      read += 1
      if (who !== 'administrator') continue
      await expectCounted(path, workbook)

      // The figures are all written in one way.
      if (path.startsWith('/overview/') && !path.includes('fdi_')) continue
      const other = await ask(withFormat(path, 'csv'))
      const text = Buffer.from(await other.arrayBuffer())
      const csv = readCsv(text.toString())
      await expectTrue(path, csv, fileNameIn(other), text)
      expect.soft(csv.columns, path).toEqual(workbook.columns)
      // Of the trail the second file has one row more: that of the first.
      expect.soft(csv.rows.length, path).toBe(workbook.rows.length + (path === '/audit/export' ? 1 : 0))
    }
    expect(read).toBeGreaterThan(20)
  })
}

test.describe('of the demonstration', () => {
  const { origin, database } = demonstration()
  test.use({ baseURL: origin })

  test('every list and figure is read back with the rows and sums that the tables have @long', async ({ page }) => {
    test.setTimeout(600_000)
    const ask = await askDemonstration(page, 'administrator')
    for (const path of Object.keys(countsOf)) {
      const [list = '', query] = path.split('?')
      const file = `${list}/export${query ? `?${query}` : ''}`
      const answer = await ask(withFormat(file, 'xlsx'))
      // A list of more rows is made by a job.
      if (answer.status === 303) continue
      const workbook = await readWorkbook(Buffer.from(await answer.arrayBuffer()))
      expect.soft(workbook.problems, path).toEqual([])
      expectSums(path, workbook)
      await expectCounted(path, workbook, database)
    }
  })
})

async function expectTrue(path: string, { columns, rows, facts }: ReadBack, name: string, bytes: Buffer) {
  const texts = [name, ...columns, ...Object.entries(facts).flat(), ...rows.flatMap((row) => row.map(textOf))]
  expect
    .soft(
      texts.filter((text) => uuid.test(text)),
      path,
    )
    .toEqual([])
  // Rules have a code that administrators give and read.
  const coded = rows.flatMap((row) => row.filter((cell, at) => columns[at] !== 'Mã' && rawCode.test(textOf(cell))))
  expect.soft(coded, path).toEqual([])
  expect.soft(columns.length, path).toBeGreaterThan(1)
  if (rows.length > 0) {
    expect.soft(facts['Số dòng'], path).toBe(String(rows.length))
    expect.soft(facts['Bộ lọc'], path).toBeTruthy()
    expect.soft(facts['Người xuất dữ liệu'], path).toMatch(/\((Quản trị|Cán bộ)[^[\]]*\)$/)
  }
  const [kept] = await asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    return db.execute<{ new: Record<string, unknown> }>(
      sql`select new from audit where operation = 'export' order by id desc limit 1`,
    )
  })
  expect.soft(kept?.new, path).toMatchObject({
    columns,
    rows: rows.length,
    isWhole: true,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  })
  expect.soft(String(kept?.new.filter), path).not.toMatch(uuid)
}

/** The sums of a workbook are those of the rows that it has. */
function expectSums(path: string, { columns, rows, total }: ReadBack) {
  for (const [at, sum] of (total ?? []).entries()) {
    if (typeof sum !== 'number') continue
    const added = rows.reduce((all, row) => all + Number(row[at] ?? 0), 0)
    expect.soft(sum, `${path}: ${columns[at]}`).toBeCloseTo(added, 2)
  }
}

/** The rows and the sums are those that a statement beside the product counts. */
async function expectCounted(path: string, { rows, total }: ReadBack, database?: string) {
  const statement = countsOf[path.replace('/export', '')]
  if (!statement) return
  const [counted] = await asReader((db) => db.execute<{ rows: number; sums: number[] }>(statement), database)
  expect.soft(rows.length, path).toBe(counted?.rows)
  const told = (total ?? []).filter((cell) => typeof cell === 'number')
  // Of no amount at all there is no sum. Amounts are rounded to two decimals in each row.
  // The driver reads a null within an array as NaN.
  const sums = (counted?.sums ?? []).filter(Number.isFinite)
  if (path.startsWith('/overview/')) expect.soft(told.length, `${path}: sums`).toBe(sums.length)
  for (const [at, sum] of sums.entries())
    expect.soft(Math.abs(sum - (told[at] ?? Number.NaN)), `${path}: sum ${at + 1}`).toBeLessThan(0.006 * rows.length)
}

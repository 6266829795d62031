import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parse } from 'csv-parse/sync'
import { extractText, getDocumentProxy } from 'unpdf'
import { demonstration, expect, signInToDemonstration, test } from './fixtures'
import { readWorkbook } from './workbooks'

test.use({ baseURL: demonstration().origin })

const run = promisify(execFile)
const office = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/opt/libreoffice/program/soffice'].find(existsSync)

/** Files with the widest tables, the largest amounts, sums, moments, and more rows than are measured. */
const files = [
  'enterprises',
  'projects',
  'people',
  'organisations',
  'member-reports',
  'documents',
  'events',
  'correction-requests',
  'overview/fdi_capital',
  'overview/domestic_capital',
  'overview/workers_with_party_organisation',
  'overview/share_of_exports',
]

test('LibreOffice shows every number of a file, has its rows, and prints it one page wide @long', async ({
  page,
}, info) => {
  test.skip(!office, 'LibreOffice is not installed: no soffice')
  // Each file is converted twice.
  test.setTimeout(900_000)
  const folder = info.outputPath('office')
  await mkdir(folder, { recursive: true })
  await signInToDemonstration(page, 'officer')
  for (const path of files) {
    const bytes = await (await page.request.get(`/${path}/export`)).body()
    const { columns, rows, total } = await readWorkbook(bytes)
    const name = path.replace('/', '-')
    await writeFile(join(folder, `${name}.xlsx`), bytes)

    await convert('pdf', name, folder)
    const pdf = await getDocumentProxy(new Uint8Array(await readFile(join(folder, `${name}.pdf`))))
    const [, , width = 0, height = 0] = (await pdf.getPage(1)).view
    expect.soft(width, `${path}: landscape`).toBeGreaterThan(height)
    const { text } = await extractText(pdf)
    expect.soft(text.filter((one) => one.includes('##')).length, `${path}: numbers that are not shown`).toBe(0)
    const [heading = ''] = columns[0]?.split(' ') ?? []
    expect
      .soft(
        text.slice(0, -1).filter((one) => !one.includes(heading)),
        `${path}: heading on each page`,
      )
      .toEqual([])

    await convert('csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false,false,false,1', name, folder)
    const lines = (
      parse(await firstSheet(folder, name), { delimiter: ';', relax_column_count: true }) as string[][]
    ).slice(1)
    const written = total ? lines.slice(0, -2) : lines
    expect.soft(written.length, `${path}: rows`).toBe(rows.length)
    expect
      .soft(
        written.map(([one]) => one?.trim()),
        path,
      )
      .toEqual(rows.map(([one]) => String(one ?? '').trim()))
  }
})

/** LibreOffice with a profile of its own: a second one on the same profile ends at once. */
const convert = (to: string, name: string, folder: string) =>
  run(office ?? '', [
    `-env:UserInstallation=file://${folder}/profile`,
    '--headless',
    '--convert-to',
    to,
    '--outdir',
    folder,
    join(folder, `${name}.xlsx`),
  ])

/** With a number of a sheet LibreOffice adds its name to that of the file. */
async function firstSheet(folder: string, name: string): Promise<string> {
  const [file = ''] = (await readdir(folder)).filter((one) => one.startsWith(name) && one.endsWith('.csv'))
  return await readFile(join(folder, file), 'utf8')
}

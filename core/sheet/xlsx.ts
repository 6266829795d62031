import type { Workbook } from '../spreadsheet'
import { colsOf, dataSheet, rangeOf } from './data-sheet'
import { type Fact, factsAfter, factsBefore, words } from './facts'
import { styleOf, styles } from './look'
import { pageOf } from './page'
import { escaped, letterOf, linked, main, schemas, textCell, xml } from './xml'
import { type Part, zip } from './zip'

/** The sheets with typed cells, then one about the file. Rows are read with backpressure. */
export function writeXlsx(workbook: Workbook): ReadableStream<Uint8Array> {
  const { sheets } = workbook
  const rows = sheets.map(() => 0)
  const names = sheetNames([...sheets.map(({ name }) => name ?? workbook.title), words.information[workbook.locale]])
  const paths = names.map((_, at) => `worksheets/sheet${at + 1}`)
  const parts: Part[] = [
    ...sheets.map(
      (sheet, at): Part => [
        `xl/${paths[at]}.xml`,
        () =>
          dataSheet(workbook, sheet, (count) => {
            rows[at] = count
          }),
      ],
    ),
    [`xl/${paths.at(-1)}.xml`, () => [informationSheet(workbook, rows)]],
    ['xl/workbook.xml', () => [workbookXml(names, workbook, rows)]],
    ['xl/styles.xml', () => [styles]],
    [
      'xl/_rels/workbook.xml.rels',
      () => [
        relations([...paths.map((path): [string, string] => ['worksheet', `${path}.xml`]), ['styles', 'styles.xml']]),
      ],
    ],
    ['_rels/.rels', () => [relations([['officeDocument', 'xl/workbook.xml']])]],
    ['[Content_Types].xml', () => [contentTypes(paths)]],
  ]
  return zip(parts)
}

function informationSheet(workbook: Workbook, rows: number[]) {
  const { title, about } = workbook
  const lines: (Fact | [string])[] = [
    [title],
    ...(about.banner ? [[about.banner] as [string]] : []),
    ...factsBefore(workbook),
    ...factsAfter(workbook, rows),
  ]
  const cells = (texts: readonly string[], line: number) =>
    texts
      .map((text, at) => {
        const isTitle = texts.length === 1
        return textCell(`${letterOf(at)}${line}`, text, styleOf(isTitle || at === 0 ? 'text' : 'wrapped', isTitle))
      })
      .join('')
  const body = lines.map((texts, at) => `<row r="${at + 1}">${cells(texts, at + 1)}</row>`).join('')
  return `${xml}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${colsOf([28, 90])}<sheetData>${body}</sheetData>${pageOf(workbook, 28 + 90)}</worksheet>`
}

const relations = (targets: [type: string, target: string][]) =>
  `${xml}<Relationships xmlns="${schemas}/package/2006/relationships">${targets
    .map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${linked}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

function workbookXml(names: string[], { sheets, locale }: Workbook, rows: number[]) {
  const listed = names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
  const named = sheets.flatMap(({ columns }, at) => {
    const on = `'${names[at]?.replaceAll("'", "''")}'!`
    const range = on + rangeOf(columns, rows[at] ?? 0).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
    return [
      ...(at === 0 ? [`<definedName name="${words.data[locale]}">${escaped(range)}</definedName>`] : []),
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${escaped(range)}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${escaped(`${on}$1:$1`)}</definedName>`,
    ]
  })
  return `${xml}<workbook xmlns="${main}" xmlns:r="${linked}"><sheets>${listed.join('')}</sheets><definedNames>${named.join('')}</definedNames></workbook>`
}

/** Excel takes 31 characters, without some marks, and no name twice, whatever its case. */
function sheetNames(wanted: string[]): string[] {
  const taken: string[] = []
  for (const name of wanted) {
    const plain = name
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
    let named = shortened(plain, 31)
    for (let number = 2; taken.some((one) => one.toLowerCase() === named.toLowerCase()); number += 1)
      named = `${shortened(plain, 27)} ${number}`
    taken.push(named)
  }
  return taken
}

const shortened = (name: string, most: number) =>
  name.length > most
    ? name
        .slice(0, most + 1)
        .replace(/\s+\S*$/, '')
        .slice(0, most)
    : name

const contentTypes = (paths: string[]) =>
  `${xml}<Types xmlns="${schemas}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
    ['workbook', 'sheet.main'],
    ...paths.map((path) => [path, 'worksheet']),
    ['styles', 'styles'],
  ]
    .map(
      ([path, type]) =>
        `<Override PartName="/xl/${path}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`,
    )
    .join('')}</Types>`

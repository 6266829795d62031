import type { ColumnKind } from '../spreadsheet'
import { mostDecimals } from './value'
import { main, xml } from './xml'

/** The looks of cells, in the order of the styles of the workbook. */
const kinds = ['text', 'wrapped', 'code', 'year', 'date', 'moment'] as const
const counted = Array.from({ length: mostDecimals + 1 }, (_, decimals) => `number${decimals}` as const)
const looks = [...kinds, ...counted] as const
export type Look = (typeof looks)[number] | 'heading'

/** The style of a cell. In the row of sums it is bold, under a line. */
export const styleOf = (look: Look, isTotal = false): number =>
  look === 'heading' ? 2 * looks.length : looks.indexOf(look) + (isTotal ? looks.length : 0)

export function lookOf(kind: ColumnKind, decimals: number): Look {
  if (kind === 'year' || kind === 'date' || kind === 'moment') return kind
  return `number${decimals}` as Look
}

/** Built-in formats of Excel: 1 is 0, 3 #,##0, 4 #,##0.00, 49 text. Others are defined below. */
const formats: Record<string, number> = { code: 49, year: 1, date: 164, moment: 165, number0: 3, number2: 4 }
const ofDecimals = counted.map((look, decimals) => ({ look, id: formats[look] ?? 165 + decimals, decimals }))
const own = [
  [164, 'dd/mm/yyyy'],
  [165, 'dd/mm/yyyy hh:mm'],
  ...ofDecimals.filter(({ id }) => id > 165).map(({ id, decimals }) => [id, `#,##0.${'0'.repeat(decimals)}`] as const),
] as const

function xf(look: Look, isTotal: boolean) {
  const id = formats[look] ?? ofDecimals.find((one) => one.look === look)?.id ?? 0
  const aside = look.startsWith('number') || look === 'year' ? ' horizontal="right"' : ''
  const wrap = look === 'wrapped' ? ' wrapText="1"' : ''
  return `<xf numFmtId="${id}" fontId="${isTotal ? 1 : 0}" fillId="0" borderId="${isTotal ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"${aside}${wrap}/></xf>`
}

const heading =
  '<xf numFmtId="49" fontId="1" fillId="2" borderId="2" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>'

const line = (side: string, style: string) => `<${side} style="${style}"><color indexed="64"/></${side}>`
const border = (top: string, bottom: string) => `<border><left/><right/>${top}${bottom}<diagonal/></border>`

export const styles = `${xml}<styleSheet xmlns="${main}"><numFmts count="${own.length}">${own
  .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`)
  .join(
    '',
  )}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8ECF1"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="3">${border('<top/>', '<bottom/>')}${border(line('top', 'thin'), line('bottom', 'double'))}${border('<top/>', line('bottom', 'thin'))}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${2 * looks.length + 1}">${[false, true].map((isTotal) => looks.map((look) => xf(look, isTotal)).join('')).join('')}${heading}</cellXfs></styleSheet>`

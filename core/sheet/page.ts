import { formatDateTime } from '../locale'
import type { Workbook } from '../spreadsheet'
import { words } from './facts'
import { escaped } from './xml'

/** A sheet that is wider, in characters, would be printed at less than half its size on A4, and gets A3. */
const widestOnA4 = 260

/**
 * The page of a sheet on paper: landscape, one page wide; above it the title, below it who exported it when, and the
 * number of the page.
 */
export function pageOf({ title, locale, about }: Workbook, width: number): string {
  const above = [said('&L', about.banner, 60), said('&C&"Calibri,Bold"', title, 150)].join('')
  const below = `${said('&L', `${about.exporter} – ${formatDateTime(about.at, locale)}`, 150)}&R${words.page[locale]} &P/&N`
  return `<printOptions gridLines="1"/><pageMargins left="0.4" right="0.4" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="${width > widestOnA4 ? 8 : 9}" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddHeader>${escaped(above)}</oddHeader><oddFooter>${escaped(below)}</oddFooter></headerFooter>`
}

/** A part of a header; an ampersand begins a code there. Excel takes 255 characters for all parts. */
const said = (place: string, text: string | undefined, most: number) =>
  text ? place + cut(text, most).replaceAll('&', '&&') : ''

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

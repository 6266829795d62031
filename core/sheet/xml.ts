export const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
export const schemas = 'http://schemas.openxmlformats.org'
export const main = `${schemas}/spreadsheetml/2006/main`
export const linked = `${schemas}/officeDocument/2006/relationships`

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Escapes text that Excel would read as its escape sequence, such as _x000A_. */
export const escaped = (text: string): string =>
  text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(/[&<>"]/g, (mark) => entities[mark] ?? mark)

/** A, …, Z, AA, … of the columns from 0. */
export function letterOf(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : letterOf(Math.floor(at / 26) - 1) + last
}

/** The longest text of a cell is 32,767 characters. */
export const textCell = (at: string, text: string, style: number): string =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, 32_767))}</t></is></c>`

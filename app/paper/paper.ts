import 'server-only'
import type { Content, ContentTable, CustomTableLayout, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces'

/** The content of a short PDF document; all texts are translated and formatted. */
export type Paper = {
  title: string
  /** Under the title, such as the period and the organisation. */
  about: string[]
  lines: { label: string; value: string }[]
  /** The first column is left-aligned text; the others are right-aligned, formatted figures. */
  tables?: { caption?: string; heads: string[]; rows: string[][] }[]
  notes?: string[]
  /** Who signs, side by side, with room for a signature under `signHint`. */
  signers?: string[]
  signHint?: string
  /** Printed in the footer of every page. */
  integrityCode?: string
}

/** Header and footer, which depend on the user and the registry. */
export type Surroundings = {
  locale: 'vi' | 'en'
  /** Lines above the title: product and office. */
  issuer: string[]
  /** Printed on every page of a demonstration (SOBO_DEMO). */
  banner: string | undefined
  printed: string
  words: { integrityCode: (code: string) => string; page: (page: number, pages: number) => string }
}

const grey = '#555555'

/** The pdfmake definition of a document. Arrays are copied, because pdfmake modifies the ones it is given. */
export function layOut(paper: Paper, { locale, issuer, banner, printed, words }: Surroundings): TDocumentDefinitions {
  const code = paper.integrityCode
  const isDense = needsRoom(paper)
  const foot = [...(code ? [words.integrityCode(code)] : []), printed]
  return {
    pageSize: 'A4',
    pageMargins: isDense ? [56, 50, 56, 62] : [56, 62, 56, 78],
    version: '1.7',
    language: locale,
    displayTitle: true,
    info: { title: paper.title, creator: 'Sổ Bộ', producer: 'Sổ Bộ' },
    defaultStyle: {
      font: 'Tinos',
      ...(isDense ? { fontSize: 10, lineHeight: 1.15 } : { fontSize: 12, lineHeight: 1.25 }),
    },
    header: () => bannerOf(banner),
    footer: (page, pages): Content => ({
      margin: [56, 12, 56, 0],
      fontSize: 9,
      color: grey,
      columns: [{ stack: [...foot] }, { text: words.page(page, pages), width: 'auto' }],
    }),
    content: [
      { stack: [...issuer], fontSize: 10, color: grey },
      { text: paper.title, bold: true, fontSize: 16, alignment: 'center', margin: [0, 18, 0, 2] },
      { stack: paper.about.map(whole), alignment: 'center', margin: [0, 0, 0, 14] },
      ...linesOf(paper.lines),
      ...(paper.tables ?? []).map((table) => tableOf(table, isDense)),
      { stack: (paper.notes ?? []).map(whole), italics: true, margin: [0, 8, 0, 0] },
      ...signersOf(paper),
    ],
  }
}

const bannerOf = (banner: string | undefined): Content =>
  banner
    ? { text: banner, bold: true, fontSize: 10, color: '#8b1a1a', alignment: 'center', margin: [56, 26, 56, 0] }
    : ''

/** pdfmake does not break a word that is longer than its line, so words of 40 characters or more break anywhere. */
const whole = (text: string) => ({
  text,
  wordBreak: /\S{40}/.test(text) ? ('break-all' as const) : ('normal' as const),
})

/** No table at all without lines: pdfmake throws on a table without rows. */
function linesOf(lines: Paper['lines']): Content[] {
  if (lines.length === 0) return []
  const body = lines.map(({ label, value }): TableCell[] => [{ text: label, color: grey }, whole(value)])
  return [
    {
      layout: { defaultBorder: false, paddingLeft: () => 0, paddingTop: () => 0.5, paddingBottom: () => 0.5 },
      table: { widths: [170, '*'], body },
      margin: [0, 0, 0, 8],
    },
  ]
}

type Table = NonNullable<Paper['tables']>[number]

/** The lines of text that fit on a page in the usual size beside title and signatures, and closely set. */
const roomy = 20
const full = 4 * roomy

/**
 * Whether a paper is set closely, with tables of two columns in two halves side by side, so that it fits on one page.
 * One that needs several pages in any case is not.
 */
function needsRoom({ lines, tables = [], notes = [] }: Paper): boolean {
  const linesOf = (text: string, width: number) => Math.max(1, Math.ceil(text.length / width))
  const taken = [
    ...lines.map(({ value }) => linesOf(value, 50)),
    ...notes.map((note) => linesOf(note, 80)),
    ...tables.map(({ rows }) => rows.length),
  ].reduce((sum, one) => sum + one, 0)
  return taken > roomy && taken <= full
}

const tight: CustomTableLayout = {
  hLineWidth: (line) => (line === 0 ? 0 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => '#aaaaaa',
  paddingTop: () => 0.5,
  paddingBottom: () => 0.5,
}

function tableOf({ caption = '', heads, rows }: Table, isDense: boolean): Content {
  const half = Math.ceil(rows.length / 2)
  return {
    margin: [0, 8, 0, 8],
    stack: [
      { text: caption, bold: true, margin: [0, 0, 0, 4] },
      isDense && heads.length === 2
        ? {
            columnGap: 16,
            columns: [rows.slice(0, half), rows.slice(half)].map((part) => ({
              ...gridOf(heads, part, 48),
              layout: tight,
            })),
          }
        : gridOf(heads, rows),
    ],
  }
}

function signersOf({ signers = [], signHint = '' }: Paper): Content[] {
  if (signers.length === 0) return []
  const place = (who: string): Content => ({
    stack: [
      { text: who, bold: true },
      { text: signHint, italics: true, fontSize: 10, margin: [0, 0, 0, 48] },
    ],
  })
  return [{ columns: signers.map(place), alignment: 'center', margin: [0, 14, 0, 0], unbreakable: true }]
}

function gridOf(heads: string[], rows: string[][], width: number | 'auto' = 'auto'): ContentTable {
  const cells = (texts: string[], bold: boolean) =>
    texts.map((text, column): TableCell => ({ ...whole(text), bold, alignment: column === 0 ? 'left' : 'right' }))
  return {
    layout: 'lightHorizontalLines',
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: heads.map((_, column) => (column === 0 ? '*' : width)),
      body: [cells(heads, true), ...rows.map((row) => cells(row, false))],
    },
  }
}

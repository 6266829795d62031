import { parse } from 'csv-parse/sync'
import { sql } from 'drizzle-orm'
import { readXlsx } from 'hucre/xlsx'
import { extractText } from 'unpdf'
import type { Locale } from '@/core/locale'
import { type Ask, asReader, expect } from './fixtures'
import { faultsIn, filesIn, linksIn, rawIn } from './html'
import { piecesOf, strangersIn } from './languages'
import { fileNameIn } from './workbooks'

export type Walk = {
  locale: Locale
  database?: string
  /** Without workbooks, which have the cells of CSV and are slow to read, and with one figure of all. */
  isBrief?: boolean
  /** Where it begins. */
  waiting?: string[]
  /** The kinds that it leaves out. */
  kinds?: Set<string>
}

/**
 * Follows the links of all pages, and expects of one page and one file of each kind that it is there and says nothing
 * raw, and nothing in the other language. Returns the number of kinds.
 */
export async function walk(
  ask: Ask,
  { locale, database, isBrief = false, waiting = ['/'], kinds = new Set() }: Walk,
): Promise<number> {
  let judge = await judgeOf(locale, database)
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    const kind = kindOf(path, isBrief)
    if (kinds.has(kind) || (isBrief && kind.endsWith('format=xlsx'))) continue
    kinds.add(kind)
    const answer = await ask(path, { redirect: 'follow' })
    expect.soft(answer.status, path).toBe(200)
    const isPage = answer.headers.get('content-type')?.startsWith('text/html')
    const html = isPage ? await answer.text() : ''
    // Other tests make files meanwhile.
    if (path.startsWith('/audit')) judge = await judgeOf(locale, database)
    expect.soft(judge(path, isPage ? html : await textsOf(answer, locale)), path).toEqual([])
    waiting.push(...linksIn(html), ...filesIn(html))
  }
  return kinds.size
}

/** What is raw in a page or in the cells of a file, in the other language, or else wrong with a page. */
export async function judgeOf(locale: Locale, database?: string) {
  const quoted = await quotedTexts(database)
  return (path: string, said: string | string[]): string[] => {
    const pieces = [...new Set(typeof said === 'string' ? piecesOf(said) : said)]
    const raw = typeof said === 'string' ? faultsIn(said) : rawIn(pieces.join('\n'))
    return [...raw, ...strangersIn(quoted(path, pieces), locale)]
  }
}

/** URLs that differ only by ids or query are of one kind; in brief all figures are. A format is a kind. */
export const kindOf = (path: string, isBrief: boolean) => {
  const [, format = ''] = /[?&](format=\w+)/.exec(path) ?? []
  const kind = path.replace(/[?#].*/, '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id') + format
  return isBrief ? kind.replace(/^\/overview\/\w+_\w+/, '/overview/code') : kind
}

/**
 * Texts of people that look like texts of the program, by the beginning of the paths that show them: of unions, of rules
 * in both languages, words in names, reasons, and what the trail quotes of files in the language of each.
 */
async function quotedTexts(database?: string) {
  const found = await asReader(
    (db) =>
      db.execute<{ at: string; text: string }>(sql`
        select '/' as at, name as text from affiliated_organisation union select '/', name_en from rule_set
        union select '/rule-sets', name from rule_set union select '/tasks/rule', name from rule_set
        union select '/name-words', unnest(array[word, spellings]) from name_word
        union select '/reopenings', request_reason from reopening
        union select '/audit', unnest(array[
            new ->> 'title', new ->> 'filter', array_to_string(array(select jsonb_array_elements_text(new -> 'columns')), ', ')
          ]) from audit where operation = 'export'`),
    database,
  )
  const texts = [...found].filter(({ text }) => text).sort((a, b) => b.text.length - a.text.length)
  return (path: string, pieces: string[]) => {
    const here = texts.filter(({ at }) => path.startsWith(at)).map(({ text }) => text)
    const whole = new Set(here)
    // Within other texts a short one may be a part of a word.
    const within = here.filter((text) => text.length >= 10)
    const others = pieces.filter((piece) => !whole.has(piece)).join('\n')
    return within.reduce((all, text) => all.replaceAll(text, ''), others).split('\n')
  }
}

/** The name of a file, and the texts in it: of all cells, or of all pages. */
async function textsOf(answer: Response, locale: Locale): Promise<string[]> {
  const [name, type] = [fileNameIn(answer), answer.headers.get('content-type') ?? '']
  const bytes = Buffer.from(await answer.arrayBuffer())
  const delimiter = locale === 'vi' ? ';' : ','
  if (type.startsWith('text/csv'))
    return [name, ...(parse(bytes.toString(), { bom: true, delimiter }) as string[][]).flat()]
  if (type.includes('pdf')) return [name, ...(await extractText(new Uint8Array(bytes))).text]
  const { sheets } = await readXlsx(bytes)
  return [name, ...sheets.flatMap((sheet) => [sheet.name, ...sheet.rows.flat().map((cell) => String(cell ?? ''))])]
}

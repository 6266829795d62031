import { and, eq, getTableColumns, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../actor'
import { type Asked, anyOf, dayOf, every, fieldsFrom, type Listed, listed, patternOf, window } from '../list'
import { mayRevise } from '../rights'
import { type DocumentInput, document, documentFile } from './record'

export type DocumentFilter = {
  unitId?: string | undefined
  type?: string | undefined
  year?: number | undefined
  hasFile?: 'yes' | 'no' | undefined
  followed?: 'no' | undefined
}

export type DocumentRow = DocumentInput & { id: string; unitName: string | null; fileName: string | null }

const sortable: Record<string, SQL> = {
  issuedOn: sql`d.issued_on`,
  number: sql`d.number collate "vi-x-icu"`,
  issuer: sql`d.issuer collate "vi-x-icu"`,
  type: sql`d.type`,
}

export function listDocuments(db: Db, asked: Asked & DocumentFilter): Promise<Listed<DocumentRow>> {
  return listed(db, documentRows(asked, window(asked)), sql`select ${matching(asked)}`)
}

export function documentRows(asked: Asked & DocumentFilter, part: SQL = sql``): SQL {
  const direction = asked.descending ? sql`desc` : sql`asc`
  const order = sql`${sortable[asked.sort] ?? sortable.issuedOn} ${direction}, d.id`
  return sql`
    select ${fieldsFrom('d', document)}, u.name as "unitName",
      (select f.name from document_file f where f.document_id = d.id) as "fileName"
    from (select d.* ${matching(asked)} order by ${order} ${part}) d
    left join unit_state u on u.unit_id = d.unit_id and u.valid @> (select today())
    order by ${order}`
}

function matching(asked: Asked & DocumentFilter): SQL {
  const filed = sql`exists (select from document_file f where f.document_id = d.id)`
  return sql`from document d where ${every([
    asked.followed === 'no'
      ? sql`d.retired_on is not null`
      : sql`(d.retired_on is null or d.retired_on > ${dayOf(asked)})`,
    asked.text ? sql`d.id in (select documents_like(${patternOf(asked.text)}))` : undefined,
    asked.unitId ? sql`d.unit_id in (select units_below(${asked.unitId}::uuid))` : undefined,
    asked.type ? sql`d.type = ${asked.type}::document_type` : undefined,
    asked.year
      ? sql`d.issued_on >= make_date(${asked.year}::int, 1, 1) and d.issued_on < make_date(${asked.year}::int + 1, 1, 1)`
      : undefined,
    asked.hasFile === 'yes' ? filed : undefined,
    asked.hasFile === 'no' ? sql`not ${filed}` : undefined,
  ])}`
}

/** A document with what is known of its file, but not its bytes. */
export async function findDocument(db: Db, id: string) {
  const { searchText: _search, ...columns } = getTableColumns(document)
  const [found] = await db
    .select({
      ...columns,
      file: {
        name: documentFile.name,
        mediaType: documentFile.mediaType,
        size: documentFile.size,
        sha256: documentFile.sha256,
      },
      canEdit: mayRevise(document),
    })
    .from(document)
    .leftJoin(documentFile, eq(documentFile.documentId, document.id))
    .where(eq(document.id, id))
  return found ?? null
}

export async function findDocumentFile(db: Db, documentId: string) {
  const [found] = await db.select().from(documentFile).where(eq(documentFile.documentId, documentId))
  return found ?? null
}

/** The years in which the documents were issued, newest first. */
export async function listYears(db: Db): Promise<number[]> {
  const years = await db.execute<{ year: number }>(
    sql`select distinct extract(year from issued_on)::int as year from document order by year desc`,
  )
  return [...years].map(({ year }) => year)
}

/** The same issuer, type, number and date: the same paper, as far as the actor may see it (V15). */
export const listSameDocuments = (db: Db, id: string, { issuer, type, number, issuedOn }: DocumentInput) =>
  db
    .select({ id: document.id, number: document.number, subject: document.subject })
    .from(document)
    .where(
      and(
        sql`lower(${document.issuer}) = lower(${issuer})`,
        sql`lower(${document.number}) = lower(${number})`,
        eq(document.type, type ?? 'decision'),
        eq(document.issuedOn, issuedOn),
        isNull(document.retiredOn),
        ne(document.id, id),
      ),
    )

type Choice = { value: string; label: string }

const cited = sql`d.number || ', ' || to_char(d.issued_on, 'DD/MM/YYYY') || ', ' || d.issuer`

/** Papers as other records cite them: number, date, issuer. */
export const listDocumentNames = (db: Db, ids: string[]) =>
  db.execute<Choice>(sql`select d.id as value, ${cited} as label from document d where d.id = ${anyOf(ids)}`)

/** The first few documents that fit a text, for a field that refers to one. */
export const suggestDocuments = (db: Db, text: string) =>
  db.execute<Choice>(sql`
    select d.id as value, ${cited} as label from document d
    where d.retired_on is null and ${text.trim() ? sql`d.id in (select documents_like(${patternOf(text)}))` : sql`true`}
    order by d.issued_on desc, d.number limit 10`)

/** A document as a form names it. */
export async function findDocumentChoice(db: Db, id: string | null | undefined) {
  if (!id) return undefined
  const [found] = await db.execute<Choice>(
    sql`select d.id as value, ${cited} as label from document d where d.id = ${id}::uuid`,
  )
  return found
}

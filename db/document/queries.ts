import { and, eq, getTableColumns, isNull, ne, sql } from 'drizzle-orm'
import { mayRevise } from '../access/rights'
import type { Db } from '../door/actor'
import { patternOf } from '../record/list'
import { citation, type DocumentInput, document, documentFile } from './record'

/** A document with the metadata of its file, without the content. */
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

/** Other documents with the same issuer, type, number and date (V15) that the actor may read. */
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

/** Ten documents that match a search text. */
export const suggestDocuments = (db: Db, text: string) =>
  db.execute<Choice>(sql`
    select id as value, ${citation} as label from document
    where retired_on is null and ${text.trim() ? sql`id in (select documents_like(${patternOf(text)}))` : sql`true`}
    order by issued_on desc, number limit 10`)

/** The option for a document that a form refers to. */
export async function findDocumentChoice(db: Db, id: string | null | undefined) {
  if (!id) return undefined
  const [found] = await db.execute<Choice>(
    sql`select id as value, ${citation} as label from document where id = ${id}::uuid`,
  )
  return found
}

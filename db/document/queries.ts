import { and, eq, getTableColumns, isNull, sql } from 'drizzle-orm'
import { mayRevise } from '../access/rights'
import type { Db } from '../door/actor'
import { suggestIn } from '../record/suggest'
import { citation, type DocumentInput, document, documentFile } from './record'

/** A document with the metadata of its file, without the content. */
export async function findDocument(db: Db, id: string) {
  const [found] = await db
    .select({
      ...getTableColumns(document),
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

/** The same issuer, type, number and date: the same paper, as far as the actor may see it (V15). */
export const listSameDocuments = (
  db: Db,
  {
    issuer,
    type,
    number,
    issuedOn,
  }: Pick<DocumentInput, 'issuer' | 'number' | 'issuedOn'> & { type?: DocumentInput['type'] | undefined },
) =>
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
      ),
    )

/** The documents that a search text finds, the latest first. */
export const suggestDocuments = (db: Db, text: string) =>
  suggestIn(
    db,
    {
      record: 'document',
      from: sql`document`,
      id: sql`document.id`,
      label: sql`${citation}`,
      holds: sql`document.retired_on is null`,
      order: sql`document.issued_on desc, document.number`,
    },
    text,
  )

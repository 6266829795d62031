import { createHash } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { fail, invalid, type Message, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { newId } from '../record/id'
import { fileNameFor, kindOfFile } from './file-kind'
import { findDocument } from './queries'
import { type DecisionInput, type DocumentInput, document, documentFile } from './record'

type Paper = Pick<DocumentInput, 'unitId' | 'issuer' | 'number' | 'issuedOn' | 'subject'> &
  Pick<Partial<DocumentInput>, 'type'>

/**
 * The id of a decision; inserts it if there is none with the same issuer, type, number and date (V15). It finds only
 * documents that the actor may read.
 */
export async function findOrRecordDecision(db: Db, { type = 'decision', ...paper }: Paper): Promise<string> {
  const [known] = await db
    .select({ id: document.id })
    .from(document)
    .where(
      and(
        sql`lower(${document.issuer}) = lower(${paper.issuer})`,
        sql`lower(${document.number}) = lower(${paper.number})`,
        eq(document.type, type),
        eq(document.issuedOn, paper.issuedOn),
        isNull(document.retiredOn),
      ),
    )
    .limit(1)
  if (known) return known.id
  const id = newId()
  await db.insert(document).values({ id, type, ...paper })
  return id
}

type Place = { unitId: string; subject: string }

/**
 * The id of the decision in a form. Null if all three fields are empty ("bổ sung sau", to be added later). If only some
 * are filled in, fails with V14 at the empty ones.
 */
export async function decisionIn(db: Db, typed: DecisionInput, place: Place): Promise<Result<string | null>> {
  const { decisionNumber: number, decisionIssuedOn: issuedOn, decisionIssuer: issuer } = typed
  if (!number && !issuedOn && !issuer) return ok(null)
  if (number && issuedOn && issuer) return ok(await findOrRecordDecision(db, { ...place, number, issuedOn, issuer }))
  const missing = Object.entries({ decisionNumber: number, decisionIssuedOn: issuedOn, decisionIssuer: issuer })
    .filter(([, value]) => !value)
    .map(([name]): [string, Message] => [name, { key: 'v14' }])
  return fail({ kind: 'invalid', fields: Object.fromEntries(missing) })
}

/** Inserts a document. Repeated with the same id it does nothing. */
export async function registerDocument(db: Db, id: string, input: DocumentInput): Promise<Result<{ id: string }>> {
  if (await findDocument(db, id)) return ok({ id })
  await db.insert(document).values({ id, ...input })
  return ok({ id })
}

/** Stores the file of a document, replacing the one before. Its type is detected from the content. */
export async function keepFile(db: Db, documentId: string, givenName: string, content: Buffer): Promise<Result<null>> {
  const kind = kindOfFile(content)
  if (typeof kind === 'string') return invalid('file', kind)
  const found = await findDocument(db, documentId)
  if (!found) return fail({ kind: 'missing' })
  if (!found.canEdit) return fail({ kind: 'forbidden' })
  const file = {
    name: fileNameFor(givenName, kind),
    mediaType: kind.mediaType,
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    content,
  }
  if (found.file) await db.update(documentFile).set(file).where(eq(documentFile.documentId, documentId))
  else await db.insert(documentFile).values({ documentId, ...file })
  return ok(null)
}

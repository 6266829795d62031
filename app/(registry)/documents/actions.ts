'use server'

import { atIn, registering, revising } from '@/app/request/action'
import { settleWith } from '@/app/request/settle'
import { registerDocument } from '@/db/document/commands'
import { findDocument, listSameDocuments } from '@/db/document/queries'
import { DocumentInput, DocumentRegistration, document, documents } from '@/db/document/record'
import { revisePlain } from '@/db/plain'

/** V15: a paper that seems to be known already is said so once; the officer then says that it is another. */
export const register = registering({
  table: document,
  input: DocumentRegistration,
  judge: async (db, { issuer, type, number, issuedOn, isAnother }) => {
    const isTold = issuer && number && issuedOn && !isAnother
    const same = isTold ? await listSameDocuments(db, { issuer, type, number, issuedOn }) : []
    const records = same.map((one) => ({ code: 'document', id: one.id, name: `${one.number}, ${one.subject}` }))
    return records.length > 0 ? { isAnother: { key: 'v15', records } } : {}
  },
  work: (db, { isAnother: _, ...input }, id) => registerDocument(db, id, input),
  goTo: ({ id }) => `/documents/${id}?saved=registered`,
})

export const revise = revising({
  input: DocumentInput,
  work: (db, input, hidden) => revisePlain(db, documents, atIn(hidden), input),
  goTo: ({ id }) => `/documents/${id}?saved=revised`,
  settle: settleWith('document', (db, id) => findDocument(db, id)),
})

'use server'

import { atIn, registering, revising } from '@/app/request/action'
import { settleWith } from '@/app/request/settle'
import { registerDocument } from '@/db/document/commands'
import { findDocument, listSameDocuments } from '@/db/document/queries'
import { DocumentInput, DocumentRegistration, document, documents } from '@/db/document/record'
import { revisePlain } from '@/db/plain'

/** Rule V15: a likely duplicate is refused once; the officer can then confirm that it is another document. */
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

'use server'

import { action, atIn, registering } from '@/app/request/action'
import { changeReasons } from '@/app/request/reason'
import { settleWith } from '@/app/request/settle'
import { invalid } from '@/core/result'
import { registerDocument } from '@/db/document/commands'
import { findDocument, listSameDocuments } from '@/db/document/queries'
import { DocumentInput, DocumentRegistration, document, documents } from '@/db/document/record'
import { revisePlain } from '@/db/plain'

/** V15: a paper that seems to be known already is said so once; the officer then says that it is another. */
export const register = registering({
  table: document,
  input: DocumentRegistration,
  work: async (db, { isAnother, ...input }, id) => {
    const same = isAnother ? [] : await listSameDocuments(db, id, input)
    const [known] = same
    if (known) return invalid('isAnother', 'v15', { subject: known.subject })
    return registerDocument(db, id, input)
  },
  goTo: ({ id }) => `/documents/${id}?saved=registered`,
})

export const revise = action({
  input: DocumentInput,
  reasons: changeReasons,
  work: (db, input, hidden) => revisePlain(db, documents, atIn(hidden), input),
  goTo: ({ id }) => `/documents/${id}?saved=revised`,
  settle: settleWith('document', (db, id) => findDocument(db, id)),
})

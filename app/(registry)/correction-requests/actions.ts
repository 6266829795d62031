'use server'

import { action } from '@/app/request/action'
import { AnswerInput, answerRequest } from '@/db/correction-request/answer'

export const answer = action({
  input: AnswerInput,
  work: (db, input, { id = '' }) => answerRequest(db, id, input),
  goTo: ({ id }) => `/correction-requests/${id}?saved=revised`,
})

import 'server-only'
import { z } from 'zod'
import { reasonOf } from '@/core/form'
import type { Result } from '@/core/result'
import type { Db } from '@/db/actor'
import type { At, Retirement } from '@/db/kept'
import { RetirementInput } from '@/db/validity'
import { action } from '../action'

type Retire = (db: Db, at: At, retirement: Retirement) => Promise<Result<At>>

/** The action of a retire form; the record's command is the only thing that differs. */
export const retiring = (retire: Retire, path: string) =>
  action({
    input: RetirementInput,
    work: (db, { retiredOn: on }, hidden) => retire(db, atIn(hidden), { on, reason: reasonIn(hidden) }),
    goTo: ({ id }) => `${path}/${id}?saved=retired`,
  })

export const restoring = (retire: Retire, path: string) =>
  action({
    input: z.object({}),
    work: (db, _, hidden) => retire(db, atIn(hidden), null),
    goTo: ({ id }) => `${path}/${id}?saved=restored`,
  })

export const atIn = ({ id = '', version = '' }: Record<string, string>): At => ({
  id,
  version: Number(version) || 0,
})

/** What askReason() asked, in one line. */
export const reasonIn = ({ reason, reasonNote }: Record<string, string>): string => reasonOf(reason, reasonNote)

import { ok, type Result } from '../../core/result'
import type { Db } from '../actor'
import { type At, type Retirement, retireKept, reviseKept } from '../kept'
import { readTarget } from './queries'
import { type TargetInput, target } from './record'

/** Repeating it with the same id registers nothing twice. */
export async function registerTarget(db: Db, id: string, input: TargetInput): Promise<Result<{ id: string }>> {
  if (!(await readTarget(db, id))) await db.insert(target).values({ id, ...input })
  return ok({ id })
}

export const reviseTarget = (db: Db, at: At, input: TargetInput) => reviseKept(db, target, at, input)

export const retireTarget = (db: Db, at: At, retirement: Retirement) => retireKept(db, target, at, retirement)

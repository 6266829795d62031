import { ok, type Result } from '../../core/result'
import type { Db } from '../actor'
import { type At, type Retirement, retireKept, reviseKept } from '../kept'
import { findCommune } from './queries'
import { type CommuneInput, commune } from './record'

/** Repeating it with the same id registers nothing twice. */
export async function registerCommune(db: Db, id: string, input: CommuneInput): Promise<Result<{ id: string }>> {
  if (!(await findCommune(db, id))) await db.insert(commune).values({ id, ...input })
  return ok({ id })
}

export const reviseCommune = (db: Db, at: At, input: CommuneInput) => reviseKept(db, commune, at, input)

export const retireCommune = (db: Db, at: At, retirement: Retirement) => retireKept(db, commune, at, retirement)

import 'server-only'
import type { Foreign } from '@/core/request/front'
import { causeOf, log } from '@/core/request/log'
import { noteForeign } from '@/db/audit/queries'
import { whyOver, withActor } from '@/db/door/actor'
import { isToken } from './session'

/** Enters in the trail of the account that the front refused a request of another origin with its session. */
export async function noteRefusal({ token, requestId, method }: Foreign): Promise<void> {
  if (!token || !isToken(token)) return
  try {
    await withActor({ token, requestId }, (db) => noteForeign(db, method))
  } catch (error) {
    if (!whyOver(error)) log().error({ ...causeOf(error), requestId }, 'a refusal is not in the trail')
  }
}

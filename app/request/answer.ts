import 'server-only'
import { type Db, type Known, whyOver, withActor } from '@/db/door/actor'
import { presentedActor, see } from './session'

/**
 * Answers a script of a page with data and the account that they are for; 401 without a session, where a redirect would
 * give the script a page of HTML. It counts as use of the session.
 */
export async function answerTo(work: (db: Db, who: Known) => Promise<object>): Promise<Response> {
  const actor = await presentedActor()
  if (!actor) return over()
  try {
    const [answer] = await Promise.all([
      withActor(actor, async (db, who) => ({ ...(await work(db, who)), account: who.accountId })),
      see(actor.token),
    ])
    return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    if (whyOver(error)) return over()
    throw error
  }
}

const over = () => Response.json({}, { status: 401, headers: { 'Cache-Control': 'no-store' } })

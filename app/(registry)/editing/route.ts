import { begin } from '@/app/request/begin'
import { presentedActor } from '@/app/request/session'
import { editorsOf } from '@/app/screen/edited-by'
import { isUuid, paramsIn } from '@/app/screen/params'
import { ok } from '@/core/result'
import { change } from '@/db/door/actor'
import { beginEditing, endEditing } from '@/db/presence/queries'

/**
 * Notes that a form of a record is still open, or with `over` that it was left; answers who else has one open. It does not
 * count as use of the session, and says nothing to those who may not change the record.
 */
export async function POST(request: Request) {
  begin()
  const { record = '', id = '', section = '', over } = paramsIn(request)
  const actor = await presentedActor()
  if (!actor || !isUuid(id)) return new Response(null, { status: 204 })
  const others = await change(actor, async (db) => {
    if (!over) return ok(await beginEditing(db, record, id, section))
    await endEditing(db, id, section)
    return ok([])
  })
  return others.ok ? Response.json(editorsOf(others.value)) : new Response(null, { status: 204 })
}

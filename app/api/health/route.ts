import { requestId } from '@/app/request/session'
import { causeOf, log } from '@/core/request/log'
import { beforeSignIn } from '@/db/door/actor'
import { findOffice } from '@/db/setting/queries'

/** For monitoring: whether server and database respond. */
export async function GET() {
  try {
    await beforeSignIn(findOffice)
    return Response.json({ status: 'ok', database: 'ok' })
  } catch (error) {
    const reference = await requestId()
    log().error({ requestId: reference, ...causeOf(error) }, 'the database does not answer')
    return Response.json(
      { status: 'unavailable', database: 'unavailable', reference },
      { status: 503, headers: { 'Retry-After': '5' } },
    )
  }
}

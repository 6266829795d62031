import { beforeSignIn } from '@/db/actor'
import { findOffice } from '@/db/setting/queries'

/** For whoever watches over the program: does it answer, and does its database. */
export async function GET() {
  const database = await beforeSignIn(findOffice).then(
    () => 'ok' as const,
    () => 'unavailable' as const,
  )
  const status = database === 'ok' ? 200 : 503
  return Response.json(
    { status: database, database },
    { status, ...(status === 503 && { headers: { 'Retry-After': '5' } }) },
  )
}

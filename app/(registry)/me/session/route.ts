import { begin } from '@/app/request/begin'
import { sessionStanding } from '@/app/request/session'

/** How the session stands, for SessionEnd. */
export async function GET() {
  return Response.json(await sessionStanding({ isUsed: false }))
}

/** Goes on: the session counts as used. */
export async function POST() {
  begin()
  return Response.json(await sessionStanding({ isUsed: true }))
}

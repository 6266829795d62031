import { signedIn } from '@/app/request/session'
import { jobLines } from '@/app/screen/jobs'

/** The present notices, for the polling of JobNotices. */
export async function GET() {
  const { jobs } = await signedIn()
  return Response.json((await jobLines(jobs)).lines)
}

import { signedIn } from '@/app/request/session'
import { jobLines } from '@/app/screen/jobs'

/** The lines on top of the page as they are now, for its script. */
export async function GET() {
  const { jobs } = await signedIn()
  return Response.json((await jobLines(jobs)).lines)
}

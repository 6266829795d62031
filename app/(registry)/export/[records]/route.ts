import { pathAskedFor } from '@/app/request/session'
import { exportList } from '@/app/screen/record-export'
import { listOf } from '@/db/lists'
import { recordAt } from '@/db/records'

/**
 * The export of a list. next.config.js rewrites /<records>/export to this route, because Next.js would take "export"
 * for an id in /<records>/[id]. Requests of the route's own path get 404.
 */
export async function GET(request: Request, { params }: { params: Promise<{ records: string }> }) {
  const record = recordAt((await params).records, 'export')
  return record && (await pathAskedFor()) === `/${record.path}/export`
    ? exportList(listOf(record), request)
    : new Response(null, { status: 404 })
}

import { pathAskedFor } from '@/app/request/session'
import { exportList } from '@/app/screen/record-export'
import { listOf } from '@/db/lists'
import { recordAt } from '@/db/records'

/**
 * The file of any list, at /<records>/export: next.config.js leads here, because Next.js would take "export" for the id
 * of a record that has a page of its own. Under its own address there is nothing.
 */
export async function GET(request: Request, { params }: { params: Promise<{ records: string }> }) {
  const record = recordAt((await params).records, 'export')
  return record && (await pathAskedFor()) === `/${record.path}/export`
    ? exportList(listOf(record), request)
    : new Response(null, { status: 404 })
}

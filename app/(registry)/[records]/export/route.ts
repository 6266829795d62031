import { exportList } from '@/app/screen/record-export'
import { listOf } from '@/db/lists'
import { recordAt } from '@/db/records'

export async function GET(request: Request, { params }: { params: Promise<{ records: string }> }) {
  const record = recordAt((await params).records, 'export')
  return record ? exportList(listOf(record), request) : new Response(null, { status: 404 })
}

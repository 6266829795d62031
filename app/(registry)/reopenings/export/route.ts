import { staffOnly } from '@/app/request/session'
import { exportList } from '@/app/screen/record-export'
import { reopeningList } from '@/db/reopening/list'

export async function GET(request: Request) {
  await staffOnly()
  return exportList(reopeningList, request)
}

import { exportList } from '@/app/screen/record-export'
import { periodList } from '@/db/period/list'

export const GET = (request: Request) => exportList(periodList, request)

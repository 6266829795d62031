import { exportList } from '@/app/screen/record-export'
import { unitList } from '@/db/unit/list'

export const GET = (request: Request) => exportList(unitList, request)

import { exportList } from '@/app/screen/record-export'
import { affiliatedList } from '@/db/affiliated-organisation/list'

export const GET = (request: Request) => exportList(affiliatedList, request)

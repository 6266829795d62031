import { exportList } from '@/app/screen/record-export'
import { organisationList } from '@/db/organisation/list'

export const GET = (request: Request) => exportList(organisationList, request)

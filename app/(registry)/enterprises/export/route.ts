import { exportList } from '@/app/screen/record-export'
import { enterpriseList } from '@/db/enterprise/list'

export const GET = (request: Request) => exportList(enterpriseList, request)

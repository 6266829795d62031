import { exportList } from '@/app/screen/record-export'
import { figuresList } from '@/db/enterprise-figures/list'

export const GET = (request: Request) => exportList(figuresList, request)

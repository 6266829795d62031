import { exportList } from '@/app/screen/record-export'
import { ruleList } from '@/db/rule-set/list'

export const GET = (request: Request) => exportList(ruleList, request)

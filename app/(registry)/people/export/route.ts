import { exportList } from '@/app/screen/record-export'
import { personList } from '@/db/person/list'

export const GET = (request: Request) => exportList(personList, request)

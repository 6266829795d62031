import { exportList } from '@/app/screen/record-export'
import { documentList } from '@/db/document/list'

export const GET = (request: Request) => exportList(documentList, request)

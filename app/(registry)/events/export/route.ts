import { exportList } from '@/app/screen/record-export'
import { eventList } from '@/db/event/list'

export const GET = (request: Request) => exportList(eventList, request)

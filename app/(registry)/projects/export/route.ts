import { exportList } from '@/app/screen/record-export'
import { projectList } from '@/db/project/list'

export const GET = (request: Request) => exportList(projectList, request)

import { answerTo } from '@/app/request/answer'
import { keyTable } from '../table'

/** The keys, for the list that opens over a page. */
export const GET = () => answerTo(() => keyTable())

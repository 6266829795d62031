import { addDays, today } from '@/core/date'
import { ReopeningGrant } from '@/db/reopening/record'
import { grant } from '../../actions'
import { DecideScreen } from '../../decide'

const daysOpen = 7

export default async function GrantReopeningPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const values = { expiresOn: addDays(today(), daysOpen) }
  return <DecideScreen id={id} act="grant" input={ReopeningGrant} values={values} save={grant} />
}

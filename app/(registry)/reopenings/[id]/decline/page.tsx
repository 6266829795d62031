import { ReopeningRefusal } from '@/db/reopening/record'
import { decline } from '../../actions'
import { DecideScreen } from '../../decide'

export default async function DeclineReopeningPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return <DecideScreen id={id} act="decline" input={ReopeningRefusal} save={decline} />
}

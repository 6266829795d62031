import { ReopeningRevocation } from '@/db/reopening/record'
import { revoke } from '../../actions'
import { DecideScreen } from '../../decide'

export default async function RevokeReopeningPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return <DecideScreen id={id} act="revoke" input={ReopeningRevocation} save={revoke} />
}

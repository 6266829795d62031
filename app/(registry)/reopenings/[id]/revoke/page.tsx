import { DecideScreen } from '../../decide'

export default function RevokeReopeningPage({ params }: { params: Promise<{ id: string }> }) {
  return <DecideScreen params={params} step="revoke" />
}

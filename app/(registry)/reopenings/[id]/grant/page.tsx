import { DecideScreen } from '../../decide'

export default function GrantReopeningPage({ params }: { params: Promise<{ id: string }> }) {
  return <DecideScreen params={params} step="grant" />
}

import { DecideScreen } from '../../decide'

export default function DeclineReopeningPage({ params }: { params: Promise<{ id: string }> }) {
  return <DecideScreen params={params} step="decline" />
}

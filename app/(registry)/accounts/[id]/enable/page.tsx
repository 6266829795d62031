import { enable } from '../../actions'
import { SwitchScreen } from '../../record'

export default function EnableAccountPage({ params }: { params: Promise<{ id: string }> }) {
  return <SwitchScreen params={params} step="enable" save={enable} />
}

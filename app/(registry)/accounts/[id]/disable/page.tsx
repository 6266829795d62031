import { disable } from '../../actions'
import { SwitchScreen } from '../../record'

export default function DisableAccountPage({ params }: { params: Promise<{ id: string }> }) {
  return <SwitchScreen params={params} step="disable" save={disable} />
}

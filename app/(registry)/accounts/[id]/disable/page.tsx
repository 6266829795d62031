import { z } from 'zod'
import { FormScreen } from '@/app/screen/form-screen'
import { disable } from '../../actions'
import { readEditable } from '../../record'

export default async function DisableAccountPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { say, crumbs, hidden } = await readEditable(id)
  return (
    <FormScreen
      title={say('disable')}
      crumbs={crumbs}
      input={z.object({})}
      values={{}}
      save={disable}
      submitLabel={say('disable')}
      cancelHref={`/accounts/${id}`}
      hidden={hidden}
      asksReason
    >
      <p className="muted">{say('disable-effect')}</p>
    </FormScreen>
  )
}

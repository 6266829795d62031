import { z } from 'zod'
import { FormScreen } from '@/app/screen/form-screen'
import { enable } from '../../actions'
import { readEditable } from '../../record'

export default async function EnableAccountPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { say, crumbs, hidden } = await readEditable(id)
  return (
    <FormScreen
      title={say('enable')}
      crumbs={crumbs}
      input={z.object({})}
      values={{}}
      save={enable}
      submitLabel={say('enable')}
      cancelHref={`/accounts/${id}`}
      hidden={hidden}
      asksReason
    >
      <p className="muted">{say('enable-effect')}</p>
    </FormScreen>
  )
}

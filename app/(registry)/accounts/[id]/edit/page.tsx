import { FormScreen } from '@/app/screen/form-screen'
import { AccountInput } from '@/db/account/record'
import { revise } from '../../actions'
import { readEditable } from '../../record'

export default async function EditAccountPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { account, say, crumbs, hidden } = await readEditable(id)
  return (
    <FormScreen
      title={say('edit')}
      crumbs={crumbs}
      input={AccountInput}
      values={account}
      save={revise}
      submitLabel={say('save')}
      cancelHref={`/accounts/${id}`}
      chosen={account.personId ? { personId: { value: account.personId, label: account.personName ?? '' } } : {}}
      hidden={hidden}
      asksReason
    />
  )
}

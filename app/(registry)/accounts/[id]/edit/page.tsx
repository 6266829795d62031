import { EditScreen } from '@/app/screen/record-form'
import { findAccount } from '@/db/account/queries'
import { accounts } from '@/db/account/record'
import { revise } from '../../actions'

export default async function EditAccountPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return <EditScreen record={accounts} id={id} find={(db) => findAccount(db, id)} save={revise} />
}

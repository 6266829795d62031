import { EditScreen } from '@/app/screen/record-form'
import { editOf } from '../../edit'

export default async function EditOrganisationPage({ params }: { params: Promise<{ id: string }> }) {
  return <EditScreen {...(await editOf((await params).id))} />
}

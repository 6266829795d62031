import { EditScreen } from '@/app/screen/record-form'
import { documents } from '@/db/document/record'
import { revise } from '../../actions'

export default async function EditDocumentPage({ params }: { params: Promise<{ id: string }> }) {
  return <EditScreen record={documents} id={(await params).id} save={revise} />
}

import { EditScreen } from '@/app/screen/record-form'
import { EventRevision, events } from '@/db/event/record'
import { revise } from '../../actions'

export default async function EditEventPage({ params }: { params: Promise<{ id: string }> }) {
  return <EditScreen record={events} id={(await params).id} input={EventRevision} save={revise} />
}

import { paramsOf, type Sent } from '@/app/screen/params'
import { EditScreen } from '@/app/screen/record-form'
import { editOf } from '../../edit'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Sent> }

export default async function EditEnterprisePage({ params, searchParams }: Props) {
  const [{ id }, { section }] = await Promise.all([params, paramsOf(searchParams)])
  return <EditScreen {...(await editOf(id, section))} />
}

import { currentActor } from '@/app/request/session'
import { isUuid } from '@/app/screen/params'
import { contentDisposition, contentType } from '@/core/spreadsheet'
import { withActor } from '@/db/door/actor'
import { seeJob } from '@/db/job/commands'
import { findJobFile, findOwnJob } from '@/db/job/queries'

type Props = { params: Promise<{ id: string }> }

/** Streams the file of a job to its asker, and closes the notice. */
export async function GET(_: Request, { params }: Props) {
  const [{ id }, actor] = [await params, await currentActor()]
  const found = isUuid(id)
    ? await withActor(actor, async (db, { accountId }) => {
        const job = await findOwnJob(db, id, accountId)
        if (job?.hasFile) await seeJob(db, id)
        return job
      })
    : null
  if (!found?.hasFile || !found.fileName) return new Response(null, { status: 404 })
  let number = 0
  const pieces = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = await withActor(actor, (db) => findJobFile(db, id, number))
      number += 1
      if (piece) controller.enqueue(new Uint8Array(piece))
      else controller.close()
    },
  })
  return new Response(pieces, {
    headers: {
      'Content-Type': contentType[found.fileName.endsWith('.csv') ? 'csv' : 'xlsx'],
      'Content-Disposition': contentDisposition(found.fileName),
    },
  })
}

import { connected } from '../../db/door/connection'
import { openForm } from '../bench/edit-form'
import { sessionCookie } from '../bench/people'
import { say, step } from '../steps'
import type { Ground } from './ground'

const writes = 100

/** A hundred forms, each of another enterprise, are sent at the same moment. False if one of them is not saved. */
export async function parallelWrites({ origin, registry: { ownerUrl, people } }: Ground): Promise<boolean> {
  const ids = await connected(
    ownerUrl,
    (sql) => sql<{ id: string }[]>`select own_id as id from raw.own order by id limit ${writes}`,
  )
  const forms = await step(`Opening ${writes} forms`, async () => {
    const opened: Awaited<ReturnType<typeof openForm>>[] = []
    for (const { id } of ids) opened.push(await openForm(origin, id, sessionCookie(people.officer)))
    return opened
  })
  const sent = await step('Sending them at once', () =>
    Promise.allSettled(forms.map((form, at) => form.save(`Ghi cùng lúc, ${at}`))),
  )
  const failed = sent.filter((one) => one.status === 'rejected')
  say(`${sent.length} writes at once, ${failed.length} failures`)
  for (const one of failed.slice(0, 5)) say(String(one.reason))
  return sent.length === writes && failed.length === 0
}

import { expect, test } from 'vitest'
import { ok } from '../../core/result'
import { newId } from '../record/id'
import { inClone, withPoolsOn } from '../testing/stories'

test('no transaction opens another one, awaited or not, in whatever lane; after its end and beside it others do', () =>
  inClone('planted', ({ appUrl }, { people }) =>
    withPoolsOn(appUrl, async () => {
      const { beforeSignIn, change, withActor } = await import('./actor')
      const actor = { token: people.officer.token, requestId: newId() }
      const who = () => withActor(actor, async (_, { accountId }) => accountId)
      const opens: (() => Promise<unknown>)[] = [
        who,
        () => withActor({ ...actor, lane: 'job' }, async () => 0),
        () => change(actor, async () => ok(0)),
      ]
      for (const open of [...opens, () => beforeSignIn(async () => 0)]) {
        await expect(withActor(actor, open)).rejects.toThrow('within another one')
        await expect(beforeSignIn(open)).rejects.toThrow('within another one')
      }
      let left: Promise<unknown> | undefined
      let later: Promise<unknown> | undefined
      let over = () => {}
      const isOver = new Promise<void>((resolve) => {
        over = resolve
      })
      await withActor(actor, async () => {
        left = who().catch(String)
        later = isOver.then(who)
      })
      over()
      expect(await left).toContain('within another one')
      // A transaction beside another one, which waits for its result, is not within it.
      const beside = who()
      expect(await withActor(actor, () => beside)).toBe(people.officer.accountId)
      expect(await later).toBe(people.officer.accountId)
    }),
  ))

import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as keeping from '@/components/form/keeping'
import type { Typed } from '@/core/form-state'
import { same } from '@/core/merge'
import { findDraft, saveDraft } from '@/db/member-report/draft'
import { findLatest, findReportId, type Version } from '@/db/member-report/queries'
import { basisOf } from '@/db/member-report/submit'
import { newId } from '@/db/record/id'
import { findOpenReport } from '@/db/report/open-report'
import { end, type Field, fields, none, type Signed, type Step, signIn, step } from '@/db/testing/device-steps'
import { plantPeriod } from '@/db/testing/reports'
import { drawn } from '@/db/testing/runs'
import { inRegistry, type Registry } from '@/db/testing/stories'
import { sendDraft } from './send'

/*
 * Two devices of one person and one of another write one report, in random order, through the commands of the server
 * and the state of the form in the browser (components/form/keeping.ts), with lost answers, Back, no network, sending
 * twice, sign-out, sessions that end, signing in again in the same tab, and an update of the program. No text that was typed may vanish unless who removes it was shown it:
 * on the server a text gives way only to a device that showed it; on a device only to what its user decides, or once
 * the server has it. Mutations that it finds: merging only stale drafts (the fault of forms that saved twice), moving
 * `opened` on to what was typed meanwhile, forgetting posts without an answer, restoring a stored page whole, sending
 * without comparing what others saved, taking a post that found no session for saved, storing nothing after it.
 */

type Page = { text: keeping.Keeping; basis: string; nonce: string }
type Device = Signed & {
  isOnline: boolean
  page?: Page | undefined
  /** Pages that Back may bring again, as they were left. */
  left: Page[]
  stored?: keeping.Copy | undefined
  outbox?: (keeping.Post & { id: string; basis: string }) | undefined
  /** By field, every text that its screen has shown. */
  shown: Record<Field, Set<string>>
  /** By field, what was typed here last and the server has never had. */
  owed: Map<Field, string>
}

const at = (typed: Typed, field: Field) => String(typed[field] ?? '')

class World {
  readonly seen = none()
  private constructor(
    readonly registry: Registry,
    readonly of: { organisationId: string; periodId: string },
    readonly devices: Device[],
  ) {}

  static async begin(registry: Registry) {
    const shown = () => ({ changed: new Set(['']), admitted: new Set(['']), died: new Set(['']), note: new Set(['']) })
    const devices: Device[] = []
    for (const who of ['secretary of the cell', 'secretary of the cell', 'officer of the park'] as const)
      devices.push({ ...(await signIn(registry, who)), isOnline: true, left: [], shown: shown(), owed: new Map() })
    return new World(registry, { organisationId: registry.cell, periodId: await plantPeriod(registry.db) }, devices)
  }

  /** By the id of the latest version, the text of a form that begins with it. */
  readonly begun = new Map<string, Typed>()

  /** What the report now says, and what was sent last. */
  async stands(): Promise<{ typed: Typed; latest: Version | null }> {
    const { db } = this.registry
    const reportId = await findReportId(db, this.of)
    const [draft, latest] = reportId ? [await findDraft(db, reportId), await findLatest(db, reportId)] : [null, null]
    if (latest && !this.begun.has(latest.id)) {
      const report = await this.registry.as('officer of the park', (db) => findOpenReport(db, this.of))
      this.begun.set(latest.id, report?.draft?.typed ? {} : (report?.typed ?? {}))
    }
    return { typed: { ...(latest && this.begun.get(latest.id)), ...draft?.typed }, latest }
  }

  /** Everything that the device shows is noted; the rule of the store is that of use-keeping.ts. */
  show(device: Device, text: keeping.Keeping) {
    if (!device.page) return
    device.page.text = text
    for (const field of fields)
      for (const one of [text.typed, text.theirs]) if (field in one) device.shown[field].add(at(one, field))
    device.stored = keeping.copyOf(text) ?? undefined
  }

  /** Without a session the address of the report leads to the sign-in page. */
  async open(device: Device) {
    if (!device.isOnline) return
    if (device.isOver) return this.leave(device)
    const report = await this.stands()
    const drawnTexts = Object.fromEntries(fields.map((field) => [field, at(report.typed, field)]))
    if (device.stored) this.seen.restored += 1
    const text = device.stored ? keeping.restore(drawnTexts, device.stored) : keeping.begin(drawnTexts)
    device.page = { text, basis: basisOf(report.latest), nonce: newId() }
    this.show(device, text)
  }

  type(device: Device, field: Field, value: string) {
    if (!device.page) return
    device.outbox = undefined
    device.owed.set(field, value)
    this.show(device, keeping.write(device.page.text, { [field]: value }))
  }

  choose(device: Device, side: 'saved' | 'typed') {
    const [name] = Object.keys(device.page?.text.theirs ?? {})
    if (!device.page || !name) return
    if (side === 'saved') device.owed.delete(name as Field)
    this.show(device, keeping.choose(device.page.text, name, side))
  }

  /** A post of the page; `meanwhile` is typed while it is under way, and `isLost`: the answer does not arrive. */
  async save(device: Device, isLost = false, meanwhile?: [Field, string], isSync = false) {
    const { page } = device
    if (!page || (keeping.isKept(page.text) && !isSync)) return
    this.show(device, keeping.post(page.text))
    const { sent = {}, opened, unanswered } = page.text
    const result = device.isOnline
      ? await this.keep(device, { opened, typed: sent, unanswered }, page.basis)
      : undefined
    if (meanwhile) this.type(device, ...meanwhile)
    if (!result || isLost) {
      this.seen.unanswered += result ? 1 : 0
      return this.show(device, keeping.lost(page.text))
    }
    if (!result.ok) {
      if (result.problem.kind === 'expired') this.seen.over += 1
      return this.show(device, keeping.refused(page.text))
    }
    this.show(device, keeping.answered(page.text, this.mergedIn(result.value)))
  }

  mergedIn({ typed, conflicts }: { typed: Typed; conflicts: { field: string; saved: unknown }[] }): keeping.Merged {
    if (conflicts.length > 0) this.seen.conflict += 1
    return { typed, theirs: Object.fromEntries(conflicts.map(({ field, saved }) => [field, String(saved ?? '')])) }
  }

  /** The server saves; what it replaces must have been shown on the device that wrote. */
  async keep(device: Device, post: keeping.Post, basis: string) {
    const before = await this.stands()
    const result = await this.registry.tries(device, (db, { accountId }) =>
      saveDraft(db, this.of, { ...post, basis }, accountId),
    )
    const after = await this.stands()
    for (const field of fields) {
      const [was, is] = [at(before.typed, field), at(after.typed, field)]
      if (was === is) continue
      expect(device.shown[field], `${field}: “${was}” gave way to “${is}” on a device that had not shown it`).toContain(
        was,
      )
    }
    if (result.ok && fields.some((field) => !same(result.value.typed[field], post.typed[field]))) this.seen.merged += 1
    return result
  }

  async send(device: Device, isLost = false) {
    const { page } = device
    if (!page) return
    this.show(device, keeping.post(page.text))
    const { sent = {}, opened, unanswered } = page.text
    const id = newId()
    const waiting = { opened, typed: sent, unanswered, id, basis: page.basis }
    if (!device.isOnline) {
      device.outbox = waiting
      return this.show(device, keeping.lost(page.text))
    }
    const done = await this.deliver(device, waiting)
    if (isLost) {
      device.outbox = waiting
      return this.show(device, keeping.lost(page.text))
    }
    if (done === 'sent') this.leaveSent(device)
    else this.show(device, done && done !== 'waits' ? keeping.answered(page.text, done) : keeping.refused(page.text))
  }

  leaveSent(device: Device) {
    device.page = undefined
    device.stored = undefined
    device.left = []
  }

  /** Keeps and sends as the actions do: a version that exists is answered as sent. Without a session it waits. */
  async deliver(
    device: Device,
    { id, basis, ...post }: NonNullable<Device['outbox']>,
  ): Promise<'sent' | 'waits' | keeping.Merged | undefined> {
    if (device.isOver) return 'waits'
    if ((await this.stands()).latest?.id === id) {
      this.seen['sent twice'] += 1
      return 'sent'
    }
    const kept = await this.keep(device, post, basis)
    if (!kept.ok) return undefined
    if (kept.value.conflicts.length > 0) return this.mergedIn(kept.value)
    const before = await this.stands()
    const sent = await this.registry.tries(device, (db) => sendDraft(db, this.of, { id, typed: post.typed, basis }))
    const after = await this.stands()
    if (!sent.ok) {
      if (sent.problem.kind === 'invalid' && sent.problem.fields.decision?.key === 'report-changed')
        this.seen['held back'] += 1
      return this.mergedIn(kept.value)
    }
    if (after.latest?.id !== before.latest?.id) this.seen.sent += 1
    for (const field of ['admitted', 'died'] as const)
      expect(device.shown[field], `${field} was sent and not shown`).toContain(at(before.typed, field))
    return 'sent'
  }

  async flush(device: Device) {
    const waiting = device.outbox
    if (!device.isOnline || !waiting) return
    const done = await this.deliver(device, waiting)
    if (done === 'waits') return
    device.outbox = undefined
    if (done === 'sent') {
      if (!device.page || keeping.isKept(device.page.text) || same(device.page.text.typed, waiting.typed))
        this.leaveSent(device)
    } else if (device.page && done)
      this.show(device, keeping.answered({ ...device.page.text, sent: waiting.typed }, done))
  }

  leave(device: Device) {
    if (device.page) device.left.push(structuredClone(device.page))
    device.page = undefined
  }

  /** Back: the page as it was left, then what the server and this device have since. */
  async back(device: Device) {
    const page = device.left.pop()
    if (!page || device.page) return
    device.page = page
    this.show(device, device.stored ? keeping.restore(page.text.opened, device.stored) : page.text)
    await this.sync(device)
  }

  sync = (device: Device) => (device.isOnline ? this.save(device, false, undefined, true) : undefined)

  /** Signing out asks, so what it deletes was decided by the user. */
  signOut(device: Device) {
    if (!device.isOnline) return
    device.page = undefined
    device.stored = undefined
    device.outbox = undefined
    device.left = []
    device.owed.clear()
  }

  /** In the same tab: the page goes, and is opened again with what this device has stored. */
  async signInAgain(device: Device) {
    if (!device.isOnline || !device.isOver) return
    this.leave(device)
    Object.assign(device, await signIn(this.registry, device.who))
    if (device.stored) this.seen['signed in again'] += 1
    await this.open(device)
  }

  /** The server does not know the action any more: what was typed is stored, and the page is loaded again. */
  async update(device: Device) {
    if (!device.page || !device.isOnline) return
    this.show(device, keeping.lost(keeping.post(device.page.text)))
    await this.open(device)
  }
}

/** One step, and what it may not do: text that the server has never had stays on the device. */
async function take(world: World, one: Step) {
  const here = world.devices[one.device]
  if (!here) return
  if (one.act === 'open') await world.open(here)
  if (one.act === 'type') world.type(here, one.field, one.value)
  if (one.act === 'save') await world.save(here, one.isLost, one.meanwhile)
  if (one.act === 'choose') world.choose(here, one.side)
  if (one.act === 'network') here.isOnline = !here.isOnline
  if (one.act === 'send') await world.send(here, one.isLost)
  if (one.act === 'leave') world.leave(here)
  if (one.act === 'back') await world.back(here)
  if (one.act === 'flush') await world.flush(here)
  if (one.act === 'signOut') world.signOut(here)
  if (one.act === 'update') await world.update(here)
  if (one.act === 'end') await end(world.registry, here)
  if (one.act === 'signIn') await world.signInAgain(here)
  const { typed } = await world.stands()
  for (const [name, text] of here.owed) {
    const isHere = at(here.page?.text.typed ?? here.stored?.typed ?? {}, name) === text
    if (at(typed, name) === text) here.owed.delete(name)
    else expect(isHere, `${one.act}: ${name} “${text}” is gone`).toBe(true)
  }
}

test('no text that was typed is lost without having been shown, on three devices in any order', async () => {
  const seen: Record<string, number> = {}
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
      await inRegistry(async (registry) => {
        const world = await World.begin(registry)
        for (const here of world.devices) await world.open(here)
        if (world.devices[0]) world.type(world.devices[0], 'changed', 'yes')
        for (const one of steps) await take(world, one)
        // In the end all are online and open the report again: then nothing waits but choices.
        for (const here of world.devices) {
          here.isOnline = true
          await world.signInAgain(here)
          await world.flush(here)
          await world.open(here)
          await world.sync(here)
          const { typed } = await world.stands()
          for (const name of fields)
            if (here.page && !(name in here.page.text.theirs))
              expect(at(here.page.text.typed, name)).toBe(at(typed, name))
        }
        for (const [what, times] of Object.entries(world.seen)) seen[what] = (seen[what] ?? 0) + times
      })
    }),
    { ...drawn(10, 300), endOnFailure: true },
  )
  // Each of these situations must have occurred, or the sequences prove little.
  expect(
    Object.entries(seen).filter(([, times]) => times < 1),
    JSON.stringify(seen),
  ).toEqual([])
})

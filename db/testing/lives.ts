import { sql } from 'drizzle-orm'
import { addDays } from '../../core/date'
import type { Db } from '../door/actor'
import { setting } from '../setting/record'
import { acts, firstDay, type Happening, type Life, quarters } from './life-course'
import { lifeRows, type Member, type Said } from './life-rows'
import { plantGroupRules, plantPeriod } from './reports'

/*
 * Random lives of the organisations of a zone over eight quarters, planted as the owner, with a ledger of why the
 * zone's total changes. The ledger is kept from what is planted alone; it reads nothing back.
 */

export type Lived = {
  zone: string
  committees: string[]
  /** By day, how much the zone's total changes for a reason that the register names. */
  ledger: Map<string, number>
  days: Set<string>
  seen: Record<string, number>
}

/** Plants a life in `unitId`. Throws if the opening of a planted report is not what the ledger expects. */
export async function plantLife(db: Db, unitId: string, life: Life): Promise<Lived> {
  await db.execute(sql`select set_config('sobo.reason', 'theo quyết định', true)`)
  await plantGroupRules(db)
  const { plantOne, tell, end, restate, confirm, settle } = lifeRows(db, unitId)
  const zone = await plantOne('Đảng bộ Khu', null, firstDay)
  const side = await plantOne('Đảng bộ Bên', zone.id, firstDay)
  await db.insert(setting).values({ key: 'zone_committee', value: zone.id, valid: `[${firstDay},2024-01-01)` })
  const lived: Lived = {
    zone: zone.id,
    committees: [zone.id, side.id],
    ledger: new Map(),
    days: new Set(),
    seen: Object.fromEntries(acts.map((act) => [act, 0])),
  }
  const cells: Member[] = []
  const outside: Member[] = []
  for (const name of ['Một', 'Hai', 'Ba', 'Bốn']) cells.push(await plantOne(`Chi bộ ${name}`, zone.id, firstDay))
  for (const name of ['Ngoài', 'Xa'])
    outside.push(await plantOne(`Chi bộ ${name}`, null, firstDay, { externalSuperior: 'Đảng ủy phường Thử Nghiệm' }))

  for (const [q, { happenings, reports, corrected }] of life.entries()) {
    const { startsOn, endsOn } = quarters[q] ?? { startsOn: '', endsOn: '' }
    const periodId = await plantPeriod(db, startsOn, { kind: 'quarter', name: null, endsOn, cutOffOn: endsOn })
    const told = happenings.map((one) => ({ ...one, on: addDays(startsOn, one.day) }))
    for (const one of told.toSorted((a, b) => a.on.localeCompare(b.on))) await happen(q, one)
    for (const [i, one] of [...cells, ...outside].entries()) {
      const said = reports[i % reports.length]
      if (said && !said.isMissing && !one.isSilent) await report(q, periodId, endsOn, one, said)
    }
    if (corrected !== null && q > 0) await correct(q, cells[corrected % Math.max(1, cells.length)])
  }
  return lived

  function note(day: string, change: number) {
    lived.ledger.set(day, (lived.ledger.get(day) ?? 0) + change)
    lived.days.add(day)
  }

  async function happen(q: number, { act, on, one: i, other: j, share, differs }: Happening & { on: string }) {
    const old = cells.filter(({ since }) => since < on)
    const one = old[i % Math.max(1, old.length)]
    const other = old[j % Math.max(1, old.length)]
    const distinct = one && other && one !== other
    // The last one stays, so that there is somebody to report.
    const isSpare = cells.length > 2
    lived.days.add(on)
    const deeds: Record<typeof act, (() => Promise<boolean>) | false | undefined> = {
      found: founded,
      absorb: distinct && isSpare && (() => absorbed(one, other)),
      consolidate: distinct && isSpare && (() => consolidated(one, other)),
      divide: one && one.figure !== null && (() => divided(one, one.figure ?? 0)),
      split: one && one.figure !== null && (() => split(one, one.figure ?? 0)),
      rise: one && one.figure !== null && (() => risen(one, one.figure ?? 0)),
      dissolve: distinct && isSpare && (() => dissolved(one, other)),
      leave: one && isSpare && (() => left(one)),
      come: came,
      move: one && (() => moved(one)),
      misfile: one && (() => misfiled(one)),
      group: one && (() => grouped(one)),
    }
    const deed = deeds[act]
    if (deed && (await deed())) lived.seen[act] = (lived.seen[act] ?? 0) + 1

    async function ended(one: Member) {
      await end(one, on, zone.id)
      cells.splice(cells.indexOf(one), 1)
    }

    async function founded() {
      cells.push(await plantOne(`Chi bộ ${on}`, share > 6 ? side.id : zone.id, on))
      return true
    }

    /** The number that the event says of an organisation that hands over all; the difference is noted. */
    function handed(one: Member): number {
      const number = Math.max(0, (one.figure ?? 0) + differs)
      note(on, number - (one.figure ?? 0))
      return number
    }

    async function absorbed(one: Member, other: Member) {
      // Without a number the last figure stands in until the heir reports, which it then never does.
      const isRecorded = q < quarters.length - 1 || share < 5
      const number = isRecorded ? handed(one) : (one.figure ?? 0)
      const members = isRecorded ? number : null
      await tell('absorbed', on, [
        { organisationId: one.id, part: 'predecessor', members },
        { organisationId: other.id, part: 'subject', members },
      ])
      other.isSilent ||= !isRecorded
      await ended(one)
      receive(other, number, q)
      return true
    }

    async function consolidated(one: Member, other: Member) {
      const numbers = [one, other].map(handed)
      const born = await plantOne(`Chi bộ Hợp nhất ${on}`, zone.id, on)
      await tell('consolidated', on, [
        { organisationId: one.id, part: 'predecessor', members: numbers[0] ?? 0 },
        { organisationId: other.id, part: 'predecessor', members: numbers[1] ?? 0 },
        { organisationId: born.id, part: 'successor', members: (numbers[0] ?? 0) + (numbers[1] ?? 0) },
      ])
      await ended(one)
      await ended(other)
      receive(born, (numbers[0] ?? 0) + (numbers[1] ?? 0), q)
      cells.push(born)
      return true
    }

    async function divided(one: Member, figure: number) {
      const number = handed(one)
      const first = Math.min(number, Math.floor((figure * share) / 10))
      const born = [
        await plantOne(`Chi bộ Chia ${on} A`, one.superior, on),
        await plantOne(`Chi bộ Chia ${on} B`, one.superior, on),
      ] as const
      await tell('divided', on, [
        { organisationId: one.id, part: 'predecessor', members: number },
        { organisationId: born[0].id, part: 'successor', members: first },
        { organisationId: born[1].id, part: 'successor', members: number - first },
      ])
      await ended(one)
      receive(born[0], first, q)
      receive(born[1], number - first, q)
      cells.push(...born)
      return true
    }

    async function split(one: Member, figure: number) {
      const number = Math.floor((figure * share) / 10)
      const born = await plantOne(`Chi bộ Tách ${on}`, one.superior, on)
      await tell('split_off', on, [
        { organisationId: one.id, part: 'subject', members: number },
        { organisationId: born.id, part: 'successor', members: number },
      ])
      receive(one, -number, q)
      receive(born, number, q)
      cells.push(born)
      return true
    }

    /** Nâng cấp: the cell becomes a committee and hands all its members to two new cells. */
    async function risen(one: Member, figure: number) {
      const first = Math.floor((figure * share) / 10)
      await restate(one, on, { kind: 'grassroots_committee', superiorId: one.superior })
      const born = [
        await plantOne(`Chi bộ Dưới ${on} A`, one.id, on),
        await plantOne(`Chi bộ Dưới ${on} B`, one.id, on),
      ] as const
      await tell('reclassified', on, [
        { organisationId: one.id, part: 'subject', members: figure },
        { organisationId: born[0].id, part: 'successor', members: first },
        { organisationId: born[1].id, part: 'successor', members: figure - first },
      ])
      receive(born[0], first, q)
      receive(born[1], figure - first, q)
      cells.splice(cells.indexOf(one), 1, ...born)
      lived.committees.push(one.id)
      return true
    }

    async function dissolved(one: Member, other: Member) {
      const all = one.figure ?? 0
      const number = Math.floor((all * share) / 10)
      await tell('dissolved', on, [
        { organisationId: one.id, part: 'subject', members: all },
        { organisationId: other.id, part: 'successor', members: number },
      ])
      note(on, number - all)
      await ended(one)
      receive(other, number, q)
      return true
    }

    async function left(one: Member) {
      await tell('transferred', on, [{ organisationId: one.id, part: 'subject' }])
      await restate(one, on, { superiorId: null, externalSuperior: 'Đảng ủy phường Thử Nghiệm' })
      note(on, -(one.figure ?? 0))
      cells.splice(cells.indexOf(one), 1)
      outside.push(one)
      return true
    }

    async function came() {
      const one = outside.find(({ since }) => since < on)
      if (!one) return false
      const number = one.figure ?? share + 3
      await tell('transferred', on, [{ organisationId: one.id, part: 'subject', members: number }])
      await restate(one, on, { superiorId: zone.id, externalSuperior: null })
      note(on, number)
      one.figure = number
      one.changedIn = q
      outside.splice(outside.indexOf(one), 1)
      cells.push(one)
      return true
    }

    async function moved(one: Member) {
      const to = one.superior === zone.id ? side.id : zone.id
      await tell('transferred', on, [{ organisationId: one.id, part: 'subject' }])
      await restate(one, on, { superiorId: to })
      return true
    }

    /** An organisation entered by mistake below a cell, and withdrawn: as if it had never been. */
    async function misfiled(one: Member) {
      const wrong = await plantOne(`Chi bộ Nhầm ${on}`, one.id, on)
      await db.execute(sql`update organisation set retired_on = ${on}, version = version + 1 where id = ${wrong.id}`)
      return true
    }

    /** A tổ đảng is a part of its cell. */
    async function grouped(one: Member) {
      await plantOne(`Tổ đảng ${on}`, one.id, on, { kind: 'party_group' })
      return true
    }
  }

  function receive(one: Member, number: number, q: number) {
    one.figure = (one.figure ?? 0) + number
    one.changedIn = q
  }

  async function report(q: number, periodId: string, endsOn: string, one: Member, said: Said) {
    const first = one.figure === null
    const begins = first ? 5 : (one.figure ?? 0) + one.pending
    const left = Math.min(said.left, begins)
    await confirm(one.id, periodId, { ...said, left }, begins, first ? begins : null)
    if (!outside.includes(one)) note(endsOn, said.entered - left + (first ? begins : one.pending))
    one.figure = begins + said.entered - left
    one.pending = 0
    one.reported.add(q)
  }

  /** Corrects the report of the quarter before by one more member; the next report carries it. */
  async function correct(q: number, one: Member | undefined) {
    if (!one?.reported.has(q - 1) || !one.reported.has(q) || one.changedIn >= q - 1) return
    // Its own opening was corrected: that would be another correction.
    if (one.correctedIn === q - 1) return
    one.correctedIn = q
    const [before] = await db.execute<{ periodId: string }>(sql`
      select period_id as "periodId" from confirmed_report v join period p on p.id = v.period_id
      where v.organisation_id = ${one.id} and p.starts_on = ${quarters[q - 1]?.startsOn}`)
    if (!before) return
    await db.execute(sql`
      insert into member_report_version select (jsonb_populate_record(v, jsonb_build_object(
        'id', uuidv7(), 'state', 'submitted', 'corrects_id', v.id, 'correction_reason', 'đếm lại',
        'admitted', admitted + 1, 'closing_total', closing_total + 1, 'official_members', official_members + 1,
        'decided_at', null, 'decided_by', null))).*
      from member_report_version v where v.id = (select id from confirmed_report
        where organisation_id = ${one.id} and period_id = ${before.periodId})`)
    await settle(one.id, before.periodId)
    note(quarters[q - 1]?.endsOn ?? '', 1)
    note(quarters[q]?.endsOn ?? '', -1)
    one.pending += 1
    lived.seen.correct = (lived.seen.correct ?? 0) + 1
  }
}

import { addDays, addMonths } from '../../core/date'
import type { mandate } from '../../db/mandate/record'
import type { person, personContact } from '../../db/person/record'
import { at } from './chance'
import { decide } from './documents'
import { nameOf } from './organisation'
import { type Organisation, range, type World } from './world'

export type PersonRow = typeof person.$inferInsert & { id: string; fullName: string }
export type MandateRow = typeof mandate.$inferInsert & { personId: string; organisationId: string; valid: string }

const jobs = [
  ['Chủ tịch công đoàn cơ sở', 'union_officer', 5],
  ['Trưởng phòng Nhân sự', 'manager', 5],
  ['Phó Giám đốc', 'manager', 4],
  ['Quản đốc phân xưởng', 'manager', 3],
  ['Kỹ sư trưởng', 'specialist', 3],
  ['Chuyên viên hành chính', 'specialist', 3],
  ['Công nhân kỹ thuật', 'worker', 2],
  ['Giám đốc', 'owner', 1],
] as const

/** People and their mandates: successors, re-elections, vacancies and expired terms. */
export function electLeaders(world: World) {
  const { chance, today } = world
  const people: PersonRow[] = []
  const mandates: MandateRow[] = []
  const living = world.organisations.filter(({ endedOn }) => !endedOn)
  const single = living.filter(
    ({ coverage, isCommittee, foundedOn }) => coverage.length === 1 && !isCommittee && foundedOn < '2021',
  )
  const vacant = [at(single, Math.floor(single.length / 3)), at(single, Math.floor((single.length * 2) / 3))]

  for (const one of world.organisations) {
    const secretaries = lead(one, vacant.includes(one) ? addMonths(today, -3) : null)
    const latest = secretaries.at(-1)
    const isLarge = one.isCommittee || (one.course?.closings.at(-1) ?? 0) >= 9
    if (!latest || !isLarge || one.endedOn) continue
    const from = latest.from
    hold(
      one,
      elect(one),
      one.isCommittee ? 'standing_deputy_secretary' : 'deputy_secretary',
      from,
      null,
      latest.termEndsOn,
    )
    for (let i = 0; i < 2; i += 1)
      hold(
        one,
        elect(one),
        one.isCommittee ? 'committee_member' : 'cell_committee_member',
        from,
        null,
        latest.termEndsOn,
      )
  }
  const [first, second] = vacant
  if (first) hold(first, elect(first), 'acting_in_charge', addMonths(today, -3), null, null, 'assigned')
  if (second) hold(second, elect(second), 'reporter', addMonths(today, -9), null, null, 'assigned')

  return { people, mandates, contacts: contactRows(world, people) }

  /** The secretaries of an organisation in sequence, until a vacancy, its end or today. */
  function lead(one: Organisation, emptySince: string | null) {
    const line: { from: string; termEndsOn: string }[] = []
    const until = one.endedOn ?? emptySince
    let holder = elect(one)
    let from = one.foundedOn > '2018-06-01' ? one.foundedOn : addDays('2018-06-01', chance.whole(0, 700))
    const overdue = chance.happens(0.1)
    for (;;) {
      const months = one.isCommittee || from >= '2025-07-01' ? 60 : 30
      const termEndsOn = addMonths(from, months)
      const leavesEarly = chance.happens(0.14)
      const change = leavesEarly
        ? addMonths(from, chance.whole(6, months - 6))
        : addDays(termEndsOn, chance.whole(-60, 100))
      const stays =
        change >= (until ?? today) || (overdue && addMonths(termEndsOn, 9) < today && addMonths(change, 36) > today)
      const to = stays ? until : change
      const reason =
        to === null
          ? null
          : to === one.endedOn
            ? 'organisation_ended'
            : leavesEarly || to === emptySince
              ? chance.pick(['transferred', 'left_job', 'retired'] as const)
              : 'term_over'
      hold(one, holder, 'secretary', from, to, termEndsOn, from === one.foundedOn ? 'appointed' : 'elected', reason)
      line.push({ from, termEndsOn })
      if (stays) return line
      if (leavesEarly || chance.happens(0.4)) holder = elect(one)
      from = change
    }
  }

  function elect({ unit, coverage }: Organisation): PersonRow {
    const sex = chance.weighted([
      ['female', 2],
      ['male', 3],
    ] as const)
    const [jobTitle, jobClass] =
      coverage.length > 0
        ? chance.weighted(jobs.map((job) => [job, job[2]] as const))
        : (['Chuyên viên', 'specialist'] as const)
    const row = {
      id: chance.id(),
      unitId: unit.id,
      fullName: world.names.person(sex),
      sex,
      birthYear: chance.happens(0.8) ? chance.whole(1964, 1993) : null,
      jobTitle,
      jobClass,
    }
    people.push(row)
    return row
  }

  function hold(
    one: Organisation,
    holder: PersonRow,
    position: MandateRow['position'],
    from: string,
    to: string | null,
    termEndsOn: string | null,
    obtained: MandateRow['obtained'] = 'elected',
    endReason: MandateRow['endReason'] = null,
  ) {
    const act = { elected: 'chuẩn y kết quả bầu cử', appointed: 'chỉ định', assigned: 'phân công phụ trách' }[obtained]
    const needsPaper = position === 'secretary' || position.includes('deputy')
    const paper = needsPaper
      ? decide(
          world,
          one.unit,
          from,
          `Về việc ${act} ${position === 'secretary' ? 'Bí thư' : 'Phó Bí thư'} ${nameOf(one)}`,
          0.25,
        )
      : null
    mandates.push({
      id: chance.id(),
      personId: holder.id,
      organisationId: one.id,
      position,
      obtained,
      valid: range(from, to),
      termEndsOn,
      documentId: paper?.id ?? null,
      endReason,
    })
  }
}

function contactRows({ chance }: World, people: PersonRow[]): (typeof personContact.$inferInsert)[] {
  return people.map(({ id }, i) => ({
    id: chance.id(),
    personId: id,
    phone: `0000${String(100_000 + i * 211).slice(0, 3)}${String(100 + (i % 900))}`,
    email: chance.happens(0.7) ? `can-bo-${i + 1}@to-chuc.example` : null,
  }))
}

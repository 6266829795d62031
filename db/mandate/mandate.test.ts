import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addMonths, today } from '../../core/date'
import type { Result } from '../../core/result'
import { endMandateByDecision, reviseMandateByDecision } from '../act/record-mandate'
import type { Db } from '../door/actor'
import { newId } from '../record/id'
import { knownRules } from '../reference/rules'
import { ruleSet } from '../rule-set/record'
import { inRegistry } from '../testing/stories'
import { cancelEnd, endMandate, recordMandate, reviseMandate } from './commands'
import { findMandate, findPaper, findSecretary, findVacancy, listMandates, type Mandate } from './queries'
import { MandateRevision, mandate } from './record'
import { termStateOn } from './term'

type Held = typeof mandate.$inferSelect

const because = { reason: 'Theo quyết định' }
const deputy = { position: 'deputy_secretary', obtained: 'elected', documentId: null, startsOn: '2024-02-01' } as const

test('a mandate is recorded and read with the organisation', async () => {
  await inRegistry(async ({ as, tries, cell, secretaries }) => {
    const id = newId()
    const facts = { ...deputy, personId: secretaries.committee, organisationId: cell }
    expect(await tries('officer of the park', (db) => recordMandate(db, id, facts))).toEqual({
      ok: true,
      value: { id },
    })
    const seen = await as('secretary of the cell', (db) => listMandates(db, { organisationId: cell }))
    expect([...seen].map(({ personName, position, canEdit }) => [personName, position, canEdit])).toEqual([
      ['Lê Văn An', 'secretary', false],
      ['Trần Thị Bình', 'deputy_secretary', false],
    ])
    expect(await as('secretary of the cell next door', (db) => findMandate(db, id))).toBeNull()
    const own = await as('secretary of the committee', (db) => listMandates(db, { personId: secretaries.committee }))
    expect(own).toHaveLength(2)
  })
})

test('only officers of the unit record, revise or end a mandate', async () => {
  await inRegistry(async ({ tries, cell, secretaries, as }) => {
    const present = await as('officer', (db) => findSecretary(db, cell))
    if (!present) throw new Error('the cell has no secretary')
    const end = { endsOn: '2024-05-31', endReason: 'transferred' } as const
    const facts = { ...deputy, personId: secretaries.cell, organisationId: cell }
    for (const who of ['secretary of the cell', 'leader', 'administrator', 'inspector'] as const) {
      const refused = { ok: false, problem: { kind: 'forbidden' } }
      expect(await tries(who, (db) => recordMandate(db, newId(), facts)), who).toEqual(refused)
      expect(await tries(who, (db) => endMandate(db, present, end, null), because), who).toEqual(refused)
    }
    expect(await tries('officer of the park next door', (db) => endMandate(db, present, end, null))).toEqual({
      ok: false,
      problem: { kind: 'missing' },
    })
  })
})

test('V10: one secretary at a time, and the message says since when', async () => {
  await inRegistry(async ({ tries, as, cell, secretaries }) => {
    const record = (startsOn: string, end: Parameters<typeof recordMandate>[3] = null) =>
      tries('officer', (db) =>
        recordMandate(
          db,
          newId(),
          { ...deputy, position: 'secretary', startsOn, personId: secretaries.committee, organisationId: cell },
          end,
        ),
      )
    const taken = { kind: 'invalid', fields: { position: { key: 'v10-since', values: { date: '01/01/2022' } } } }
    expect(await record('2024-06-01')).toMatchObject({ problem: taken })
    expect(await record('2022-03-01', { endsOn: '2022-04-01', endReason: 'other' })).toMatchObject({ problem: taken })
    const refused = await tries('officer', async (db) => {
      await db.execute(sql`insert into mandate (id, person_id, organisation_id, position, obtained, valid)
        values (uuidv7(), ${secretaries.committee}, ${cell}, 'secretary', 'elected', '[2024-06-01,)')`)
      return { ok: true, value: null }
    })
    expect(refused).toMatchObject({ problem: { kind: 'invalid', fields: { position: { key: 'v10' } } } })

    const present = await as('officer', (db) => findSecretary(db, cell))
    if (!present) throw new Error('the cell has no secretary')
    const end = { endsOn: '2024-05-31', endReason: 'transferred' } as const
    expect(await tries('officer', (db) => endMandate(db, present, end, null), because)).toMatchObject({ ok: true })
    expect(await record('2024-06-01')).toMatchObject({ ok: true })
  })
})

test('V11: a vacancy is dated from the day after the last secretary', async () => {
  await inRegistry(async ({ as, cell, committee }) => {
    expect(await as('officer', (db) => findVacancy(db, cell))).toBeNull()
    await as(
      'officer',
      async (db) => {
        const present = await findSecretary(db, cell)
        if (present) await endMandate(db, present, { endsOn: '2024-05-31', endReason: 'left_job' }, null)
      },
      because,
    )
    expect(await as('secretary of the committee', (db) => findVacancy(db, cell))).toBe('2024-06-01')
    expect(await as('officer', (db) => findVacancy(db, committee))).toBeNull()
  })
})

test('V12: an expired term warns, and the rights go on until an end is recorded', async () => {
  await inRegistry(async ({ as, cell }) => {
    await as(
      'officer',
      async (db) => {
        const present = await findSecretary(db, cell)
        if (!present) throw new Error('the cell has no secretary')
        const facts = { position: 'secretary', obtained: 'elected', documentId: null, startsOn: '2022-01-01' } as const
        await reviseMandate(db, present, { ...facts, termEndsOn: '2024-12-31' })
      },
      { reason: 'Sửa lỗi nhập' },
    )
    const found = await as('secretary of the cell', (db) => findSecretary(db, cell))
    expect(found).toMatchObject({ isCurrent: true, termEndsOn: '2024-12-31', endsOn: null })
    expect(found && termStateOn(found, today())).toBe('overdue')
  })
})

test('V12: the grace of a cell is six months, of a committee twelve; no congress ends an office that nobody elected', async () => {
  await inRegistry(async ({ db, cell, committee }) => {
    const now = today()
    await db.insert(ruleSet).values(knownRules.filter(({ subject }) => subject === 'term'))
    await db.execute(sql`select set_config('sobo.reason', 'Sửa lỗi nhập', true)`)
    const stateOf = async (
      organisationId: string,
      obtained: Held['obtained'],
      months: number,
      position?: Held['position'],
    ) => {
      await db
        .update(mandate)
        .set({ obtained, termEndsOn: addMonths(now, -months), ...(position && { position }) })
        .where(eq(mandate.organisationId, organisationId))
      const [found] = await listMandates(db, { organisationId })
      return found && termStateOn(found, now)
    }
    expect(await stateOf(cell, 'elected', -1)).toBe('running')
    expect(await stateOf(cell, 'elected', 6)).toBe('grace')
    expect(await stateOf(cell, 'elected', 7)).toBe('overdue')
    expect(await stateOf(committee, 'elected', 7)).toBe('grace')
    expect(await stateOf(committee, 'elected', 13)).toBe('overdue')
    expect(await stateOf(cell, 'appointed', 7)).toBe('over')
    expect(await stateOf(cell, 'elected', 7, 'reporter')).toBe('over')
  })
})

test('V13: a mandate lies inside the life of its organisation, and no office is held twice at once', async () => {
  await inRegistry(async ({ tries, cell, secretaries }) => {
    const record = (startsOn: string, id = newId()) =>
      tries('officer', (db) =>
        recordMandate(db, id, { ...deputy, startsOn, personId: secretaries.committee, organisationId: cell }),
      )
    expect(await record('2021-12-31')).toMatchObject({
      problem: { kind: 'invalid', fields: { organisationId: { key: 'v13' } } },
    })
    expect(await record('2022-01-01')).toMatchObject({ ok: true })
    expect(await record('2023-01-01')).toMatchObject({ problem: { kind: 'overlap' } })
  })
})

test('a mandate ends on or after its first day, and with a reason in the trail', async () => {
  await inRegistry(async ({ tries, as, cellNextDoor }) => {
    const present = await as('officer', (db) => findSecretary(db, cellNextDoor))
    if (!present) throw new Error('the cell has no secretary')
    const end = (endsOn: string, cause = because) =>
      tries('officer', (db) => endMandate(db, present, { endsOn, endReason: 'retired' }, null), cause)
    expect(await end('2023-12-31')).toMatchObject({
      problem: { fields: { endsOn: { key: 'mandate-begins', values: { date: '01/01/2024' } } } },
    })
    expect(await end('2024-05-31', { reason: '' })).toMatchObject({ problem: { fields: { reason: { key: 'empty' } } } })
    expect(await end('2024-05-31')).toMatchObject({ ok: true })
    expect(await end('2024-05-31')).toMatchObject({ problem: { kind: 'stale' } })
    expect(await as('officer', (db) => findMandate(db, present.id))).toMatchObject({
      startsOn: '2024-01-01',
      endsOn: '2024-05-31',
      endReason: 'retired',
    })
  })
})

test('what is held today comes first, weightiest first, then the latest', async () => {
  await inRegistry(async ({ as, cell, secretaries }) => {
    const of = { personId: secretaries.committee, organisationId: cell, obtained: 'elected', documentId: null } as const
    const seen = await as('officer', async (db) => {
      const record = (position: 'deputy_secretary' | 'reporter' | 'group_leader', startsOn: string, endsOn?: string) =>
        recordMandate(db, newId(), { ...of, position, startsOn }, endsOn ? { endsOn, endReason: 'term_over' } : null)
      await record('group_leader', '2022-02-01', '2022-12-31')
      await record('reporter', '2023-01-01', '2023-12-31')
      await record('deputy_secretary', '2024-01-01', '2190-12-31')
      return listMandates(db, { organisationId: cell })
    })
    expect([...seen].map(({ position }) => position)).toEqual([
      'secretary',
      'deputy_secretary',
      'reporter',
      'group_leader',
    ])
  })
})

test('a recorded end is put right, gets its decision later, and is cancelled while no other secretary has come', async () => {
  await inRegistry(async ({ as, tries, cell, secretaries }) => {
    const present = await as('officer', (db) => findSecretary(db, cell))
    if (!present) throw new Error('the cell has no secretary')
    const now = () => as('officer', (db) => findMandate(db, present.id))
    const at = async () => ({ id: present.id, version: (await now())?.version ?? 0 })
    const end = async (endsOn: string, documentId: string | null = null) => {
      const known = await at()
      return tries('officer', (db) => endMandate(db, known, { endsOn, endReason: 'retired' }, documentId), because)
    }
    const cancel = async (cause = because) => {
      const known = await at()
      return tries('officer', (db) => cancelEnd(db, known), cause)
    }
    expect(await end('2024-05-31')).toMatchObject({ ok: true })
    const [paper] = await as('officer', (db) => db.execute<{ id: string }>(sql`select id from document limit 1`))
    expect(await end('2024-06-30', paper?.id)).toMatchObject({ ok: true })
    expect(await now()).toMatchObject({ endsOn: '2024-06-30', endDocumentId: paper?.id })

    const facts = { ...deputy, position: 'secretary', startsOn: '2024-08-01', organisationId: cell } as const
    const next = { ...facts, personId: secretaries.committee }
    const nextEnd = { endsOn: '2024-08-31', endReason: 'other' } as const
    expect(await tries('officer', (db) => recordMandate(db, newId(), next, nextEnd))).toMatchObject({ ok: true })
    const taken = { key: 'v10-since', values: { date: '01/08/2024' } }
    expect(await end('2024-08-15')).toMatchObject({ problem: { fields: { endsOn: taken } } })
    expect(await cancel()).toMatchObject({ problem: { fields: { position: taken } } })
  })
  await inRegistry(async ({ as, tries, cell }) => {
    const present = await as('officer', (db) => findSecretary(db, cell))
    if (!present) throw new Error('the cell has no secretary')
    const end = { endsOn: '2024-05-31', endReason: 'retired' } as const
    await tries('officer', (db) => endMandate(db, present, end, null), because)
    const at = { ...present, version: present.version + 1 }
    const silent = await tries('officer', (db) => cancelEnd(db, at), { reason: '' })
    expect(silent).toMatchObject({ problem: { fields: { reason: { key: 'empty' } } } })
    expect(await tries('officer', (db) => cancelEnd(db, at), because)).toMatchObject({ ok: true })
    const found = await as('officer', (db) => findSecretary(db, cell))
    expect(found).toMatchObject({ id: present.id, endsOn: null, endReason: null, endDocumentId: null, reports: true })
  })
})

test('decisions that were retired, or of another unit, stay when a mandate and its end are revised, and are cited', async () => {
  await inRegistry(async ({ tries, as, db, cell, park, nextDoor }) => {
    const papers = await db.execute<{ id: string; unit: string }>(sql`select id, unit_id as unit from document`)
    const paperOf = (unit: string) => [...papers].find((one) => one.unit === unit)?.id ?? ''
    const [held] = await db.execute<{ id: string }>(sql`select id from mandate where organisation_id = ${cell}`)
    const find = async (db: Db) => {
      const found = await findMandate(db, held?.id ?? '')
      if (!found) throw new Error('the cell has no secretary')
      return found
    }
    const saved = async (documentId: string) => {
      await db.execute(sql`select set_config('sobo.reason', 'Thử', true)`)
      await db.execute(sql`update mandate set document_id = ${documentId}, end_document_id = ${documentId},
        valid = daterange(lower(valid), today()), end_reason = 'retired' where id = ${held?.id}`)
      const { before, paper } = await as('officer of the park', async (db) => ({
        before: await find(db),
        paper: (await findPaper(db, documentId)) ?? noPaper,
      }))
      const facts = MandateRevision.parse({ ...before, ...paper, effectiveOn: before.startsOn, note: newId() })
      const end = { ...paper, endsOn: '2024-06-30', endReason: 'relieved' } as const
      const save = (work: (db: Db, at: Mandate) => Promise<Result<unknown>>) =>
        tries('officer of the park', async (db) => work(db, await find(db)), because)
      expect(await save((db, at) => reviseMandateByDecision(db, at, facts))).toMatchObject({ ok: true })
      expect(await save((db, at) => endMandateByDecision(db, at, end))).toMatchObject({ ok: true })
      const { decision, endDecision } = await as('officer of the park', find)
      return [decision, endDecision]
    }
    const cited = '-QĐ/ĐU, 20/12/2021, Đảng uỷ Khu kinh tế Thử Nghiệm'
    const twice = (text: string) => [text, text]
    expect(await saved(paperOf(nextDoor))).toEqual(twice(`${paperOf(nextDoor).slice(-3)}${cited}`))
    await db.execute(sql`select set_config('sobo.reason', 'Thử', true)`)
    await db.execute(sql`update document set retired_on = today() where unit_id = ${park}`)
    expect(await saved(paperOf(park))).toEqual(twice(`${paperOf(park).slice(-3)}${cited} (ngừng theo dõi)`))
  })
})

const noPaper = { decisionNumber: null, decisionIssuedOn: null, decisionIssuer: null }

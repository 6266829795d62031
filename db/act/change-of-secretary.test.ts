import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listChanges } from '../audit/queries'
import { endMandate } from '../mandate/commands'
import { findSecretary, listMandates } from '../mandate/queries'
import { findPerson } from '../person/queries'
import { newId } from '../record/id'
import { inRegistry } from '../testing/stories'
import { changeSecretary, newPersonOf, SuccessionInput } from './change-of-secretary'

const because = { reason: 'Ghi nhận thay đổi bí thư' }
const leaving = { endsOn: '2024-05-31', endReason: 'transferred' } as const
type Leaving = { endsOn?: string; endReason?: 'transferred' }
const typed = (wish: object, leaves: Leaving = leaving) => ({
  ...leaves,
  ...SuccessionInput.parse({ effectiveOn: '2024-06-01', obtained: 'appointed', ...wish }),
})
const idsFor = (organisationId: string) => ({ organisationId, mandateId: newId() })
const decision = { decisionNumber: '27-QĐ/ĐU', decisionIssuedOn: '2024-05-28', decisionIssuer: 'Đảng ủy Thử Nghiệm' }

test('one mandate ends, the other begins, the decision stands at both, in one change set', async () => {
  await inRegistry(async ({ as, tries, cell, secretaries }) => {
    const ids = idsFor(cell)
    const input = typed({ fullName: 'Hoàng Thị Giang', ...decision })
    const personId = newPersonOf(ids.mandateId)
    expect(await tries('officer of the park', (db) => changeSecretary(db, ids, input), because)).toEqual({
      ok: true,
      value: { personId },
    })

    const mandates = [...(await as('officer', (db) => listMandates(db, { organisationId: cell })))]
    expect(mandates.map(({ personName, startsOn, endsOn }) => [personName, startsOn, endsOn])).toEqual([
      ['Hoàng Thị Giang', '2024-06-01', null],
      ['Lê Văn An (không còn giữ chức vụ)', '2022-01-01', '2024-05-31'],
    ])
    expect(mandates[0]?.decision).toBe('27-QĐ/ĐU, 28/05/2024, Đảng ủy Thử Nghiệm')
    expect(mandates[1]?.endDocumentId).toBe(mandates[0]?.documentId)
    expect(await as('officer', (db) => findPerson(db, personId))).toMatchObject({ fullName: 'Hoàng Thị Giang' })

    const [begun] = await as('officer', (db) => listChanges(db, 'mandate', ids.mandateId))
    const [ended] = await as('officer', (db) => listChanges(db, 'mandate', mandates[1]?.id ?? ''))
    expect(begun?.changeSet).toBe(ended?.changeSet)
    expect(await as('officer', (db) => listMandates(db, { personId: secretaries.cell }))).toHaveLength(1)
  })
})

test('the old secretary is out at the next request, and no session lingers', async () => {
  await inRegistry(async ({ db, as, tries, cell, secretaries, people }) => {
    const old = 'secretary of the cell'
    await as(old, (db) => listMandates(db, { organisationId: cell }))
    await tries(
      'officer',
      (db) => changeSecretary(db, idsFor(cell), typed({ personId: secretaries.committee })),
      because,
    )

    await expect(as(old, (db) => listMandates(db, { organisationId: cell }))).rejects.toMatchObject({
      cause: { code: '28000' },
    })
    const [left] = await db.execute(
      sql`select ended_by as how from session where account_id = ${people[old].accountId}`,
    )
    expect(left).toEqual({ how: 'account_ended' })
  })
})

test('whoever still reports by another mandate, or leaves on a day to come, stays signed in', async () => {
  await inRegistry(async ({ as, tries, committee, cell, secretaries }) => {
    await as('officer', (db) =>
      db.execute(sql`insert into mandate (id, person_id, organisation_id, position, obtained, valid)
        values (uuidv7(), ${secretaries.cell}, ${committee}, 'deputy_secretary', 'elected', '[2024-01-01,)')`),
    )
    await tries('officer', (db) => changeSecretary(db, idsFor(cell), typed({ fullName: 'Hoàng Thị Giang' })), because)
    await as('secretary of the cell', (db) => listMandates(db, { organisationId: cell }))
  })
  await inRegistry(async ({ as, tries, cell }) => {
    const later = typed(
      { fullName: 'Hoàng Thị Giang', effectiveOn: '2190-06-01' },
      { ...leaving, endsOn: '2190-05-31' },
    )
    expect(await tries('officer', (db) => changeSecretary(db, idsFor(cell), later), because)).toMatchObject({
      ok: true,
    })
    await as('secretary of the cell', (db) => listMandates(db, { organisationId: cell }))
  })
})

test('what the form lacks is said at the field, and nothing is changed', async () => {
  await inRegistry(async ({ as, tries, cell, secretaries }) => {
    const problem = async (wish: object, leaves: Leaving = leaving) => {
      const result = await tries('officer', (db) => changeSecretary(db, idsFor(cell), typed(wish, leaves)), because)
      return result.ok ? undefined : result.problem
    }
    const fields = (name: string, key: string) => ({ kind: 'invalid', fields: { [name]: { key } } })
    const next = { personId: secretaries.committee }
    expect(await problem({})).toEqual(fields('personId', 'one-of-two'))
    expect(await problem({ ...next, fullName: 'Hoàng Thị Giang' })).toEqual(fields('personId', 'one-of-two'))
    expect(await problem(next, { endReason: 'transferred' })).toEqual(fields('endsOn', 'empty'))
    expect(await problem(next, { endsOn: '2024-05-31' })).toEqual(fields('endReason', 'empty'))
    expect(await problem({ ...next, effectiveOn: '2024-05-31' })).toEqual(fields('effectiveOn', 'after-predecessor'))
    expect(await problem({ ...next, decisionNumber: '27-QĐ/ĐU', decisionIssuer: 'Đảng ủy' })).toEqual(
      fields('decisionIssuedOn', 'v14'),
    )
    expect(await problem({ fullName: 'Lê Văn An' })).toMatchObject({ fields: { isAnother: { key: 'namesakes' } } })
    expect(await as('officer', (db) => listMandates(db, { organisationId: cell }))).toHaveLength(1)
  })
})

test('it is for officers of the unit; to others the organisation is missing or not theirs to change', async () => {
  await inRegistry(async ({ tries, cell, secretaries }) => {
    const change = (who: Parameters<typeof tries>[0]) =>
      tries(who, (db) => changeSecretary(db, idsFor(cell), typed({ personId: secretaries.committee })), because)
    const refusal = async (who: Parameters<typeof tries>[0]) => {
      const result = await change(who)
      return result.ok ? undefined : result.problem.kind
    }
    expect(await refusal('secretary of the cell next door')).toBe('missing')
    expect(await refusal('officer of the park next door')).toBe('missing')
    expect(await refusal('secretary of the cell')).toBe('forbidden')
    expect(await refusal('leader')).toBe('forbidden')
    expect(await refusal('officer of the park')).toBeUndefined()
  })
})

test('a vacant office is filled without anybody leaving', async () => {
  await inRegistry(async ({ as, tries, cell, secretaries }) => {
    const present = await as('officer', (db) => findSecretary(db, cell))
    if (!present) throw new Error('the cell has no secretary')
    await tries('officer', (db) => endMandate(db, present, leaving, null), because)
    const next = typed({ personId: secretaries.committee }, {})
    expect(await tries('officer', (db) => changeSecretary(db, idsFor(cell), next), because)).toMatchObject({ ok: true })
    expect(await as('officer', (db) => findSecretary(db, cell))).toMatchObject({ personName: 'Trần Thị Bình' })
  })
})

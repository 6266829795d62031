import { expect, test } from 'vitest'
import { findEvent, listEventsOf } from '../event/queries'
import { findOrganisation } from '../organisation/queries'
import { newId } from '../record/id'
import { inRegistry } from '../testing/stories'
import { addDecision, addFoundingDecision } from './add-decision'
import { FoundingInput, foundOrganisation } from './found'

const decision = { decisionNumber: '41-QĐ/ĐU', decisionIssuedOn: '2024-05-10', decisionIssuer: 'Đảng ủy Thử Nghiệm' }
const nothing = { decisionNumber: null, decisionIssuedOn: null, decisionIssuer: null }
const cause = { reason: 'Bổ sung quyết định' }

test.each(['organisation', 'event'] as const)('a decision added at the %s stands at both', async (place) => {
  await inRegistry(async ({ as, tries, park }) => {
    const id = newId()
    const input = FoundingInput.parse({
      name: 'Chi bộ Mới',
      kind: 'grassroots_cell',
      unitId: park,
      foundedOn: '2024-05-19',
    })
    await as('officer', (db) => foundOrganisation(db, id, input))
    const [founding] = await as('officer', (db) => listEventsOf(db, id))
    const eventId = founding?.id ?? ''
    const add = (
      asked: typeof decision | typeof nothing,
      who: 'officer of the park' | 'leader' = 'officer of the park',
    ) =>
      tries(
        who,
        (db) => (place === 'event' ? addDecision(db, eventId, asked) : addFoundingDecision(db, id, asked)),
        cause,
      )
    expect(await add(nothing)).toMatchObject({ problem: { fields: { decisionNumber: { key: 'v14' } } } })
    expect(await add(decision, 'leader')).toMatchObject({ problem: { kind: 'forbidden' } })
    expect(await add(decision)).toMatchObject({ ok: true })
    await as('officer', async (db) => {
      const organisation = await findOrganisation(db, id)
      expect(organisation?.foundingDocumentId).toBeTruthy()
      expect(await findEvent(db, eventId)).toMatchObject({ documentId: organisation?.foundingDocumentId })
    })
  })
})

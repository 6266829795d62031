import { expect, test } from 'vitest'
import { returnVersion } from '../member-report/decide'
import { findCompleteness, findVersion } from '../member-report/queries'
import { submitReport } from '../member-report/submit'
import { newId } from '../record/id'
import { plantOrganisation, plantPeriod, submission } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { listMissingOrganisations } from './missing'

test('who has not sent and who is to send again are told apart, as many as the board counts', () =>
  inRegistry(async ({ db, as, tries, park, cell, committee }) => {
    const second = await plantOrganisation(db, park, 'Chi bộ Hai', committee)
    const periodId = await plantPeriod(db, '2024-05-01')
    const id = newId()
    await tries('secretary of the cell', (db) => submitReport(db, id, { organisationId: cell, periodId }, submission()))
    const officer = 'officer of the park'
    const sent = await as(officer, (db) => findVersion(db, id))
    const back = { reason: 'Chưa khớp', fieldNotes: {} }
    await tries(officer, (db) => returnVersion(db, { id, sha256: sent?.sha256 ?? '' }, back))

    const asked = { text: '', sort: '', descending: false, page: 1, validOn: undefined, periodId, unitId: park }
    const listed = await as(officer, (db) => listMissingOrganisations(db, asked))
    expect([...listed].map(({ id, isReturned }) => [id, isReturned])).toEqual([
      [cell, true],
      [second, false],
    ])
    expect(await as(officer, (db) => findCompleteness(db, periodId, park))).toMatchObject({ missing: 1, returned: 1 })
  }))

import { expect, test } from 'vitest'
import type { Db } from '../door/actor'
import type { Person } from '../testing/seed'
import { inRegistry } from '../testing/stories'
import { reviseUnit } from './commands'
import { listContactsOf } from './contact'
import { findUnit } from './queries'

const because = { reason: 'Khác' }
const named = async (db: Db, id: string, contact: { contactName: string | null; contactPhone: string | null }) => {
  const unit = await findUnit(db, id)
  if (!unit) throw new Error('no such unit')
  const { code, kind, standing, parentId, name, version } = unit
  const input = { code, kind, standing, parentId, name, ...contact }
  return reviseUnit(db, { id, version }, input, { effectiveOn: '2024-07-01', isCorrection: false })
}
const lan = { contactName: 'Nguyễn Thị Lan', contactPhone: '02250100001' }

test('people call the officer of their unit, or of the nearest unit above it', () =>
  inRegistry(async ({ as, tries, zone, park, secretaries }) => {
    const called = async (who: Person, personId: string) =>
      (await as(who, (db) => listContactsOf(db, [personId]))).get(personId)
    expect(await called('secretary of the cell', secretaries.cell)).toBeUndefined()

    expect(await tries('officer', (db) => named(db, zone, lan), because)).toMatchObject({
      problem: { kind: 'forbidden' },
    })
    expect(await tries('administrator', (db) => named(db, zone, lan), because)).toMatchObject({ ok: true })
    const ofZone = { name: 'Nguyễn Thị Lan', phone: '0225 0100 001' }
    expect(await called('secretary of the cell', secretaries.cell)).toEqual(ofZone)

    const ofPark = { contactName: null, contactPhone: '02250100002' }
    expect(await tries('administrator', (db) => named(db, park, ofPark), because)).toMatchObject({ ok: true })
    expect(await called('secretary of the cell', secretaries.cell)).toEqual({ name: null, phone: '0225 0100 002' })
    expect(await called('secretary of the cell next door', secretaries.nextDoor)).toEqual(ofZone)
    // An officer who prints a sheet reads the same of its holder; of people out of sight nobody reads anything.
    expect(await called('officer', secretaries.nextDoor)).toEqual(ofZone)
    expect(await called('secretary of the cell', secretaries.nextDoor)).toBeUndefined()
  }))

test('a name without a telephone is refused at the telephone', () =>
  inRegistry(async ({ tries, zone }) => {
    const refused = await tries('administrator', (db) => named(db, zone, { ...lan, contactPhone: null }), because)
    expect(refused).toMatchObject({ problem: { kind: 'invalid', fields: { contactPhone: { key: 'empty' } } } })
  }))

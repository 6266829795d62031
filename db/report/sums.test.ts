import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { confirmVersion } from '../member-report/decide'
import { findVersion } from '../member-report/queries'
import { organisationState } from '../organisation/record'
import { newId } from '../record/id'
import { confirmReport, plantOrganisation, plantPeriod, sendReport, submission } from '../testing/reports'
import { drawn } from '../testing/runs'
import { inRegistry } from '../testing/stories'
import { lines } from './sum-row'
import { untoldOf } from './summing'
import { sumBelow } from './sums'

test('a committee is summed over the cells that have confirmed, and names those that have not', () =>
  inRegistry(async (registry) => {
    const { db, as, park, committee, cell } = registry
    const second = await plantOrganisation(db, park, 'Chi bộ Hai', committee)
    const periodId = await plantPeriod(db)
    const sum = () => as('secretary of the committee', (db) => sumBelow(db, committee, periodId))
    // Until the cell reports, its last closing counts; who never reported has no figure.
    expect(await sum()).toMatchObject({ have: 0, of: 2, lines: { openingTotal: 12, closingTotal: 12, admitted: null } })

    await confirmReport(registry, cell, periodId, { admitted: 1 })
    const partial = await sum()
    expect(partial).toMatchObject({
      have: 1,
      of: 2,
      lines: { openingTotal: 12, admitted: 1, closingTotal: 13 },
      rest: 0,
    })
    expect(partial.missing.map(({ id, standing }) => [id, standing])).toEqual([[second, 'missing']])
    expect(partial).toMatchObject({ lines: { probationaryMembers: 2, femaleMembers: null } })
    expect([untoldOf(partial.rows, 'probationaryMembers'), untoldOf(partial.rows, 'femaleMembers')]).toEqual([0, 1])
    await confirmReport(registry, second, periodId)
    expect(await sum()).toMatchObject({
      have: 2,
      of: 2,
      missing: [],
      lines: { openingTotal: 12, initial: 10, admitted: 1, closingTotal: 23 },
      findings: [],
      rest: 0,
    })
  }))

test('a correction counts once it is confirmed; what it corrects counts until then', () =>
  inRegistry(async (registry) => {
    const { as, tries, committee, cell, db } = registry
    const periodId = await plantPeriod(db)
    await confirmReport(registry, cell, periodId)
    const before = await as('officer', (db) => sumBelow(db, committee, periodId))
    const of = await as(
      'officer',
      async (db) =>
        (
          await db.execute<{ id: string }>(sql`
      select id from confirmed_report where organisation_id = ${cell} and period_id = ${periodId}`)
        )[0]?.id ?? '',
    )
    const id = newId()
    const correction = { of, reason: 'Thiếu một người' }
    await tries('officer', (db) =>
      sendReport(db, id, { organisationId: cell, periodId }, submission({ admitted: 1 }, { correction })),
    )
    expect(await as('officer', (db) => sumBelow(db, committee, periodId))).toMatchObject({
      have: 1,
      lines: before.lines,
    })
    const version = await as('officer', (db) => findVersion(db, id))
    if (version) await tries('officer', (db) => confirmVersion(db, version))
    expect(await as('officer', (db) => sumBelow(db, committee, periodId))).toMatchObject({
      lines: { closingTotal: 13 },
    })
  }))

test('the tree is that of the end of the period: who ended within it is in the sum, who came later is not', () =>
  inRegistry(async ({ db, as, park, committee, cell }) => {
    const ended = await plantOrganisation(db, park, 'Chi bộ Đã Hết', committee, '[2022-01-01,2024-05-10)')
    await plantOrganisation(db, park, 'Chi bộ Mới', committee, '[2024-06-01,)')
    const moved = await plantOrganisation(db, park, 'Chi bộ Chuyển Đi', committee, '[2022-01-01,2024-05-20)')
    const other = await plantOrganisation(db, park, 'Đảng bộ Khác', committee)
    await db.insert(organisationState).values({
      organisationId: moved,
      name: 'Chi bộ Chuyển Đi',
      kind: 'grassroots_cell',
      superiorId: other,
      valid: '[2024-05-20,)',
    })
    const emptied = await plantOrganisation(db, park, 'Đảng bộ Đã Hết', committee, '[2022-01-01,2024-05-20)')
    await plantOrganisation(db, park, 'Chi bộ Của Đảng Bộ Đã Hết', emptied, '[2022-01-01,2024-05-20)')
    const periodId = await plantPeriod(db)
    const { counting } = await as('officer of the park', (db) => sumBelow(db, committee, periodId))
    expect(counting.map(({ name, hasEnded }) => [name, hasEnded])).toEqual(
      expect.arrayContaining([
        ['Chi bộ Đã Hết', true],
        ['Chi bộ Chuyển Đi', false],
        ['Chi bộ Của Đảng Bộ Đã Hết', true],
      ]),
    )
    expect(counting.map(({ id }) => id)).toEqual(expect.arrayContaining([cell, ended, moved]))
    expect(counting).toHaveLength(4)
    expect(counting.find(({ id }) => id === moved)?.branchId).toBe(other)
  }))

test('what lies below but out of sight is told, and in no line', () =>
  inRegistry(async (registry) => {
    const { db, as, nextDoor, committee, cell } = registry
    const far = await plantOrganisation(db, nextDoor, 'Chi bộ Xa', committee)
    const periodId = await plantPeriod(db)
    await confirmReport(registry, cell, periodId)
    await confirmReport(registry, far, periodId)
    expect(await as('officer of the park', (db) => sumBelow(db, committee, periodId))).toMatchObject({
      outOfSight: 1,
      of: 1,
    })
    expect(await as('secretary of the committee', (db) => sumBelow(db, committee, periodId))).toMatchObject({
      outOfSight: 0,
      of: 2,
    })
  }))

test('children sum to their parent on every line, whatever they report', () =>
  inRegistry(async (registry) => {
    const { db, as, park, committee, cell } = registry
    const branch = await plantOrganisation(db, park, 'Đảng bộ Bộ Phận', committee)
    const cells = [cell]
    for (const name of ['Chi bộ Một', 'Chi bộ Hai', 'Chi bộ Ba'])
      cells.push(await plantOrganisation(db, park, name, branch))
    const small = fc.nat({ max: 3 })
    const entry = fc.record({
      admitted: small,
      transferredIn: small,
      transferredOut: small,
      leftParty: small,
      died: small,
    })
    let day = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(entry), { minLength: 4, maxLength: 4 }), async (reports) => {
        day += 1
        const periodId = await plantPeriod(
          db,
          `20${24 + Math.floor((day + 4) / 12)}-${String(((day + 4) % 12) + 1).padStart(2, '0')}-01`,
        )
        for (const [place, asked] of reports.entries()) {
          const one = cells[place]
          if (asked && one) await confirmReport(registry, one, periodId, { ...asked, note: 'ghi rõ' }).catch(() => null)
        }
        const whole = await as('officer', (db) => sumBelow(db, committee, periodId))
        const part = await as('officer', (db) => sumBelow(db, branch, periodId))
        const alone = await as('officer', (db) => sumBelow(db, cell, periodId))
        for (const line of lines) {
          const known = [part.lines[line], alone.lines[line]].filter((one) => one !== null)
          expect(whole.lines[line]).toBe(known.length === 0 ? null : known.reduce((a, b) => a + b, 0))
          const told = part.counting.flatMap((one) => one.lines[line] ?? [])
          expect(part.lines[line]).toBe(told.length === 0 ? null : told.reduce((a, b) => a + b, 0))
        }
        expect(whole.branches.map(({ have }) => have).reduce((a, b) => a + b, 0)).toBe(whole.have)
      }),
      drawn(6, 24),
    )
  }))

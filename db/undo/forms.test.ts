import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ok } from '../../core/result'
import { addCoverage, changeCoverage, dropCoverage } from '../act/coverage'
import { endMandateByDecision, recordMandateByDecision, reviseMandateByDecision } from '../act/record-mandate'
import { restoreRecord, withdrawRecord } from '../act/withdraw'
import { endAffiliated, registerAffiliated, reviseAffiliated } from '../affiliated-organisation/commands'
import { AffiliatedRegistration } from '../affiliated-organisation/record'
import { communes } from '../commune/record'
import { registerDocument } from '../document/commands'
import { DocumentInput, documents } from '../document/record'
import type { Db } from '../door/actor'
import { keepEnterpriseContact, registerEnterprise, reviseEnterprise } from '../enterprise/commands'
import { EnterpriseInput } from '../enterprise/record'
import { recordFigures, reviseFigures } from '../enterprise-figures/commands'
import { EnterpriseFiguresInput } from '../enterprise-figures/record'
import { MandateRevision } from '../mandate/record'
import { nameWords } from '../name-word/record'
import { openPeriod, revisePeriod } from '../period/commands'
import { PeriodInput } from '../period/record'
import { keepPersonContact, registerPerson } from '../person/commands'
import { people } from '../person/record'
import { registerPlain, retireRecord, revisePlain } from '../plain'
import { amendProject, correctProject, registerProject } from '../project/commands'
import { ProjectCapital, ProjectInput } from '../project/record'
import { newId } from '../record/id'
import { records } from '../records'
import { targets } from '../target/record'
import type { Person } from '../testing/seed'
import { inRegistry } from '../testing/stories'
import { imageOf, type Registry, type Saves, thereAndBack } from '../testing/undoing'
import { registerUnit, reviseUnit } from '../unit/commands'
import { UnitInput } from '../unit/record'

const letter = { issuer: 'Đảng ủy', number: '1-QĐ', type: 'decision', issuedOn: '2024-01-01', subject: 'Về việc' }
const newcomer = { name: 'Công ty Mới', ownership: 'fdi_wholly', taxCodeReason: 'chờ cấp' }
type Steps = (registry: Registry) => Saves[]
const on = { effectiveOn: '2024-06-01', isCorrection: false }
const paper = { decisionNumber: '21-QĐ/ĐU', decisionIssuedOn: '2024-05-20', decisionIssuer: 'Đảng ủy Thử Nghiệm' }
const versionOf = async (db: Db, table: string, id: string) => {
  const [row] = await db.execute<{ version: number }>(
    sql`select version from ${sql.identifier(table)} where id = ${id}::uuid`,
  )
  return { id, version: row?.version ?? 0 }
}

/** By table: a person and a sequence of saves as the forms of its record make them. */
const forms: Record<string, [Person, Steps]> = {
  enterprise: [
    'officer of the park',
    ({ park }) => {
      const id = newId()
      const input = EnterpriseInput.parse({ ...newcomer, unitId: park })
      return [
        (db) => registerEnterprise(db, id, input, '2024-01-01'),
        async (db) => ok(await keepEnterpriseContact(db, id, { phone: '0225 1' })),
        async (db) => ok(await keepEnterpriseContact(db, id, { phone: '0225 2' })),
        async (db) =>
          reviseEnterprise(
            db,
            await versionOf(db, 'enterprise', id),
            { ...input, name: 'Đổi tên', note: 'x', investorCountries: ['KR', 'JP'] },
            on,
          ),
        async (db) =>
          reviseEnterprise(
            db,
            await versionOf(db, 'enterprise', id),
            { ...input, name: 'Sửa tên' },
            { ...on, isCorrection: true },
          ),
      ]
    },
  ],
  project: [
    'officer of the park',
    ({ park, riverside }) => {
      const id = newId()
      const own = { enterpriseId: riverside, unitId: park, code: 'DA-9', kind: 'fdi', name: 'Dự án chín' }
      const capital = ProjectCapital.parse({ currency: 'USD', registeredCapital: 12.5 })
      const input = ProjectInput.parse({ ...own, ...capital, certifiedOn: '2020-01-01' })
      return [
        (db) => registerProject(db, id, input),
        async (db) => correctProject(db, await versionOf(db, 'project', id), { ...input, certifiedOn: '2020-02-01' }),
        async (db) =>
          amendProject(
            db,
            await versionOf(db, 'project', id),
            { ...capital, amendment: 1, registeredCapital: 20 },
            on.effectiveOn,
          ),
      ]
    },
  ],
  person: [
    'officer of the park',
    ({ park }) => {
      const id = newId()
      return [
        (db) => registerPerson(db, id, { unitId: park, fullName: 'Ngô Minh Đức' }, { isAnother: false }),
        async (db) => ok(await keepPersonContact(db, id, { phone: '0900 000 001' })),
        async (db) =>
          revisePlain(db, people, await versionOf(db, 'person', id), { fullName: 'Ngô Minh Đạt', jobTitle: 'Kế toán' }),
      ]
    },
  ],
  mandate: [
    'officer of the park',
    ({ cell, secretaries }) => {
      const id = newId()
      const facts = MandateRevision.parse({
        ...paper,
        position: 'deputy_secretary',
        obtained: 'elected',
        effectiveOn: '2024-02-01',
      })
      const whose = { personId: secretaries.committee, organisationId: cell }
      const at = (db: Db) => versionOf(db, 'mandate', id)
      return [
        (db) => recordMandateByDecision(db, id, { ...facts, ...whose }),
        async (db) => reviseMandateByDecision(db, await at(db), { ...facts, effectiveOn: '2024-03-01' }),
        async (db) =>
          endMandateByDecision(db, await at(db), { endsOn: '2024-06-01', endReason: 'retired', decisionNumber: null }),
      ]
    },
  ],
  coverage: [
    'officer of the park',
    ({ cell, harbour }) => {
      const id = newId()
      return [
        (db) => addCoverage(db, id, cell, { enterpriseId: harbour, from: '2024-02-01', isHost: false, ...paper }),
        async (db) => changeCoverage(db, await versionOf(db, 'coverage', id), { isHost: false, endsOn: '2024-09-30' }),
        async (db) => dropCoverage(db, await versionOf(db, 'coverage', id)),
      ]
    },
  ],
  document: [
    'officer of the park',
    ({ park }) => {
      const id = newId()
      const input = DocumentInput.parse({ ...letter, unitId: park })
      return [
        (db) => registerDocument(db, id, input),
        async (db) => revisePlain(db, documents, await versionOf(db, 'document', id), { number: '2-QĐ' }),
      ]
    },
  ],
  enterprise_figures: [
    'officer of the park',
    ({ harbour, period }) => {
      const id = newId()
      const input = EnterpriseFiguresInput.parse({ enterpriseId: harbour, periodId: period, workers: 10 })
      return [
        (db) => recordFigures(db, id, { ...input, revenueVnd: 1_500_000_000 }),
        async (db) => reviseFigures(db, await versionOf(db, 'enterprise_figures', id), { ...input, workers: 12 }),
      ]
    },
  ],
  affiliated_organisation: [
    'officer of the park',
    ({ harbour }) => {
      const id = newId()
      const facts = { enterpriseId: harbour, kind: 'trade_union', name: 'Công đoàn', foundedOn: '2020-01-01' }
      const input = AffiliatedRegistration.parse(facts)
      const at = (db: Db) => versionOf(db, 'affiliated_organisation', id)
      return [
        (db) => registerAffiliated(db, id, input),
        async (db) => reviseAffiliated(db, await at(db), { ...input, foundedOn: '2020-03-01', members: 5 }),
        async (db) => endAffiliated(db, await at(db), '2024-06-30'),
      ]
    },
  ],
  period: [
    'officer',
    () => {
      const id = newId()
      const days = { startsOn: '2024-04-01', endsOn: '2024-06-30', opensOn: '2024-06-15', dueOn: '2024-07-05' }
      const input = PeriodInput.parse({ kind: 'quarter', ...days })
      return [
        (db) => openPeriod(db, id, input),
        async (db) => revisePeriod(db, await versionOf(db, 'period', id), { ...input, dueOn: '2024-07-10' }),
      ]
    },
  ],
  unit: [
    'administrator',
    ({ zone }) => {
      const id = newId()
      const input = UnitInput.parse({ kind: 'park', code: 'KCN-M', parentId: zone, name: 'KCN Mới' })
      return [
        (db) => registerUnit(db, id, input, '2024-01-01'),
        async (db) => reviseUnit(db, await versionOf(db, 'unit', id), { ...input, name: 'KCN Mới 2' }, on),
      ]
    },
  ],
  commune: [
    'administrator',
    () => {
      const id = newId()
      return [
        (db) => registerPlain(db, communes, id, { kind: 'ward', name: 'Phường Mới', formerly: ['Xã Cũ'] }),
        async (db) => revisePlain(db, communes, await versionOf(db, 'commune', id), { name: 'Phường Mới hơn' }),
      ]
    },
  ],
  name_word: [
    'administrator',
    () => {
      const id = newId()
      return [
        (db) => registerPlain(db, nameWords, id, { kind: 'trade_word', word: 'nuôi cá', spellings: 'NC' }),
        async (db) => revisePlain(db, nameWords, await versionOf(db, 'name_word', id), { word: 'nuôi cá lồng' }),
      ]
    },
  ],
  target: [
    'administrator',
    ({ committee }) => {
      const id = newId()
      return [
        (db) => registerPlain(db, targets, id, { year: 2025, organisationId: committee, admissions: 3 }),
        async (db) => revisePlain(db, targets, await versionOf(db, 'target', id), { admissions: 4 }),
      ]
    },
  ],
}

test.each(Object.entries(forms))('%s: each form is undone and redone, row for row', async (code, [who, steps]) => {
  const record = records.find((one) => one.code === code)
  await inRegistry(async (registry) => {
    let image = await imageOf(registry)
    const go = async (step: Saves) => {
      image = await thereAndBack(registry, who, step, image)
    }
    for (const step of steps(registry)) await go(step)
    if (!record?.screens.includes('retire')) return
    const [row] = await registry.db.execute<{ id: string }>(
      sql`select id from ${record.table} order by id desc limit 1`,
    )
    const at = (db: Db) => versionOf(db, code, row?.id ?? '')
    const retiring = {
      stop: async (db: Db) => retireRecord(db, record, await at(db), { on: '2024-11-01' }),
      withdraw: async (db: Db) => withdrawRecord(db, record, await at(db)),
    }
    for (const ending of record.endings) {
      await go(retiring[ending])
      await go(async (db) => restoreRecord(db, record, await at(db)))
    }
  })
})

test('every record with a form of its own is among those tried', () => {
  const never = ['account', 'assignment', 'setting', 'rule_set', 'lock_delegation', 'reopening', 'job', 'saved_view']
  const acts = ['organisation', 'event']
  const withForms = records.filter(({ screens }) => screens.includes('new') || screens.includes('edit'))
  expect(withForms.map(({ code }) => code).filter((code) => !(code in forms) && !never.includes(code))).toEqual(acts)
})

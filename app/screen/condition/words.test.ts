import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import type { Locale } from '@/core/locale'
import type { Db } from '@/db/door/actor'
import { enterpriseList } from '@/db/enterprise/list'
import { listRows, whereOf, world } from '@/db/lists'
import { personList } from '@/db/mandate/person-list'
import { organisationList } from '@/db/organisation/list'
import { shapeOf } from '@/db/record/condition/shape'
import { everything, type Listing } from '@/db/record/listing'
import { records } from '@/db/records'
import { inRegistry } from '@/db/testing/stories'
import { words } from '@/messages/all'
import { sentencesIn } from '@/messages/words'
import { questionIn } from '../list-question'
import { namesIn, sentenceOf } from './words'

async function told(db: Db, listing: Listing, text: string, locale: Locale): Promise<string> {
  const where = whereOf(listing, text)
  if (!('condition' in where)) return `${where.key}: ${where.what}`
  const shape = shapeOf(listing.record, world)
  const messages = sentencesIn(words, locale)
  const say = createTranslator({ locale, messages, namespace: 'filter' }) as Parameters<typeof sentenceOf>[2]['say']
  return sentenceOf(where.condition, shape, { say, locale, names: await namesIn(db, where.condition, shape, locale) })
}

test('a condition is told in plain words of both languages', () =>
  inRegistry(async ({ as, park }) => {
    const sentences: Record<string, [vi: string, en: string]> = {}
    await as('officer', async (db) => {
      for (const [listing, text] of [
        [
          enterpriseList,
          'ownership in (fdi_wholly, joint_venture) and (workers >= 100 or has projects (registeredCapital > 10000000 and currency in (USD)))',
        ],
        [enterpriseList, `unitId within (${park}) and taxCode is empty`],
        [enterpriseList, 'commune.name contains "An Phong" or investorCountries not in (JP, KR)'],
        [enterpriseList, 'not (isExportProcessing = yes or establishedOn between 2010-01-01 and 2019-12-31)'],
        [organisationList, 'no mandates (position in (secretary)) and kind in (grassroots_cell) and members < 3'],
        [organisationList, 'count enterprises >= 2 and foundedOn < 2020-01-01 and superior.name starts "Đảng bộ"'],
        [personList, 'has mandates (termEndsOn <= 2026-12-31 and organisation.name is filled) and birthYear >= 1980'],
      ] as const)
        sentences[text.replace(park, 'park')] = [
          await told(db, listing, text, 'vi'),
          await told(db, listing, text, 'en'),
        ]
    })
    expect(sentences).toMatchInlineSnapshot(`
      {
        "commune.name contains "An Phong" or investorCountries not in (JP, KR)": [
          "Tên của xã, phường, đặc khu có chứa “An Phong”, hoặc nước, vùng lãnh thổ đầu tư không có Nhật Bản hoặc Hàn Quốc",
          "Name of the commune contains “An Phong”, or investor countries do not include Japan or Republic of Korea",
        ],
        "count enterprises >= 2 and foundedOn < 2020-01-01 and superior.name starts "Đảng bộ"": [
          "Có ít nhất 2 doanh nghiệp, và ngày thành lập trước ngày 01/01/2020, và tên tổ chức đảng của cấp trên trực tiếp bắt đầu bằng “Đảng bộ”",
          "Has at least 2 enterprises, and founded on: before 1 Jan 2020, and name of the direct superior starts with “Đảng bộ”",
        ],
        "has mandates (termEndsOn <= 2026-12-31 and organisation.name is filled) and birthYear >= 1980": [
          "Có chức vụ mà (nhiệm kỳ đến không sau ngày 31/12/2026 và đã có tên tổ chức đảng của tổ chức đảng), và năm sinh ≥ 1980",
          "Has positions where (term ends on: not after 31 Dec 2026 and name of the Party organisation filled in), and year of birth ≥ 1980",
        ],
        "no mandates (position in (secretary)) and kind in (grassroots_cell) and members < 3": [
          "Không có chức vụ mà chức vụ là Bí thư, và loại hình là Chi bộ cơ sở, và đảng viên < 3",
          "Has no positions where position is Secretary, and kind is Grassroots cell, and members < 3",
        ],
        "not (isExportProcessing = yes or establishedOn between 2010-01-01 and 2019-12-31)": [
          "Không phải (doanh nghiệp chế xuất: có hoặc ngày thành lập trong khoảng 01/01/2010 – 31/12/2019)",
          "Not (export-processing enterprise: yes or established on: 1 Jan 2010 – 31 Dec 2019)",
        ],
        "ownership in (fdi_wholly, joint_venture) and (workers >= 100 or has projects (registeredCapital > 10000000 and currency in (USD)))": [
          "Loại hình sở hữu là 100% vốn đầu tư nước ngoài hoặc Liên doanh, và (lao động ≥ 100 hoặc có dự án mà (vốn đăng ký > 10.000.000 và đồng tiền là USD))",
          "Ownership is Wholly foreign-owned or Joint venture, and (workers ≥ 100 or has projects where (registered capital > 10,000,000 and currency is USD))",
        ],
        "unitId within (park) and taxCode is empty": [
          "KCN/KKT chính thuộc KCN Bến Sông, và chưa có mã số thuế",
          "Main park or zone within KCN Bến Sông, and tax code empty",
        ],
      }
    `)
  }))

test('what an address forges is answered by what is wrong with it, and by no row', () =>
  inRegistry(async ({ as, riverside }) => {
    await as('officer', async (db, reader) => {
      for (const [text, key] of [
        ['nonsense =', 'syntax'],
        ['ghost = 1', 'field'],
        ['constructor is filled', 'field'],
        ['has ghosts', 'relation'],
        ['has __proto__', 'syntax'],
        ['workers contains 5', 'operator'],
        ['workers >= many', 'value'],
        ['workers >= 99999999999999999999', 'value'],
        ['establishedOn < 2024-02-30', 'value'],
        ['ownership in (constructor)', 'value'],
        ["unitId in ('x')", 'syntax'],
        ['unitId in (x)', 'value'],
        ['name contains "\u200b"', 'value'],
        ['count commune >= 2', 'least'],
        ['projects.name = x', 'field'],
        ['unit.parent.name = x', 'field'],
        ['name = a and name = b or name = c', 'mixed'],
      ] as const) {
        const asked = { ...questionIn(enterpriseList, { where: text }, 'vi'), reader }
        expect([text, asked.where && 'key' in asked.where && asked.where.key]).toEqual([text, key])
        expect(await listRows(db, enterpriseList, asked)).toMatchObject({ rows: [], total: 0 })
      }
      const asked = { ...everything, where: whereOf(enterpriseList, 'taxCode = 9900000016') }
      expect((await listRows(db, enterpriseList, asked)).rows.map(({ id }) => id)).toEqual([riverside])
    })
  }))

test('every field and relation of every list can be asked for, by whoever reads the list', () =>
  inRegistry(async ({ as }) => {
    for (const who of ['administrator', 'secretary of the cell'] as const)
      await as(who, async (db, reader) => {
        for (const record of records.filter(
          ({ screens, code }) => screens.includes('list') && !['job', 'member_report', 'saved_view'].includes(code),
        )) {
          const listing = world.listOf(record)
          const shape = shapeOf(record, world)
          const tests = [
            ...Object.entries(shape.fields).map(
              ([name, { kind }]) => `${name} ${kind === 'boolean' ? '= yes' : 'is filled'}`,
            ),
            ...Object.keys(shape.relations).map((name) => `has ${name}`),
          ]
          for (let at = 0; at < tests.length; at += 40) {
            const where = whereOf(listing, tests.slice(at, at + 40).join(' or '))
            expect('holds' in where, JSON.stringify(where)).toBe(true)
            const { total } = await listRows(db, listing, { ...everything, where, reader })
            expect(total, record.code).toBeGreaterThanOrEqual(0)
          }
        }
      })
  }))

test('who may not read a contact cannot find it out by a filter', () =>
  inRegistry(async ({ as, secretaries }) => {
    const found = (who: Parameters<typeof as>[0], listing: Listing, text: string) =>
      as(
        who,
        async (db, reader) =>
          (await listRows(db, listing, { ...everything, reader, where: whereOf(listing, text) })).total,
      )
    expect(await found('officer', enterpriseList, 'phone contains 0225')).toBe(3)
    expect(await found('officer of the park', enterpriseList, 'phone contains 0225')).toBe(2)
    expect(await found('secretary of the cell', enterpriseList, 'name is filled')).toBeGreaterThan(0)
    for (const text of [
      'phone contains 0225',
      'phone is filled',
      'not (phone is empty)',
      'note is filled',
      'workers >= 0',
      'has projects',
    ])
      expect([text, await found('secretary of the cell', enterpriseList, text)]).toEqual([text, 0])
    // Of one's own organisation, neither by way of it.
    expect(await found('secretary of the cell', organisationList, 'has enterprises (phone is filled)')).toBe(0)
    const others = 'has mandates (has person (phone is filled))'
    expect(await found('officer', organisationList, others)).toBeGreaterThan(1)
    expect(await found('secretary of the committee', personList, 'phone is filled')).toBeLessThanOrEqual(1)
    expect(secretaries.cell).toBeDefined()
  }))

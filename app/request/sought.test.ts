import { expect, test } from 'vitest'
import type { Field } from '@/core/field'
import { fieldsOf } from '@/core/field'
import { commune } from '@/db/commune/record'
import { EnterpriseInput } from '@/db/enterprise/record'
import { communesOfHaiPhong } from '@/db/reference/communes'
import { inRegistry } from '@/db/testing/stories'
import { isSought, seek } from './sought'

const fields = fieldsOf(EnterpriseInput, 'vi')
const list: Field[] = fields.filter(({ name }) => name === 'communeId').map((field) => ({ ...field, input: 'list' }))

const sent = (entries: [name: string, value: string][]) => {
  const form = new FormData()
  for (const [name, value] of entries) form.append(`communeId${name}`, value)
  return form
}

type Ask = (
  entries: [string, string][],
  of?: Field[],
) => Promise<Awaited<ReturnType<typeof seek>> & { named: string[] }>

/** A test that asks as an officer what texts mean, where all communes are kept; `named` are the communes found. */
const told = (title: string, check: (ask: Ask) => Promise<void>) =>
  test(title, () =>
    inRegistry(async ({ db, as }) => {
      const kept = await db.insert(commune).values(communesOfHaiPhong).returning()
      const nameOf = (id: string) => kept.find((one) => one.id === id)?.name ?? id
      await check(async (entries, of = fields) => {
        const answer = await as('officer', (db) => seek(db, sent(entries), of, 'vi'))
        return { ...answer, named: [answer.typed.communeId ?? []].flat().map(nameOf) }
      })
    }),
  )

told('a text that finds one record is this record; a former name is one', async (ask) => {
  expect(await ask([['.text', ' cat ba ']])).toMatchObject({ named: ['Cát Hải'], problems: {} })
  expect((await ask([['.text', 'Phường Hồng Bàng']])).named).toEqual(['Hồng Bàng'])
})

told('of several, one is asked for, and the one chosen is taken', async (ask) => {
  const asked = await ask([['.text', 'le loi']])
  expect(asked).toMatchObject({
    named: [''],
    problems: { communeId: { key: 'sought-many', values: { text: 'le loi' } } },
    sought: { communeId: { chosen: [{ value: '', label: 'le loi' }] } },
  })
  const [, second] = asked.sought.communeId?.offered ?? []
  const again: [string, string][] = [
    ['', ''],
    ['.was', 'le loi'],
    ['.text', 'le loi'],
  ]
  expect(second).toBeDefined()
  expect(await ask([...again, ['.meant', second?.value ?? '']])).toMatchObject({
    typed: { communeId: second?.value },
    problems: {},
  })
  expect(await ask([...again, ['.meant', '']])).toMatchObject({ problems: { communeId: { key: 'sought-many' } } })
})

told('what finds nothing is asked again, and is not what stood there', async (ask) => {
  const asked = await ask([
    ['', 'x'],
    ['.was', 'Phường Cũ'],
    ['.text', 'khong co dau'],
  ])
  expect(asked).toMatchObject({ named: [''], problems: { communeId: { key: 'sought-none' } } })
  expect(asked.sought.communeId?.offered).toEqual([])
})

told('an unchanged text keeps its value, a cleared one has none', async (ask) => {
  const present: [string, string][] = [
    ['', 'kept'],
    ['.was', 'Phường Cũ'],
  ]
  expect((await ask([...present, ['.text', 'Phường Cũ']])).named).toEqual(['kept'])
  expect((await ask([...present, ['.text', '']])).typed).toEqual({ communeId: '' })
})

test('a text is sought if it is another, or was not found before', () => {
  const [communeId] = fields.filter(({ name }) => name === 'communeId')
  const asks = (value: string, was: string, text: string) =>
    communeId &&
    isSought(
      sent([
        ['', value],
        ['.was', was],
        ['.text', text],
      ]),
      communeId,
    )
  expect([asks('kept', 'Phường Cũ', ' Phường Cũ'), asks('', '', '')]).toEqual([false, false])
  expect([asks('kept', 'Phường Cũ', ''), asks('', 'le loi', 'le loi'), asks('', '', 'x')]).toEqual([true, true, true])
})

test('the texts of a list of options are sought in it, without accents', () =>
  inRegistry(async ({ as }) => {
    const form = new FormData()
    const countries = fields.filter(({ name }) => name === 'investorCountries')
    for (const text of ['nhat ban', 'HÀN quốc', 'vang trang']) form.append('investorCountries.text', text)
    const answer = await as('officer', (db) => seek(db, form, countries, 'vi'))
    expect(answer).toMatchObject({
      typed: { investorCountries: ['JP', 'KR', ''] },
      problems: { investorCountries: { key: 'sought-none', values: { text: 'vang trang' } } },
    })
  }))

told('a list keeps its rows, without the cleared ones', async (ask) => {
  const rows: [string, string][] = [
    ['', 'a'],
    ['', 'b'],
    ['.was', 'A'],
    ['.was', 'B'],
    ['.was', ''],
  ]
  const answer = await ask([...rows, ['.text', ''], ['.text', 'B'], ['.text', 'cat ba']], list)
  expect(answer.named).toEqual(['b', 'Cát Hải'])
})

told('a form with JavaScript sends no texts, and nothing is sought', async (ask) => {
  expect(await ask([['', 'kept']])).toMatchObject({ typed: {}, sought: {} })
})

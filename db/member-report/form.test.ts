import { expect, test } from 'vitest'
import { fieldsOf } from '../../core/field'
import { readTyped } from '../../core/form'
import { type ReportFormValues, reportForm, submissionFrom } from './form'
import { splitField } from './submit'

const [here, there] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002']
const enterprises = [
  { id: here, name: 'Cơ khí' },
  { id: there, name: 'Điện tử' },
]
const known = { enterprises, carried: { [here]: 12 }, isFirst: false }

const submitted = (typed: Record<string, string>, wish: Partial<typeof known> = {}) => {
  const input = reportForm(enterprises)
  const values = input.parse(readTyped(fieldsOf(input, 'vi'), typed).values) as ReportFormValues
  return submissionFrom(values, { ...known, ...wish })
}

test('no change submits nothing of the flow, whatever was typed before, and carries the split over', () => {
  const typed = {
    changed: 'no',
    admitted: '3',
    officialMembers: '9',
    in1: there,
    in1Members: '1',
    [splitField(here)]: '5',
  }
  expect(submitted(typed)).toMatchObject({
    ok: true,
    value: { entry: { admitted: null, officialMembers: null }, split: { [here]: 12 }, transfers: [] },
  })
})

test('a first report says how its members are composed even when nothing changed', () => {
  const typed = { changed: 'no', openingTotal: '12', admitted: '3', officialMembers: '9', [splitField(here)]: '5' }
  expect(submitted(typed, { isFirst: true })).toMatchObject({
    ok: true,
    value: { entry: { openingTotal: 12, admitted: null, officialMembers: 9 }, split: { [here]: 5 } },
  })
})

test('counterparts are named with their number, once each way', () => {
  const both = { changed: 'yes', in1: there, in1Members: '1', out1: there, out1Members: '2' }
  expect(submitted(both)).toMatchObject({
    ok: true,
    value: {
      transfers: [
        { direction: 'in', organisationId: there, members: 1 },
        { direction: 'out', organisationId: there, members: 2 },
      ],
    },
  })
  const wrong = (typed: Record<string, string>) => {
    const result = submitted({ changed: 'yes', ...typed })
    return !result.ok && result.problem.kind === 'invalid' ? result.problem.fields : {}
  }
  expect(wrong({ in1: there })).toEqual({ in1Members: { key: 'empty' } })
  expect(wrong({ out2Members: '1' })).toEqual({ out2: { key: 'choose' } })
  expect(wrong({ in1: there, in1Members: '1', in2: there, in2Members: '1' })).toEqual({
    in2: { key: 'transfer-twice' },
  })
})

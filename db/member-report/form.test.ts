import { expect, test } from 'vitest'
import { fieldsOf } from '../../core/field'
import { readTyped } from '../../core/form'
import type { Beginning } from '../../core/member-report/composition'
import { outside, type ReportFormValues, reportForm, restOutside, submissionFrom } from './form'
import type { Transfer } from './record'
import { splitField } from './submit'

const [here, there] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002']
const enterprises = [
  { id: here, name: 'Cơ khí' },
  { id: there, name: 'Điện tử' },
]
const begins: Beginning = {
  previousId: '1',
  opening: 12,
  adjustment: 0,
  eventIncrease: 0,
  eventDecrease: 0,
  eventParts: {
    eventIncrease: { probationary: null, female: null },
    eventDecrease: { probationary: null, female: null },
  },
  probationaryMembers: 1,
  femaleMembers: 4,
}
const known = { enterprises, carried: { [here]: 12 }, begins }

const submitted = (typed: Record<string, string>, wish: Partial<typeof known> = {}) => {
  const input = reportForm(enterprises, typed)
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
  expect(submitted(typed, { begins: { ...begins, opening: null } })).toMatchObject({
    ok: true,
    value: { entry: { openingTotal: 12, admitted: null, officialMembers: 9 }, split: { [here]: 5 } },
  })
})

const wrong = (typed: Record<string, string>) => {
  const result = submitted({ changed: 'yes', ...typed })
  return !result.ok && result.problem.kind === 'invalid' ? result.problem.fields : {}
}
const third = '01900000-0000-7000-8000-000000000003'

test('a transfer says where from and where to, once each way', () => {
  const both = { transferredIn: '1', in1: there, transferredOut: '3', out1: there, out1Members: '2', out2: third }
  expect(submitted({ changed: 'yes', ...both })).toMatchObject({
    ok: true,
    value: {
      transfers: [
        { direction: 'in', organisationId: there, members: 1 },
        { direction: 'out', organisationId: there, members: 2 },
        { direction: 'out', organisationId: third, members: 1 },
      ],
    },
  })
  expect(wrong({ transferredIn: '1' })).toEqual({ in1: { key: 'transfer-place' } })
  expect(wrong({ transferredIn: '1', transferredOut: '1' })).toEqual({
    in1: { key: 'transfer-place' },
    out1: { key: 'transfer-place' },
  })
  expect(wrong({ transferredOut: '1', out2Members: '1' })).toEqual({ out2: { key: 'transfer-place' } })
  expect(wrong({ transferredIn: '2', in1: there, in1Members: '1', in2: there, in2Members: '1' })).toEqual({
    in2: { key: 'transfer-twice' },
  })
  expect(wrong({ transferredIn: '2', in1: there, in2: third })).toEqual({ in2Members: { key: 'empty' } })
  expect(wrong({ transferredIn: '2', in1: there, in1Members: '2', in2: third })).toEqual({
    in2Members: { key: 'empty' },
  })
  expect(wrong({ transferredIn: '2', in1: there, in1Members: '3' })).toEqual({
    transferredIn: { key: 'transfer-numbers', values: { named: 3, total: 2 } },
  })
  expect(wrong({ transferredIn: '2', in1: there, in1Members: '1' })).toEqual({
    in1Members: { key: 'transfer-rest', values: { rest: 1, total: 2 } },
  })
})

test('outside of the register is a choice, and the rest of the line', () => {
  const sent = (typed: Record<string, string>) => {
    const result = submitted({ changed: 'yes', ...typed })
    return result.ok ? result.value.transfers : result
  }
  expect(sent({ transferredIn: '2', in1: outside })).toEqual([])
  const split = { transferredIn: '5', in1: outside, in1Members: '2', in2: there }
  expect(sent(split)).toEqual([{ direction: 'in', organisationId: there, members: 3 }])
  expect(restOutside({ transferredIn: 5, transferredOut: 0 }, sent(split) as Transfer[])).toEqual([
    { direction: 'in', members: 2 },
  ])
  // The line is empty, so the form does not ask; what was chosen before is not sent.
  expect(sent({ admitted: '1', in1: there, in1Members: '1' })).toEqual([])
})

test('as many counterparts as were named', () => {
  const ids = Array.from({ length: 9 }, (_, i) => `01900000-0000-7000-8000-00000000001${i}`)
  const typed = Object.fromEntries(
    ids.flatMap((id, i) => [
      [`in${i + 1}`, id],
      [`in${i + 1}Members`, '1'],
    ]),
  )
  const result = submitted({ changed: 'yes', transferredIn: '9', ...typed })
  expect(result.ok && result.value.transfers.map(({ organisationId }) => organisationId)).toEqual(ids)
})

test('the parts of a line are submitted with it, of events even without a change', () => {
  const typed = { admitted: '1', admittedFemale: '1', eventIncreaseFemale: '2', eventIncreaseProbationary: '0' }
  const moved = { begins: { ...begins, eventIncrease: 3 } }
  const event = { eventIncrease: { probationary: 0, female: 2 } }
  expect(submitted({ changed: 'yes', ...typed }, moved)).toMatchObject({
    ok: true,
    value: { entry: { parts: { admitted: { female: 1 }, ...event } } },
  })
  expect(submitted({ changed: 'no', ...typed }, moved)).toMatchObject({
    ok: true,
    value: { entry: { admitted: null, parts: event } },
  })
  expect(submitted({ changed: 'no', ...typed })).toMatchObject({ ok: true, value: { entry: { parts: null } } })
})

test('“Có” without a change does not go through', () => {
  const result = submitted({ changed: 'yes', admitted: '0', [splitField(here)]: '12' })
  expect(!result.ok && result.problem).toEqual({ kind: 'invalid', fields: { admitted: { key: 'no-change-typed' } } })
  expect(submitted({ changed: 'yes', [splitField(here)]: '5', [splitField(there)]: '7' }).ok).toBe(true)
  expect(submitted({ changed: 'yes', [splitField(here)]: '12' }, { begins: { ...begins, adjustment: 1 } }).ok).toBe(
    true,
  )
})

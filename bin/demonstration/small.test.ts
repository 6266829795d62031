import { expect, test } from 'vitest'
import { figureCodes } from '../../db/report/definitions'
import { figuresOn } from '../../db/report/figures'
import { referenceDate, small } from './plan'
import { planted } from './planted'

const { ask } = planted('small')

test('the small registry is planted by the same code to the totals of its own plan', async () => {
  const known = new Map((await ask((db) => figuresOn(db, referenceDate))).map(({ code, value }) => [code, value]))
  expect([...known.keys()]).toEqual(figureCodes)
  expect(known.get('non_state_enterprises')).toBe(small.enterprises.nonState)
  expect(known.get('non_state_enterprises_with_party_organisation')).toBe(small.organisations.enterprises)
  expect(known.get('members_in_non_state_enterprises')).toBe(small.members.nonState)
  expect(known.get('members_in_zone_committee')).toBe(small.members.all)
  expect(known.get('workers_in_all_enterprises')).toBe(small.workers.all)
  expect(known.get('fdi_projects')).toBe(small.projects.fdi)
  expect(known.get('domestic_capital')).toBe(small.projects.diVnd)
})

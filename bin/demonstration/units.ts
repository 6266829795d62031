import type { unit, unitState } from '../../db/unit/record'
import { at, type Chance } from './chance'
import type { Unit } from './world'

const parks = [
  ['Bạch Đằng 1', 20],
  ['Cửa Biển', 16],
  ['Bạch Đằng 2', 14],
  ['Hoa Phượng', 11],
  ['Hải Âu', 9],
  ['Sao Biển', 7],
  ['Cánh Buồm', 6],
  ['Bến Sông', 5],
  ['Gió Đông', 4],
  ['Đồi Thông', 3],
  ['Phù Sa', 2],
  ['Ánh Dương', 1.5],
  ['San Hô', 1],
  ['Bình Minh', 0.5],
] as const

/** An invented zone with parks, each in a real commune. */
export function layOut(chance: Chance, wanted: number, communeIds: string[]): { zone: Unit; parks: Unit[] } {
  const zone = { id: chance.id(), name: 'Khu kinh tế Cửa Biển (minh họa)', weight: 0, communeId: null }
  return {
    zone,
    parks: parks.slice(0, wanted).map(([name, weight]) => ({
      id: chance.id(),
      name: `KCN ${name} (minh họa)`,
      weight,
      communeId: communeIds.length > 0 ? chance.pick(communeIds) : null,
    })),
  }
}

export const unitRows = (zone: Unit, parks: Unit[]): (typeof unit.$inferInsert)[] => [
  { id: zone.id, kind: 'zone', code: 'KKT-MH', contactName: 'Nguyễn Thị Lan', contactPhone: '02250100001' },
  ...parks.map(({ id }, i) => ({
    id,
    kind: 'park' as const,
    code: `KCN-MH${String(i + 1).padStart(2, '0')}`,
    parentId: zone.id,
  })),
]

/** States of the units. The second park had another name until 2022; the last was in preparation until 2023. */
export function unitStateRows(chance: Chance, zone: Unit, parks: Unit[]): (typeof unitState.$inferInsert)[] {
  const row = (unit: Unit, valid: string, facts: { name?: string; standing?: 'preparing' | 'operating' } = {}) => ({
    id: chance.id(),
    unitId: unit.id,
    valid,
    name: unit.name,
    ...facts,
  })
  const renamed = at(parks, 1)
  const youngest = at(parks, parks.length - 1)
  return [
    ...[zone, ...parks]
      .filter((unit) => unit !== renamed && unit !== youngest)
      .map((unit) => row(unit, '[1995-01-01,)')),
    row(renamed, '[1995-01-01,2022-07-01)', { name: 'KCN Cửa Cảng (minh họa)' }),
    row(renamed, '[2022-07-01,)'),
    row(youngest, '[1995-01-01,2023-01-01)', { standing: 'preparing' }),
    row(youngest, '[2023-01-01,)'),
  ]
}

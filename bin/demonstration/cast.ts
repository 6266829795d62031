import { addMonths } from '../../core/date'
import { at } from './chance'
import { decide } from './documents'
import { day } from './enterprises'
import { establish, happen, move } from './organisation'
import { type Enterprise, type Organisation, turn, type World } from './world'

/** The organisations on the reference date, by type. */
export type Cast = {
  committee: Organisation
  board: Organisation[]
  state: Organisation[]
  companies: { committee: Organisation; cells: Organisation[] }[]
  combined: Organisation[]
  mixed: Organisation
  singles: Organisation[]
  outside: Organisation[]
}

const grassroots = 'grassroots_committee'
const independent = 'grassroots_cell'
const subordinate = 'subordinate_cell'

export function gather(world: World): Cast {
  const { plan, zone } = world
  const wanted = plan.organisations
  const covered = world.enterprises.filter(({ isCovered }) => isCovered).sort((a, b) => b.weight - a.weight)
  const stateOwned = world.enterprises.filter(({ states }) => states.length === 1 && states[0]?.ownership === 'state')
  const take = (many: number) => covered.splice(-many, many)

  const committee = establish(world, {
    unit: zone,
    name: 'Đảng bộ Khu kinh tế (minh họa)',
    kind: grassroots,
    superior: null,
    external: 'Thành ủy (minh họa)',
    foundedOn: '2003-01-01',
    precision: 'y',
  })
  const upgrade = decide(world, zone, '2021-10-01', 'Về việc nâng cấp Đảng bộ Khu kinh tế (minh họa)', 0)
  turn(committee.states, '2021-10-01', { kind: 'upper_direct_committee' })
  happen(world, { kind: 'reclassified', on: '2021-10-01', unit: zone, paper: upgrade, subjects: [committee] })

  const board = establish(world, {
    unit: zone,
    name: 'Đảng bộ Cơ quan Ban Quản lý (minh họa)',
    kind: grassroots,
    superior: committee,
    foundedOn: '2010-05-19',
  })
  const offices = [
    'Văn phòng',
    'Phòng Đầu tư',
    'Phòng Doanh nghiệp',
    'Phòng Lao động',
    'Phòng Quy hoạch',
    'Phòng Môi trường',
    'Đại diện tại các KCN',
  ]
  const boardCells = offices.slice(0, wanted.board).map((office) =>
    establish(world, {
      unit: zone,
      name: `Chi bộ ${office}`,
      kind: subordinate,
      superior: board,
      foundedOn: '2010-06-01',
      precision: 'm',
    }),
  )

  const companies = wanted.companyCommittees.map((many) => company(world, committee, at(covered.splice(0, 1), 0), many))
  const outside = covered.splice(2, wanted.outside).map((enterprise, i) =>
    single(world, enterprise, {
      external: `Đảng ủy xã ${at(['Hoa Phượng', 'Bến Sông', 'Gió Đông', 'Phù Sa'], i % 4)} (minh họa)`,
    }),
  )
  const mixedHost = at(stateOwned, stateOwned.length - 1)
  const mixed = combine(world, committee, [mixedHost, ...take(wanted.mixed)], 1)
  const combined = wanted.combined.map((many, i) => combine(world, committee, take(many), i + 2))
  const singles = world.chance.shuffled(covered).map((enterprise) => single(world, enterprise, { superior: committee }))

  const stateCells = stateOwned
    .slice(0, wanted.stateCells)
    .map((enterprise) => single(world, enterprise, { superior: committee }))
  if (wanted.stateCommittee > 0) {
    const whole = company(world, committee, at(stateOwned, wanted.stateCells), wanted.stateCommittee)
    stateCells.push(...whole.cells)
  }
  return { committee, board: boardCells, state: stateCells, companies, combined, mixed, singles, outside }
}

const titled = ({ brand }: Enterprise) => `Công ty ${brand}`

function single(
  world: World,
  enterprise: Enterprise,
  above: { superior?: Organisation; external?: string },
): Organisation {
  const from = addMonths(enterprise.opened, 12) > '2004-01-01' ? addMonths(enterprise.opened, 12) : '2004-01-01'
  const foundedOn = day(world, from, '2020-08-31')
  const precision = foundedOn < '2009' ? 'y' : 'd'
  return establish(world, {
    unit: enterprise.park,
    name: `Chi bộ ${titled(enterprise)}`,
    kind: independent,
    superior: above.superior ?? null,
    ...(above.external && { external: above.external }),
    foundedOn: precision === 'y' ? `${Number(foundedOn.slice(0, 4)) + 1}-01-01` : foundedOn,
    precision,
    enterprises: [enterprise],
  })
}

function combine(world: World, superior: Organisation, enterprises: Enterprise[], number: number): Organisation {
  const park = at(enterprises, 0).park
  for (const one of enterprises) one.park = park
  return establish(world, {
    unit: park,
    name: `Chi bộ Doanh nghiệp ${park.name.replace(' (minh họa)', '')} số ${number}`,
    kind: independent,
    superior,
    foundedOn: day(world, '2017-01-01', '2020-06-30'),
    enterprises,
  })
}

const workshops = ['Khối Văn phòng', 'Xưởng 1', 'Xưởng 2', 'Kho vận', 'Kỹ thuật']

/** A committee of one enterprise with cells; all of them cover that enterprise. */
function company(world: World, superior: Organisation, enterprise: Enterprise, many: number) {
  const foundedOn = day(world, '2016-06-01', '2019-12-31')
  const committee = establish(world, {
    unit: enterprise.park,
    name: `Đảng bộ ${titled(enterprise)}`,
    kind: grassroots,
    superior,
    foundedOn,
    enterprises: [enterprise],
  })
  const cells = workshops.slice(0, many).map((workshop) =>
    establish(world, {
      unit: enterprise.park,
      name: `Chi bộ ${workshop} – ${titled(enterprise)}`,
      kind: subordinate,
      superior: committee,
      foundedOn,
      enterprises: [enterprise],
      by: committee.founding,
    }),
  )
  return { committee, cells }
}

/** Founds committees of parks. Some are founded after 2021, and existing cells of the park are moved under them. */
export function gatherParks(world: World, { committee, singles, combined }: Cast) {
  const cells = [...singles, ...combined]
  const parks = [...world.parks].sort((a, b) => many(b.id) - many(a.id)).slice(0, world.plan.parkCommittees)
  const dates = ['2023-05-16', '2022-06-01', '2018-09-02', '2019-05-19', '2016-10-10']
  for (const [i, park] of parks.entries()) {
    const foundedOn = at(dates, i % dates.length)
    const above = establish(world, {
      unit: park,
      name: `Đảng bộ ${park.name}`,
      kind: grassroots,
      superior: committee,
      foundedOn,
    })
    const below = cells
      .filter(({ unit, endedOn }) => unit === park && !endedOn)
      .filter(({ states }, nth) => nth % 5 !== 4 && states.length === 1)
    const moved = below.filter((cell) => cell.foundedOn < foundedOn)
    for (const cell of below) {
      if (moved.includes(cell)) move(cell, foundedOn, above, subordinate)
      else for (const state of cell.states) Object.assign(state, { superior: above, kind: subordinate })
    }
    if (moved.length === 0) continue
    happen(world, {
      kind: 'transferred',
      on: foundedOn,
      unit: park,
      paper: decide(world, park, foundedOn, `Về việc chuyển giao, tiếp nhận các chi bộ về Đảng bộ ${park.name}`, 0),
      subjects: moved,
    })
  }

  function many(parkId: string) {
    return cells.filter(({ unit }) => unit.id === parkId).length
  }
}

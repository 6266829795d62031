import { addDays, addMonths } from '../../core/date'
import type { project, projectCapital } from '../../db/project/record'
import { apportion, at } from './chance'
import { day } from './enterprises'
import { referenceDate, vndPerUsd } from './plan'
import { type Enterprise, on, range, type World } from './world'

type Project = {
  id: string
  enterprise: Enterprise
  kind: 'fdi' | 'di'
  certifiedOn: string
  capital: number
  retiredOn: string | null
  amendments: { on: string; capital: number }[]
}

/** The published totals are for the end of February 2024, so no project changes between then and the reference date. */
const monthEnd = '2024-02-29'
const unit = { fdi: 1_000, di: 1_000_000 }

export function projectRows(world: World) {
  const { chance } = world
  const projects = [...counted(world), ...uncounted(world)]
  const rows: (typeof project.$inferInsert)[] = []
  const capital: (typeof projectCapital.$inferInsert)[] = []
  for (const [i, one] of projects.entries()) {
    const { id, enterprise, kind, certifiedOn, retiredOn } = one
    rows.push({
      id,
      enterpriseId: enterprise.id,
      unitId: chance.happens(0.94) ? enterprise.park.id : chance.pick(world.parks).id,
      code: `99${String(10_000_000 + i * 1_013)}`,
      kind,
      name: `${chance.pick(['Nhà máy', 'Dự án', 'Nhà máy', 'Cơ sở'])} ${enterprise.trade} ${enterprise.brand}`,
      certifiedOn,
      lot: `CN${chance.whole(1, 28)}${chance.pick(['', 'A', 'B', '.1', '.2'])}`,
      retiredOn,
    })
    const steps = [{ on: certifiedOn, capital: one.capital }, ...one.amendments]
    for (const [amendment, step] of steps.entries()) {
      capital.push({
        id: chance.id(),
        projectId: id,
        valid: range(step.on, steps[amendment + 1]?.on ?? null),
        amendment,
        currency: kind === 'fdi' ? 'USD' : 'VND',
        registeredCapital: step.capital,
        implementedCapital: Math.round(step.capital * (0.25 + 0.7 * chance.next())),
      })
    }
  }
  return { projects: rows, capital }
}

/** The projects that count on the reference date, with their capital of that day. */
function counted(world: World): Project[] {
  const { plan } = world
  const known = world.enterprises.filter(({ opened }) => opened < '2023-12-01')
  const fdi = certify(
    world,
    'fdi',
    known.filter(({ isForeign }) => isForeign),
    plan.projects.fdi,
  )
  const di = certify(
    world,
    'di',
    known.filter(({ isForeign }) => !isForeign),
    plan.projects.di,
  )

  const domesticShare = 0.062
  const ofCovered = ({ enterprise }: Project) => enterprise.isCovered
  const coveredVnd = Math.round((plan.projects.coveredUsd * domesticShare * vndPerUsd) / unit.di) * unit.di
  const coveredUsd = Math.round(plan.projects.coveredUsd * (1 - domesticShare))
  share(di.filter(ofCovered), coveredVnd, unit.di)
  share(
    di.filter((one) => !ofCovered(one)),
    plan.projects.diVnd - coveredVnd,
    unit.di,
  )
  share(fdi.filter(ofCovered), coveredUsd, unit.fdi)
  share(
    fdi.filter((one) => !ofCovered(one)),
    plan.projects.fdiUsd - coveredUsd,
    unit.fdi,
  )
  for (const one of [...fdi, ...di]) amend(world, one)
  return [...fdi, ...di]
}

/** Certifies projects: enterprises with organisation first, then by weight; large ones get several. */
function certify(world: World, kind: Project['kind'], among: Enterprise[], wanted: number): Project[] {
  const { chance } = world
  const inOrder = [...among].sort((a, b) => Number(b.isCovered) - Number(a.isCovered) || b.weight - a.weight)
  const owners = inOrder.slice(0, wanted)
  while (owners.length < wanted) owners.push(at(inOrder, Math.floor(chance.next() ** 2 * inOrder.length)))
  return owners.map((enterprise) => ({
    id: chance.id(),
    enterprise,
    kind,
    certifiedOn: day(
      world,
      enterprise.opened,
      owners.filter((one) => one === enterprise).length > 1 ? monthEnd : addMonths(enterprise.opened, 2),
    ),
    capital: 0,
    retiredOn: null,
    amendments: [],
  }))
}

function share(projects: Project[], total: number, unit: number) {
  const weights = projects.map(({ enterprise }) => enterprise.weight ** 1.25)
  const whole = Math.floor(total / unit)
  const shares = apportion(whole, weights, {
    least: weights.map(() => (unit === 1_000 ? 120 : 3_000)),
    most: weights.map(() => Math.max(Math.ceil(whole * 0.08), Math.ceil((whole / weights.length) * 3))),
  })
  for (const [i, one] of projects.entries()) one.capital = at(shares, i) * unit
  const largest = [...projects].sort((a, b) => b.capital - a.capital)[0]
  if (largest) largest.capital += total - whole * unit
}

/** Amends about a third of the projects: a smaller capital before the reference date, or a larger one after it. */
function amend(world: World, one: Project) {
  const { chance, today } = world
  const reached = one.capital
  const latest = { on: addMonths(one.certifiedOn, chance.whole(14, 60)), capital: reached }
  if (chance.happens(0.34) && latest.on < monthEnd) {
    one.capital = Math.round((reached * (0.4 + 0.5 * chance.next())) / 1_000) * 1_000
    one.amendments.push(latest)
  }
  if (chance.happens(0.12)) {
    one.amendments.push({
      on: day(world, addDays(referenceDate, 15), today),
      capital: Math.round((reached * (1.05 + 0.6 * chance.next())) / 1_000) * 1_000,
    })
  }
}

/** Projects that do not count on the reference date: certified later or revoked before. */
function uncounted(world: World): Project[] {
  const { chance, plan, today, enterprises } = world
  const young = enterprises.filter(({ opened }) => opened > referenceDate)
  const later = [
    ...young,
    ...chance.shuffled(enterprises.filter((one) => on(one.states, today)?.standing === 'operating')),
  ]
  const gone = enterprises.filter(
    (one) => on(one.states, monthEnd)?.standing === 'revoked' || on(one.states, monthEnd)?.standing === 'closed',
  )
  const blank = (enterprise: Enterprise) => ({
    id: chance.id(),
    enterprise,
    kind: enterprise.isForeign ? ('fdi' as const) : ('di' as const),
    amendments: [],
  })
  const size = (enterprise: Enterprise) =>
    Math.round(enterprise.weight * (enterprise.isForeign ? 9_000 : 190_000)) * 1_000 + 2_000_000
  return [
    ...later.slice(0, plan.projects.later).map((enterprise) => ({
      ...blank(enterprise),
      certifiedOn: day(
        world,
        enterprise.opened > referenceDate ? enterprise.opened : addDays(referenceDate, 20),
        today,
      ),
      capital: size(enterprise),
      retiredOn: null,
    })),
    ...gone.slice(0, plan.projects.revoked).map((enterprise) => ({
      ...blank(enterprise),
      certifiedOn: addMonths(enterprise.opened, 1),
      capital: size(enterprise),
      retiredOn: day(world, '2021-03-01', monthEnd),
    })),
  ]
}

import type { enterpriseFigures } from '../../db/enterprise-figures/record'
import { apportion, at, sum } from './chance'
import type { Period, Periods } from './periods'
import { referenceDate } from './plan'
import { type Enterprise, on, type World } from './world'

type Figures = typeof enterpriseFigures.$inferInsert
type Labour = {
  workers: number
  female: number
  skilled: number
  /** The half-year whose figures are exactly these. */
  half: number
}

const referenceHalf = 5

/** Workers by half-year and trade by year; the totals on the reference date are those of the plan. */
export function figureRows(world: World, periods: Periods): Figures[] {
  const labour = labourOnReference(world)
  return [...workerRows(world, periods.halves, labour), ...tradeRows(world, periods.years, labour)]
}

function labourOnReference({ plan, chance, enterprises }: World): Map<Enterprise, Labour> {
  const { workers } = plan
  const working = enterprises.filter((one) => on(one.states, referenceDate)?.standing === 'operating')
  const covered = working.filter(({ isCovered }) => isCovered)
  const others = working.filter(({ isCovered }) => !isCovered)
  // Two per cent have no figures at all, three per cent none for the last half-year.
  const answering = others.filter((_, i) => i % 53 !== 11)

  const inCovered = apportion(
    workers.covered,
    covered.map(({ weight }) => weight),
    { least: covered.map(() => 40) },
  )
  const inOthers = apportion(
    workers.all - workers.covered,
    answering.map(({ weight }) => weight ** 1.1),
    { least: answering.map(() => 3) },
  )
  const female = apportion(
    workers.coveredFemale,
    inCovered.map((all) => all * (0.25 + 0.6 * chance.next())),
    { most: inCovered },
  )
  const skilled = apportion(
    workers.coveredSkilled,
    inCovered.map((all) => all * (0.04 + 0.13 * chance.next())),
    { most: inCovered.map((all) => Math.floor(all * 0.4)) },
  )

  return new Map<Enterprise, Labour>([
    ...covered.map(
      (one, i) =>
        [
          one,
          { workers: at(inCovered, i), female: at(female, i), skilled: at(skilled, i), half: referenceHalf },
        ] as const,
    ),
    ...answering.map((one, i) => {
      const all = at(inOthers, i)
      const facts = {
        workers: all,
        female: Math.round(all * (0.2 + 0.55 * chance.next())),
        skilled: Math.floor(all * (0.05 + 0.15 * chance.next())),
      }
      return [
        one,
        { ...facts, half: i % 31 === 4 && wasWorking(one, '2023-06-30') ? referenceHalf - 1 : referenceHalf },
      ] as const
    }),
  ])
}

const wasWorking = (one: Enterprise, day: string) => on(one.states, day)?.standing === 'operating'

function workerRows(world: World, halves: Period[], labour: Map<Enterprise, Labour>): Figures[] {
  const { chance } = world
  const latest = halves.length - 1
  return world.enterprises.flatMap((one, i) => {
    const known =
      labour.get(one) ?? (one.opened > referenceDate || !wasWorking(one, referenceDate) ? newcomer(one) : null)
    if (!known) return []
    const growth = 0.99 + 0.05 * chance.next()
    return halves.flatMap((period, half): Figures[] => {
      if (!wasWorking(one, period.endsOn) || (known.half < referenceHalf && half === referenceHalf)) return []
      // For the half-year that is still open, some have not answered.
      if (half === latest && half > referenceHalf && i % 17 === 3) return []
      const scale = half === known.half ? 1 : growth ** (half - known.half) * (0.96 + 0.08 * chance.next())
      const workers = Math.max(3, Math.round(known.workers * scale))
      const skilled = Math.min(workers, Math.round(known.skilled * scale))
      const managers = Math.round(skilled * 0.28)
      return [
        {
          id: chance.id(),
          enterpriseId: one.id,
          periodId: period.id,
          workers,
          femaleWorkers: Math.min(workers, Math.round(known.female * scale)),
          foreignWorkers: one.isForeign ? Math.min(workers, Math.round(workers * 0.015)) : 0,
          managers,
          highSkilled: skilled - managers,
          ...surveyed(half % 2 === 1 && chance.happens(0.35), chance, workers),
        },
      ]
    })
  })
}

/** The survey of members registered elsewhere; only some enterprises answer it. */
function surveyed(answers: boolean, chance: World['chance'], workers: number) {
  if (!answers) return {}
  const all = Math.round(chance.next() ** 2 * Math.min(14, workers / 20))
  const probationaryElsewhere = Math.floor(all / 5)
  return { officialElsewhere: all - probationaryElsewhere, probationaryElsewhere }
}

const newcomer = ({ weight }: Enterprise): Labour => {
  const workers = Math.round(20 + weight * 60)
  return { workers, female: Math.round(workers * 0.5), skilled: Math.round(workers * 0.1), half: referenceHalf }
}

/** Trade in billions of USD per year, with and without organisation; scaled by the number of enterprises / 727. */
const trade = { covered: { exports: 5.9, imports: 4.8 }, others: { exports: 8.7, imports: 7.9 } }

function tradeRows(world: World, years: Period[], labour: Map<Enterprise, Labour>): Figures[] {
  const size = world.plan.enterprises.nonState / 727
  return years.flatMap((period, year) =>
    [true, false].flatMap((isCovered) => {
      const among = world.enterprises.filter(
        (one) => one.isCovered === isCovered && labour.has(one) && wasWorking(one, period.endsOn),
      )
      const weights = among.map(({ isForeign, weight }) => weight * (isForeign ? 1 : 0.08))
      const all = sum(weights)
      const { exports, imports } = isCovered ? trade.covered : trade.others
      const growth = [0.97, 1.02, 1.01, 1.08, 1.15, 1.2][year] ?? 1.25
      return among.map((one, i) => {
        const exportsUsd = Math.round((exports * 1e9 * size * growth * at(weights, i)) / all)
        const revenueVnd = Math.round((exportsUsd * 24_000 * 1.1 + one.weight * 40e9) / 1e6) * 1e6
        return {
          id: world.chance.id(),
          enterpriseId: one.id,
          periodId: period.id,
          revenueVnd,
          exportsUsd,
          importsUsd: Math.round((imports * 1e9 * size * growth * at(weights, i)) / all),
          taxPaidVnd: Math.round((revenueVnd * (0.01 + 0.04 * world.chance.next())) / 1e6) * 1e6,
        }
      })
    }),
  )
}

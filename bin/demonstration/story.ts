import { tellAfter } from './after'
import { tellBefore } from './before'
import { gather, gatherParks } from './cast'
import type { Chance } from './chance'
import { foundEnterprises } from './enterprises'
import { castReporting, countMembers } from './members'
import type { Namer } from './names'
import type { Plan } from './plan'
import type { Unit, World } from './world'

/** Builds the world, each part after those that it depends on. */
export function tell(
  plan: Plan,
  today: string,
  chance: Chance,
  names: Namer,
  units: { zone: Unit; parks: Unit[] },
): World {
  const world: World = {
    plan,
    today,
    chance,
    names,
    ...units,
    enterprises: [],
    organisations: [],
    events: [],
    papers: [],
  }
  foundEnterprises(world)
  const cast = gather(world)
  castReporting(world, cast)
  const forebears = tellBefore(world, cast)
  gatherParks(world, cast)
  const sequel = tellAfter(world, cast)
  countMembers(world, cast, forebears, sequel)
  return world
}

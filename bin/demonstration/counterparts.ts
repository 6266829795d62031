import type { Version } from './report-rows'
import type { Organisation, World } from './world'

type Side = { one: Organisation; version: Version; left: number }

/** By quarter, the number of transfers that stay under way: named by the sending organisation only. */
const underWay = (last: number) =>
  new Map([
    [last, 2],
    [last - 1, 1],
  ])

/** Adds transfers between two organisations to the versions of both sides; most transfers go outside the registry. */
export function nameCounterparts(
  world: World,
  { confirmed }: { confirmed: Map<Organisation, { q: number; version: Version }[]> },
  last: number,
) {
  for (let q = 0; q <= last; q += 1) {
    const reported = [...confirmed].flatMap(([one, all]) =>
      all
        .filter((known) => known.q === q && known.version.previousId && one.endedOn === null)
        .map(({ version }) => ({ one, version })),
    )
    const out = reported.map(({ one, version }) => ({ one, version, left: version.transferredOut ?? 0 }))
    const into = reported.map(({ one, version }) => ({ one, version, left: version.transferredIn ?? 0 }))
    for (const from of world.chance.shuffled(out)) for (const to of into) match(from, to)
    let open = underWay(last).get(q) ?? 0
    for (const from of out.filter(({ left }) => left > 0)) {
      const to = reported.find(
        ({ one, version }) =>
          one !== from.one && !isNamed(from.version, 'out', one) && (version.transferredIn ?? 0) === 0,
      )
      if (!to || open === 0) continue
      from.version.transfers.push({ direction: 'out', organisationId: to.one.id, members: 1 })
      open -= 1
    }
  }
}

function match(from: Side, to: Side) {
  const members = Math.min(from.left, to.left)
  if (members === 0 || from.one === to.one) return
  from.version.transfers.push({ direction: 'out', organisationId: to.one.id, members })
  to.version.transfers.push({ direction: 'in', organisationId: from.one.id, members })
  from.left -= members
  to.left -= members
}

const isNamed = ({ transfers }: Version, direction: 'in' | 'out', { id }: Organisation) =>
  transfers.some((one) => one.direction === direction && one.organisationId === id)

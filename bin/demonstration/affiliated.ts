import { addMonths } from '../../core/date'
import type { affiliatedOrganisation } from '../../db/affiliated-organisation/record'
import { referenceDate } from './plan'
import { type Enterprise, on, range, type World } from './world'

type Row = typeof affiliatedOrganisation.$inferInsert

/**
 * Affiliated organisations (trade unions, youth, …) of operating enterprises, more often where there is a Party
 * organisation. Self-defence units have no number of members, because the register must not hold it.
 */
export function affiliatedRows(world: World): Row[] {
  const { chance } = world
  return world.enterprises.flatMap((one) => {
    if (on(one.states, referenceDate)?.standing !== 'operating') return []
    const rows: Row[] = []
    const add = (kind: Row['kind'], name: string, share: number, members: number | null) => {
      if (chance.happens(share)) rows.push(row(world, one, kind, `${name} Công ty ${one.brand}`, members))
    }
    const size = Math.round(15 + one.weight * 40)
    add('trade_union', 'Công đoàn cơ sở', one.isCovered ? 0.98 : 0.5, size)
    add('youth_union', 'Chi đoàn', one.isCovered ? 0.7 : 0.1, Math.round(size * 0.2) + 3)
    add('youth_association', 'Chi hội Liên hiệp Thanh niên', one.isCovered ? 0.2 : 0.03, Math.round(size * 0.1) + 3)
    add('womens_association', 'Chi hội Phụ nữ', one.isCovered ? 0.15 : 0.01, Math.round(size * 0.3) + 3)
    add('veterans_association', 'Chi hội Cựu chiến binh', one.isCovered ? 0.15 : 0.01, chance.whole(3, 12))
    add('self_defence', 'Trung đội tự vệ', one.isCovered ? 0.45 : 0.01, null)
    return rows
  })
}

function row({ chance, today }: World, one: Enterprise, kind: Row['kind'], name: string, members: number | null): Row {
  const from = addMonths(one.opened, chance.whole(6, 60))
  const gone = one.states.find(({ standing }) => ['closed', 'bankrupt', 'revoked'].includes(standing))?.from ?? null
  const began = from < today ? from : one.opened
  return {
    id: chance.id(),
    enterpriseId: one.id,
    kind,
    name,
    valid: range(began, gone && gone > began ? gone : null),
    members,
  }
}

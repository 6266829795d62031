import { sql } from 'drizzle-orm'
import { asOwner } from './fixtures'
import type { Values } from './posted'
import type { Form } from './record-forms'
import type { Ids } from './record-ids'

const decided = { effectiveOn: '01/06/2024' }
const organisation = (ids: Ids, name: string) => `/organisations/${ids.cell}/${name}`
const act = (ids: Ids, action: string, name: string, values: Values, other: Values): Form => ({
  action: `organisations/[id]/acts/${action}`,
  table: 'event',
  who: 'officer',
  path: organisation(ids, `acts/${name}`),
  values: { ...decided, ...values },
  other,
})
const kind = 'grassroots_cell'

/** The forms of acts. Each is tested in a registry of its own, because acts exclude each other. */
export const acts = (ids: Ids): Form[] => [
  act(ids, 'rename', 'rename', { name: 'Chi bộ Một' }, { name: 'Chi bộ Hai' }),
  act(
    ids,
    'reclassify',
    'reclassify',
    { kind: 'grassroots_committee', name: 'Đảng bộ Một', cell1Name: 'Chi bộ A', cell1Members: '12' },
    { name: 'Đảng bộ Hai' },
  ),
  act(
    ids,
    'transfer',
    'transfer',
    { superiorId: '', externalSuperior: 'Đảng ủy A' },
    { externalSuperior: 'Đảng ủy B' },
  ),
  act(ids, 'extendTerm', 'extend-term', { termEndsOn: '01/06/2027' }, { termEndsOn: '01/06/2028' }),
  act(
    ids,
    'absorb',
    'absorb',
    { absorbed1: ids.cellNextDoor, absorbed1Members: '11', isDifferent: 'on' },
    { note: 'Hai' },
  ),
  act(
    ids,
    'consolidate',
    'consolidate',
    { other1: ids.cellNextDoor, name: 'Chi bộ Ghép', kind },
    { name: 'Chi bộ Ghép Hai' },
  ),
  act(ids, 'split', 'split', { name: 'Chi bộ Tách', kind }, { name: 'Chi bộ Tách Hai' }),
  act(ids, 'divide', 'divide', { firstName: 'Chi bộ A', secondName: 'Chi bộ B', kind }, { firstName: 'Chi bộ C' }),
  act(
    ids,
    'end',
    'end',
    { kind: 'dissolved', to1: ids.cellNextDoor, to1Members: '7', membersTo: 'Đảng bộ xã' },
    { membersTo: 'Đảng bộ phường' },
  ),
  {
    action: 'organisations/[id]/change-of-secretary/change',
    table: 'mandate',
    who: 'officer',
    path: organisation(ids, 'change-of-secretary'),
    values: {
      endsOn: '31/05/2024',
      endReason: 'transferred',
      fullName: 'Hồ Thị Ba',
      effectiveOn: '01/06/2024',
      obtained: 'appointed',
    },
    other: { fullName: 'Hồ Thị Bốn' },
  },
  {
    action: 'report/request',
    table: 'correction_request',
    who: 'secretary of the cell',
    path: `/report/${ids.cell}/${ids.open}/wrong-opening`,
    values: { claimedTotal: '13', message: 'Một' },
    other: { claimedTotal: '14' },
  },
  {
    action: 'organisations/[id]/change-of-secretary/fillVacancy',
    table: 'mandate',
    who: 'officer',
    path: organisation(ids, 'change-of-secretary'),
    before: () =>
      asOwner(async (db) => {
        await db.execute(sql`select open_service_door(), set_config('sobo.reason', 'thử', true)`)
        await db.execute(sql`update mandate set valid = '[2022-01-01,2024-05-01)', end_reason = 'transferred'
          where organisation_id = ${ids.cell} and upper_inf(valid)`)
      }),
    values: { fullName: 'Hồ Thị Ba', effectiveOn: '01/06/2024', obtained: 'appointed' },
    other: { fullName: 'Hồ Thị Bốn' },
  },
  {
    action: 'report/send',
    table: 'member_report_version',
    who: 'secretary of the cell',
    path: `/report/${ids.cell}/${ids.open}?step=check`,
    before: (open) => open(`/report/${ids.cell}/${ids.open}`).then((form) => form.send({ changed: 'no' })),
    values: {},
    other: { note: 'Hai' },
  },
]

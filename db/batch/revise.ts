import { fail, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { reviseEnterprise } from '../enterprise/commands'
import { findEnterprise } from '../enterprise/queries'
import { EnterpriseInput } from '../enterprise/record'
import { correctOrganisation } from '../organisation/commands'
import { findOrganisation } from '../organisation/queries'
import { OrganisationInput } from '../organisation/record'
import { revisePlain } from '../plain'
import { correctProject } from '../project/commands'
import { findProject } from '../project/queries'
import { ProjectInput } from '../project/record'
import type { Described } from '../record/described'
import type { At } from '../record/revise'
import type { BatchChange } from './plan'

type Revise = (db: Db, at: At, change: BatchChange) => Promise<Result<At>>

/**
 * The command of the form takes all its fields: those that a batch leaves alone are as they stand, on its day. Its version
 * says that nobody changes them meanwhile.
 */
function withRest<Input extends object>(
  input: { shape: Record<string, unknown> },
  find: (db: Db, id: string, day: string) => Promise<object | null>,
  revise: (db: Db, at: At, input: Input, change: BatchChange) => Promise<Result<At>>,
): Revise {
  return async (db, at, change) => {
    const seen = await find(db, at.id, change.effectiveOn)
    if (!seen) return fail({ kind: 'missing' })
    const kept = Object.entries(seen).filter(([name]) => name in input.shape)
    return revise(db, at, { ...Object.fromEntries(kept), ...change.values } as Input, change)
  }
}

/** The commands by which single records are revised; of all others it is that of plain records. */
const commands: Readonly<Record<string, Revise>> = {
  enterprise: withRest<EnterpriseInput>(
    EnterpriseInput,
    findEnterprise,
    (db, at, input, { effectiveOn, isCorrection }) =>
      reviseEnterprise(db, at, input, { effectiveOn, isCorrection, seenOn: effectiveOn }),
  ),
  organisation: withRest<OrganisationInput>(
    OrganisationInput,
    (db, id) => findOrganisation(db, id),
    (db, at, input) => correctOrganisation(db, at, input),
  ),
  project: withRest<ProjectInput>(
    ProjectInput,
    (db, id) => findProject(db, id),
    (db, at, input) => correctProject(db, at, input),
  ),
}

/** Changes one record of a batch by the command of its own form. */
export const reviseInBatch = (db: Db, record: Described, at: At, change: BatchChange): Promise<Result<At>> =>
  commands[record.code]?.(db, at, change) ?? revisePlain(db, record, at, change.values)

import { oneOf } from '@/app/screen/filters'
import type { Params } from '@/app/screen/params'
import { type BasisKind, bases } from '@/db/report/sources'

/** ?basis=period; anything else is the usual basis. */
export const basisIn = (params: Params): BasisKind => oneOf(bases, params.basis) ?? 'latest'

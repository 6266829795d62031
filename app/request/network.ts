import 'server-only'
import { headers } from 'next/headers'
import { frontHeader } from '@/core/request/front'

/** The network of the client, such as 203.0.113.0/24; the front says it, so no client can choose it. */
export const clientNetwork = async (): Promise<string> => (await headers()).get(frontHeader.network) ?? 'unknown'

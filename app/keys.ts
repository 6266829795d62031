import 'server-only'
import { cookies } from 'next/headers'
import { cookieNames } from './cookies'

/** Whether single letters act on this device; they do until somebody turns them off. */
export const currentKeys = async (): Promise<boolean> => (await cookies()).get(cookieNames.keys)?.value !== 'off'

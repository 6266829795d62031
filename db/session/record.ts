import { integer, pgEnum, pgTable, timestamp, uuid, varchar } from 'drizzle-orm/pg-core'
import { account } from '../account/record'
import { bytea, id } from '../columns'

export const sessionKind = pgEnum('session_kind', ['browser', 'job'])
export const sessionEnd = pgEnum('session_end', [
  'signed_out',
  'revoked',
  'password_changed',
  'expired',
  'account_ended',
])

/** Who is signed in, where. Ending the row ends the session with the next request. */
export const session = pgTable('session', {
  id: id(),
  accountId: uuid('account_id')
    .notNull()
    .references(() => account.id),
  kind: sessionKind().notNull().default('browser'),
  device: varchar({ length: 200 }),
  startedAt: timestamp('started_at', { withTimezone: true }).notNull().defaultNow(),
  seenAt: timestamp('seen_at', { withTimezone: true }).notNull().defaultNow(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  idleMinutes: integer('idle_minutes').notNull().default(30),
  endedAt: timestamp('ended_at', { withTimezone: true }),
  endedBy: sessionEnd('ended_by'),
})

/** The hash of a session's token, apart from the session, which its owner may read. No grants to the application. */
export const sessionToken = pgTable('session_token', {
  tokenHash: bytea('token_hash').primaryKey(),
  sessionId: uuid('session_id')
    .notNull()
    .references(() => session.id),
})

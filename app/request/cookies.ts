/** `__Host-`: over https, or on this machine, and for this host only. */
export const cookieNames = {
  session: '__Host-sobo-session',
  csrf: '__Host-sobo-csrf',
  callback: '__Host-sobo-callback',
  /** The user name of a refused sign-in, so that nobody types it twice. */
  typed: '__Host-sobo-typed',
  locale: 'locale',
  keys: 'keys',
} as const

/** As long as the session in the database behind it lasts at most: db/session/sign-in.sql. */
export const rememberedDays = 120

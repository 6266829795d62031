/** `__Host-` cookies require Secure, Path=/ and no Domain. Browsers accept them on localhost over HTTP. */
export const cookieNames = {
  session: '__Host-sobo-session',
  csrf: '__Host-sobo-csrf',
  callback: '__Host-sobo-callback',
  /** The user name of a refused sign-in, which the sign-in form shows again. */
  typed: '__Host-sobo-typed',
  locale: 'locale',
  keys: 'keys',
} as const

/** The longest life of a session in the database, see db/session/sign-in.sql. */
export const rememberedDays = 120

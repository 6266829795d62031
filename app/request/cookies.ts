/** `__Host-` cookies require Secure, Path=/ and no Domain. Browsers accept them on localhost over HTTP. */
export const cookieNames = {
  session: '__Host-sobo-session',
  csrf: '__Host-sobo-csrf',
  callback: '__Host-sobo-callback',
  /** What was typed at a refused sign-in, which the form shows again. */
  typed: '__Host-sobo-typed',
  /** The code of an account sheet between its page and the choice of a password: in an address it would be logged. */
  sheet: '__Host-sobo-sheet',
  /** A random id of a device on which somebody has signed in: others cannot make its attempts wait. */
  device: '__Host-sobo-device',
  locale: 'locale',
  keys: 'keys',
  /** The groups of the menu that are folded; written by the browser. */
  folded: 'folded',
} as const

/** Attributes of a cookie that scripts cannot read, with its life in seconds. */
export const keptCookie = (maxAge: number) =>
  ({ path: '/', httpOnly: true, secure: true, sameSite: 'lax', maxAge }) as const

/** The longest life of a session in the database, see db/session/sign-in.sql. */
export const rememberedDays = 120

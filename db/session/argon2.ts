/**
 * How passwords are hashed, wherever they are: argon2id, 19 MiB, two passes, one lane. The raw digest is shown
 * to the database, which keeps its SHA-256 beside the salt (sign-in.sql).
 */
export const argon2 = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1, outputLen: 32 } as const

export const saltBytes = 16

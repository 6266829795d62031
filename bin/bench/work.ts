/** A note to save on one enterprise, in the plain tables or the registry. */
export type Update = { rawId: number; ownId: string; version: number; note: string }

export const searches = ['hai phong', 'cong nghe', 'kyovera'] as const

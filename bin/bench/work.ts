/** One note on one enterprise, in the plain tables and in ours. */
export type Update = { rawId: number; ownId: string; version: number; note: string }

export const searches = ['hai phong', 'cong nghe', 'kyovera'] as const

/** A note to save on one enterprise, in the plain tables or the registry. */
export type Update = { rawId: number; ownId: string; version: number; note: string }

/** Of enterprises. */
export const searches = ['hai phong', 'cong nghe', 'kyovera', 'toan cau nhua minh'] as const
/** Of people: a name, and a given name with words of the organisation. */
export const peopleSearches = ['nguyen thi huong', 'tuan cong nghe'] as const

/** Lists that are pages of their own and take no conditions. next.config.js names them, too: it cannot read this. */
export const ownLists: readonly string[] = ['jobs', 'lock-delegations', 'member-reports', 'settings', 'views']

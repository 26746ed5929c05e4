/** The tabs, in their order. */
export const REPLY_TABS = ['all', 'favourites', 'mine', 'templates'] as const;
export type ReplyTab = (typeof REPLY_TABS)[number];

/** What the signs on the stage mean. */

export const signs = 'Signs';
export const work = 'work';
export const rework = 'rework';
export const news = 'news';
export const confirmation = 'confirmation';
export const refusal = '“No”';
export const lost = 'lost';
export const current = 'up to date';
export const stale = 'stale';
export const misunderstood = 'misunderstood';
export const forgotten = 'forgotten';
export const care = 'looks after others';

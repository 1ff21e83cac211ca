/** What is said of links by what reads and makes them. */

export const newer = 'This link was made by a newer version of this page, which this one cannot read.';
export const tooLong = 'This link is far too long to be one of ours.';
export const damaged = 'This link is damaged: part of it is missing or was changed on the way.';
export const empty = 'This link is damaged: it does not say what to show.';
export const elsewhere = 'This link is for a figure that is not on this page.';
export const runTooLong = 'This run has become too long for a link. A link can be copied from an earlier moment of it, or after “Again”.';
export const copied = 'Copied. Whoever opens it sees exactly this moment.';
export const inAddressBar = 'The link is in the address bar now. Whoever opens it sees exactly this moment.';

/** What the signs of a team at work mean. */

export const question = 'question';
export const answer = 'answer';
export const supervises = 'supervises';
export const failure = 'failure';
export const restart = 'restart';
export const meeting = 'meeting';
export const down = 'down';
export const burntOut = 'burnt out';
export const asking = 'waits for an answer';
export const blocked = 'held back';
export const offHours = 'off for the day';
export const focus = 'in focus';
export const triage = 'urgent first';
export const delegate = 'passes on';
export const preempted = 'put aside';
export const hired = 'hired';
export const conflicted = 'changes clash';

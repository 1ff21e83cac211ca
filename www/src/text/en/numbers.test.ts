import { expect, it } from 'vitest';
import { count, percent, short, THIN } from './numbers';

it('sets shares as per cent', () => {
  expect([0, 0.714, 1].map(percent)).toEqual([`0${THIN}%`, `71${THIN}%`, `100${THIN}%`]);
});

it('keeps one decimal of small numbers and none of large ones', () => {
  expect([0, 2.54, 9.94, 9.96, 31.4].map(short)).toEqual(['0', '2.5', '9.9', '10', '31']);
});

it('counts', () => {
  expect([count(1, 'try', 'tries'), count(0, 'message')]).toEqual(['1 try', '0 messages']);
});

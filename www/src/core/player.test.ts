import { describe, expect, it } from 'vitest';
import { FRAME_MS_MAX, Player, SPEEDS } from './player';

function playing(): Player {
  const player = new Player();
  player.playing = true;
  player.elapsedMs(1000);
  return player;
}

describe('the clock', () => {
  it('stands still until it is started', () => {
    const player = new Player();
    expect(player.elapsedMs(0)).toBe(0);
    expect(player.elapsedMs(500)).toBe(0);
  });

  it('counts the time between frames, at the pace of the scenario and the chosen speed', () => {
    const player = playing();
    expect(player.elapsedMs(1016)).toBe(16);
    player.speed = SPEEDS.find((speed) => speed.id === '4')!;
    expect(player.elapsedMinutes(1041, 2)).toBeCloseTo(0.025 * 2 * 4);
  });

  it('caps a frame that took too long', () => {
    expect(playing().elapsedMs(9000)).toBe(FRAME_MS_MAX);
  });

  it.each(['hidden', 'offScreen', 'held'] as const)('rests while %s and does not catch up afterwards', (reason) => {
    const player = playing();
    player[reason] = true;
    expect(player.running).toBe(false);
    expect(player.elapsedMs(1050)).toBe(0);
    player[reason] = false;
    expect(player.elapsedMs(60_000)).toBe(0);
    expect(player.elapsedMs(60_016)).toBe(16);
  });

  it('does not catch up after a pause', () => {
    const player = playing();
    player.playing = false;
    player.elapsedMs(2000);
    player.playing = true;
    expect(player.elapsedMs(90_000)).toBe(0);
  });

  it('never runs backwards', () => {
    expect(playing().elapsedMs(900)).toBe(0);
  });

  it('flat out asks for all the time there is, but for none on a frame of no length', () => {
    const player = playing();
    player.speed = SPEEDS.at(-1)!;
    expect(player.elapsedMinutes(1000, 2)).toBe(0);
    expect(player.elapsedMinutes(1016, 2)).toBe(Infinity);
  });
});

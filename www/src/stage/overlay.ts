import type { Scene } from './scene';

/** What a stage draws besides actors and messages. Overlays are lazy chunks, fetched for scenarios that need them. */
export interface Overlay {
  /** Directs eyes that no message attracts. */
  aim?(scene: Scene): void;
  /** On the ground, which is painted again only when somebody moves: under links, and over them. */
  ground?(scene: Scene): void;
  threads?(scene: Scene): void;
  /** Under the people, in each frame. */
  under(scene: Scene): void;
  /** Over the people, in each frame. */
  over?(scene: Scene): void;
  /** Draws the mark of a recent event; `age` is 0 to 1. */
  mark(scene: Scene, what: number, actor: number, age: number): void;
}

/** How far a mark has risen, 0 to 1, fast at first. */
export function rise(age: number): number {
  return age * (2 - age);
}

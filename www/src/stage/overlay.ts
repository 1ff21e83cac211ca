import type { Scene } from './scene';

/** What a stage draws in addition, where there is more to a team than its messages. It is loaded where it is needed. */
export interface Overlay {
  /** Turns eyes to where they look, besides what arrives. */
  aim?(scene: Scene): void;
  /** On the ground, which is painted again only when somebody moves: under links, and over them. */
  ground?(scene: Scene): void;
  threads?(scene: Scene): void;
  /** Under the people, in each frame. */
  under(scene: Scene): void;
  /** Over the people, in each frame. */
  over?(scene: Scene): void;
  /** The sign of something that has just happened to somebody; `age` is 0 to 1. */
  mark(scene: Scene, what: number, actor: number, age: number): void;
}

/** How far a sign has risen, 0 to 1, quick at first. */
export function rise(age: number): number {
  return age * (2 - age);
}

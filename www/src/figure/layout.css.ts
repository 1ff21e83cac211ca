/** The layout: one column in a narrow container, stage and side panel in a wide one. */

import { css } from 'lit';

export const layout = css`
  :host {
    display: block; container: actorium / inline-size; position: relative; overflow: hidden;
    background: var(--paper); border: 1px solid var(--line); border-radius: 12px;
  }
  :host([hidden]) { display: none; }

  .root { --touch: 44px; --gap: 16px; display: grid; grid-template-columns: minmax(0, 1fr); outline: none; }
  .stage { position: relative; display: flex; flex-direction: column; min-width: 0; }
  .side { border-block-start: 1px solid var(--line); background: var(--card); min-width: 0; }
  .panel { padding: 18px var(--gap) 20px; display: flex; flex-direction: column; }
  .intro { order: 1; margin-block-start: 14px; padding-block-start: 14px; border-block-start: 1px solid var(--line); }
  .tabs { order: 2; }
  .closed .panel { padding-block-end: 6px; }
  .kicker { display: flex; justify-content: space-between; align-items: center; gap: 8px; color: var(--soft); font-size: 12.5px; letter-spacing: 0.03em; white-space: nowrap; }
  .kicker span { overflow: hidden; text-overflow: ellipsis; }
  .kicker .quiet { margin-inline-end: -10px; font-size: 13px; letter-spacing: 0; }
  h2 { font: 600 24px/1.15 var(--serif); letter-spacing: -0.01em; margin-block: 2px 8px; }
  .about { font: 16.5px/1.5 var(--serif); }

  @container actorium (min-width: 700px) {
    .root { --touch: 34px; --gap: 24px; grid-template-columns: minmax(0, 1fr) clamp(300px, 36cqi, 400px); height: 100%; min-height: 640px; }
    /* The panel scrolls by itself, so that it never makes the stage taller than the host asked for. */
    .side { position: relative; border-block-start: 0; border-inline-start: 1px solid var(--line); }
    .panel { position: absolute; inset: 0; overflow-y: auto; padding: 20px 30px; }
    .intro { order: 0; margin: 0 0 10px; padding: 0; border: 0; }
    .tabs { order: 0; flex: 1; display: flex; flex-direction: column; min-height: 290px; }
    /* Without a panel the side is narrower and sets the height of the figure: words at its top, knobs and tabs at its bottom. */
    .closed { min-height: 560px; grid-template: minmax(0, 1fr) / minmax(0, 1fr) clamp(300px, 30cqi, 400px); }
    .closed .side { display: flex; flex-direction: column; overflow-y: auto; }
    .closed .panel { position: static; flex: 1; }
    .closed .knobs { margin-block-start: auto; gap: 10px; }
    .closed .tabs { flex: none; min-height: 0; }
    h2 { font-size: 25px; }
    .about { font-size: 16px; }
  }
  @container actorium (min-width: 700px) and (max-width: 959.98px) { .kicker { justify-content: end; } .kicker span { display: none; } }
  @container actorium (min-width: 700px) and (max-width: 1179.98px) { .closed .kicker { justify-content: end; } .closed .kicker span { display: none; } }
  @media (pointer: coarse) { .root { --touch: 44px !important; } }
`;

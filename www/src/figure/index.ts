/** Defines `<actorium-sim>`. A page that loads this twice still has it once. */

import { ActoriumSim } from './actorium-sim';

export { DEFAULT_SCENARIO, fetchScenario, LIBRARY } from '../core/scenarios';
export { PANELS } from '../panel/list';
export { fetchEverything } from './lazy';
export { ActoriumSim };

if (!customElements.get('actorium-sim')) customElements.define('actorium-sim', ActoriumSim);

declare global {
  interface HTMLElementTagNameMap {
    'actorium-sim': ActoriumSim;
  }
}

/** Where stores stand, and how large they are. */

import { clamp, type Rect } from './geometry';
import type { Positions } from './positions';

/** The size of a store in CSS pixels, without its name. */
export interface StoreSize {
  readonly width: number;
  readonly height: number;
  readonly nameSize: number;
}

/** Room under the names of stores for a line of the page, in CSS pixels. */
const FOOT = 16;

/** The height of the strip for stores below the actors, in CSS pixels; 0 without stores. */
export function storeBand(stores: number, height: number): number {
  return stores === 0 ? 0 : clamp(height * 0.17, 60, 104) + FOOT;
}

export function storeSize(stores: number, width: number, height: number): StoreSize {
  const band = storeBand(stores, height) - FOOT;
  const nameSize = clamp(band * 0.125, 10.5, 13);
  const tall = band - nameSize * 1.5 - 16;
  const room = (width - 24) / Math.max(1, stores) - 12;
  return { width: Math.min(tall * 1.75, Math.max(24, room)), height: tall, nameSize };
}

/** Places stores side by side at the bottom of the stage. */
export function placeStores(stores: number, width: number, height: number): Float32Array {
  const size = storeSize(stores, width, height);
  const step = Math.min((width - 24) / Math.max(1, stores), size.width * 2.4);
  const places = new Float32Array(stores * 2);
  for (let store = 0; store < stores; store++) {
    places[store * 2] = width / 2 + (store - (stores - 1) / 2) * step;
    places[store * 2 + 1] = height - (storeBand(stores, height) + FOOT) / 2 - size.nameSize * 0.75;
  }
  return places;
}

/** The box of a store, for hits and for lines that end at it. */
export function storeBox(at: Positions, size: StoreSize, store: number): Rect {
  const x = at.x(store);
  const y = at.y(store);
  return { left: x - size.width / 2, right: x + size.width / 2, top: y - size.height / 2, bottom: y + size.height / 2 };
}

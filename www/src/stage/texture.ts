type Links = readonly { readonly from: number; readonly to: number }[];

/**
 * Places for a crowd: points of a sunflower spiral, so that the picture is an even texture, assigned so that linked
 * actors are near one another. News then spreads visibly as a wave.
 */
export function textureLayout(count: number, links: Links): Float64Array {
  const spiral = spiralPoints(count);
  const { order, layers } = breadthFirst(count, links);
  const places = new Float64Array(count * 2);
  let taken = 0;
  for (const layer of layers) {
    // Within one layer the order of the search keeps siblings together; the angle keeps them together on paper.
    const points = spiral.slice(taken, taken + layer);
    points.sort((a, b) => a.angle - b.angle);
    for (let slot = 0; slot < layer; slot++) {
      const actor = order[taken + slot]!;
      places[actor * 2] = points[slot]!.radius * Math.cos(points[slot]!.angle);
      places[actor * 2 + 1] = points[slot]!.radius * Math.sin(points[slot]!.angle);
    }
    taken += layer;
  }
  return places;
}

interface Polar {
  radius: number;
  angle: number;
}

function spiralPoints(count: number): Polar[] {
  const points: Polar[] = [];
  for (let index = 0; index < count; index++) {
    points.push({ radius: Math.sqrt(index + 0.5), angle: (index * 2.399963229728653) % (2 * Math.PI) });
  }
  return points;
}

/** Everybody once, nearest to the first best-linked person first, and how many are at each distance. */
function breadthFirst(count: number, links: Links): { order: Int32Array; layers: number[] } {
  const neighbours: number[][] = Array.from({ length: count }, () => []);
  for (const { from, to } of links) {
    if (from < 0 || to < 0 || from === to) continue;
    neighbours[from]!.push(to);
    neighbours[to]!.push(from);
  }
  const order = new Int32Array(count);
  const seen = new Uint8Array(count);
  const layers: number[] = [];
  let filled = 0;
  const starts = Array.from({ length: count }, (_, index) => index).sort((a, b) => neighbours[b]!.length - neighbours[a]!.length || a - b);
  for (const start of starts) {
    if (seen[start] === 1) continue;
    seen[start] = 1;
    let layerBegin = filled;
    order[filled++] = start;
    while (layerBegin < filled) {
      const layerEnd = filled;
      layers.push(layerEnd - layerBegin);
      for (let at = layerBegin; at < layerEnd; at++) {
        for (const next of neighbours[order[at]!]!) {
          if (seen[next] === 1) continue;
          seen[next] = 1;
          order[filled++] = next;
        }
      }
      layerBegin = layerEnd;
    }
  }
  return { order, layers: joinThin(layers) };
}

/**
 * Layers joined until each fills a ring of its own. A thin layer spread over a whole ring would put neighbours on opposite
 * sides; joined ones follow each other round it.
 */
function joinThin(layers: readonly number[]): number[] {
  const joined: number[] = [];
  let taken = 0;
  let open = 0;
  for (const layer of layers) {
    open += layer;
    // So many points of the spiral lie in a ring about two points wide at this distance from the middle.
    if (open < 6 + 4 * Math.sqrt(taken)) continue;
    joined.push(open);
    taken += open;
    open = 0;
  }
  if (open > 0) joined.push(open);
  return joined;
}

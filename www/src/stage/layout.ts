import { forceCollide, forceLink, forceManyBody, forceX, forceY, type SimulationLinkDatum } from 'd3-force';
import { DISCS_MAX } from './detail.ts';
import { type Point, settle } from './settle.ts';
import { textureLayout } from './texture.ts';

/** The part of a cast that the drawing needs. */
export interface StageCast {
  readonly actors: readonly string[];
  readonly links: readonly { readonly from: number; readonly to: number }[];
  /** Places where things are written down, by name. */
  readonly stores?: readonly string[];
  readonly pace_minutes_per_second?: number;
  readonly systems: readonly { readonly members: readonly number[] }[];
  readonly sites?: readonly string[];
  readonly supervisors?: readonly { readonly supervisor: number; readonly children: readonly number[] }[];
  readonly roles?: readonly { readonly name: string; readonly holders: readonly number[]; readonly standby: readonly number[] }[];
  readonly meetings?: readonly { readonly name: string; readonly attendees: readonly number[] }[];
  /** Helpers who can be hired: until then their places are vacant, and not those of actors who left. */
  readonly hires?: ReadonlySet<number>;
}

/** Two coordinates for each actor. Only their proportions matter. */
export type Places = Float64Array;

/** Lays out the actors of a cast; `sites` has the site of each, -1 for none, or is empty. */
export type LayOut = (cast: StageCast, sites?: ArrayLike<number>) => Places;

const DISTANCE = 100;
/** From a supervisor down to those below, and from one site to the next. A tree is as wide as it has leaves. */
const STOREY = DISTANCE * 1.5;
const APART = DISTANCE * 3;

/**
 * A force layout of the actors, run to rest at once, from fixed first places and with a
 * fixed random source, so that the same team always looks the same. Supervisors stand above, and actors of one
 * site (`sites` has one for each actor, -1 for none) stands together.
 */
export function layOut(cast: StageCast, sites: ArrayLike<number> = []): Places {
  const count = cast.actors.length;
  if (count > DISCS_MAX) return textureLayout(count, cast.links);
  const tree = treeOf(cast);
  const sitesMax = Math.max(0, (cast.sites?.length ?? 0) - 1);
  const acrossOf = (index: number): number => {
    const branch = (tree[index]?.across ?? 0) * DISTANCE;
    return sites[index]! >= 0 ? (sites[index]! - sitesMax / 2) * APART + branch * 0.3 : branch;
  };
  const nodes = firstNodes(count);
  // The supervision tree is fixed, and everybody else is laid out around it.
  for (const node of nodes) {
    const branch = tree[node.index];
    if (branch) [node.fx, node.fy] = [acrossOf(node.index), branch.storey * STOREY];
  }
  const links: SimulationLinkDatum<Point>[] = [];
  for (const link of cast.links) {
    if (link.from !== link.to && link.from >= 0 && link.to >= 0) links.push({ source: link.from, target: link.to });
  }
  const forces = [
    forceLink<Point, SimulationLinkDatum<Point>>(links).distance(DISTANCE),
    forceManyBody<Point>()
      .strength(-3 * DISTANCE)
      .distanceMax(DISTANCE * 12),
    forceCollide<Point>(DISTANCE * 0.42),
    // Weak pulls to the middle keep people without links in the picture.
    forceX<Point>(({ index }) => acrossOf(index)).strength(({ index }) => (sites[index]! >= 0 ? 0.5 : 0.05)),
    forceY<Point>(0).strength(0.05),
  ];
  settle(nodes, forces, stepsFor(count));
  const places = new Float64Array(count * 2);
  for (const node of nodes) {
    places[node.index * 2] = node.x;
    places[node.index * 2 + 1] = node.y;
  }
  if (sitesMax > 0 && sites.length > 0) intoBands(places, sites, tree.length > 0);
  return places;
}

/** The band of a site is at least as wide as for this many actors. */
const BAND_PEOPLE_MIN = 1.6;
/** The share of a band that actors fill; the rest is the gap to the next. */
const BAND_FILLED = 0.56;
/** The aspect ratio of all bands together. */
const BANDS_ASPECT = 1.5;

/** Gives each site a band across the picture, as wide as it has people. In a tree, heights stay as they are. */
function intoBands(places: Places, sites: ArrayLike<number>, keepHeights: boolean): void {
  const members = new Map<number, number[]>();
  for (const [actor, site] of Array.from(sites).entries()) members.set(site, [...(members.get(site) ?? []), actor]);
  const ordered = [...members].sort(([a], [b]) => a - b).map(([, actors]) => actors);
  const shares = ordered.map(({ length }) => Math.max(length, BAND_PEOPLE_MIN));
  const [low, high] = extent(
    Array.from(sites, (_, actor) => actor),
    places,
    1,
  );
  const all = shares.reduce((sum, share) => sum + share, 0);
  const width =
    (keepHeights
      ? extent(
          Array.from(sites, (_, actor) => actor),
          places,
          0,
        )[1] * 2
      : (high - low) * BANDS_ASPECT) || DISTANCE;
  let left = -width / 2;
  ordered.forEach((actors, band) => {
    const own = (width * shares[band]!) / all;
    rescale(actors, places, 0, left + (own * (1 - BAND_FILLED)) / 2, left + (own * (1 + BAND_FILLED)) / 2);
    if (!keepHeights) rescale(actors, places, 1, low, high);
    left += own;
  });
}

function extent(actors: readonly number[], places: Places, axis: number): readonly [number, number] {
  const at = actors.map((actor) => places[actor * 2 + axis]!);
  return [Math.min(...at), Math.max(...at)];
}

/** Stretches the places of some actors along one axis to reach from `low` to `high`; a single one stands in the middle. */
function rescale(actors: readonly number[], places: Places, axis: number, low: number, high: number): void {
  const [from, to] = extent(actors, places, axis);
  for (const actor of actors) {
    const share = to > from ? (places[actor * 2 + axis]! - from) / (to - from) : 0.5;
    places[actor * 2 + axis] = low + share * (high - low);
  }
}

/** A place in the supervision tree: how far below the top, and how far from its middle, in people. */
interface Branch {
  storey: number;
  across: number;
}

/** The places in the supervision tree: leaves side by side in their order, each supervisor over the middle of its children. */
export function treeOf({ supervisors = [] }: StageCast): readonly (Branch | undefined)[] {
  const childrenOf = new Map(supervisors.map(({ supervisor, children }) => [supervisor, children]));
  const below = new Set(supervisors.flatMap(({ children }) => children));
  const tree: Branch[] = [];
  let leaves = 0;
  const plant = (actor: number, storey: number): number => {
    const branch: Branch = { storey, across: 0 };
    tree[actor] = branch;
    const ways = (childrenOf.get(actor) ?? []).filter((child) => tree[child] === undefined).map((child) => plant(child, storey + 1));
    branch.across = ways.length === 0 ? leaves++ : (ways[0]! + ways.at(-1)!) / 2;
    return branch.across;
  };
  for (const { supervisor } of supervisors) if (!below.has(supervisor)) plant(supervisor, 0);
  for (const branch of tree) if (branch) branch.across -= (leaves - 1) / 2;
  return tree;
}

/** Large layouts get fewer steps, since exact places matter less among hundreds. */
function stepsFor(count: number): number {
  return count <= 60 ? 300 : count <= 150 ? 160 : 90;
}

/** The first places: a circle in the order of the cast for a team, a spiral for more. */
function firstNodes(count: number): Point[] {
  const nodes: Point[] = [];
  const onCircle = count <= 12;
  for (let index = 0; index < count; index++) {
    const angle = onCircle ? (index / count) * 2 * Math.PI - 0.8 * Math.PI : index * 2.399963229728653;
    const radius = onCircle ? DISTANCE : DISTANCE * 0.5 * Math.sqrt(index + 0.5);
    nodes.push({ index, x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
  }
  return nodes;
}

/**
 * The catalogue of a language: its folder has these files, and each of them these words. These are the page's words:
 * everyday words for readers, where code and documentation have the field's own.
 *
 * A file is imported as `#text/NAME`, which `package.json` leads to the folder of the language that the page is built in. A further
 * language is a further folder, all of whose files together satisfy `Catalogue`.
 */

import type * as canvas from './en/canvas';
import type * as charts from './en/charts';
import type * as claims from './en/claims';
import type * as figure from './en/figure';
import type * as inspect from './en/inspect';
import type * as journey from './en/journey';
import type * as legend from './en/legend';
import type * as links from './en/links';
import type * as log from './en/log';
import type * as logPanel from './en/log-panel';
import type * as names from './en/names';
import type * as numbers from './en/numbers';
import type * as organisation from './en/organisation';
import type * as pages from './en/pages';
import type * as panels from './en/panels';
import type * as retro from './en/retro';
import type * as settings from './en/settings';
import type * as sharing from './en/sharing';
import type * as stage from './en/stage';
import type * as standing from './en/standing';
import type * as summary from './en/summary';
import type * as team from './en/team';
import type * as teamNumbers from './en/team-numbers';
import type * as things from './en/things';
import type * as time from './en/time';
import type * as transport from './en/transport';
import type * as variants from './en/variants';

interface English {
  readonly canvas: typeof canvas;
  readonly charts: typeof charts;
  readonly claims: typeof claims;
  readonly figure: typeof figure;
  readonly inspect: typeof inspect;
  readonly legend: typeof legend;
  readonly journey: typeof journey;
  readonly links: typeof links;
  readonly log: typeof log;
  readonly 'log-panel': typeof logPanel;
  readonly names: typeof names;
  readonly numbers: typeof numbers;
  readonly organisation: typeof organisation;
  readonly pages: typeof pages;
  readonly panels: typeof panels;
  readonly retro: typeof retro;
  readonly settings: typeof settings;
  readonly sharing: typeof sharing;
  readonly stage: typeof stage;
  readonly standing: typeof standing;
  readonly summary: typeof summary;
  readonly team: typeof team;
  readonly 'team-numbers': typeof teamNumbers;
  readonly things: typeof things;
  readonly time: typeof time;
  readonly transport: typeof transport;
  readonly variants: typeof variants;
}

/** The same keys with any words. A function has the same parameters. */
type Words<T> = T extends string
  ? string
  : T extends (...given: never) => unknown
    ? T
    : T extends object
      ? { readonly [Key in keyof T]: Words<T[Key]> }
      : T;

export type Catalogue = Words<English>;

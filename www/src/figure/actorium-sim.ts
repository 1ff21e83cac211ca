/** `<actorium-sim>`: one run of a scenario on somebody's page. Attributes set how it starts; after that the reader controls it. */

import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import * as sayOfLinks from '#text/links';
import { freshSeed, type Loaded, load } from '../core/core';
import { SPEEDS } from '../core/player';
import { type Brought, DEFAULT_SCENARIO, isElsewhere, LIBRARY, nameOf, type Runnable } from '../core/scenarios';
import { type Selection, Session } from '../core/session';
import { theme } from '../design/theme.css';
import type { Metrics } from '../generated/core-types';
import { PANELS } from '../panel/list';
import { askedBy, copyLink, fetchSharing, linkTo, readSharedLink } from '../share/lazy';
import type { SharedLink, SharedRun } from '../share/link';
import { bring, broughtFor } from './bring';
import { Display } from './display';
import { knobStyles } from './knobs';
import { Latest } from './latest';
import { layout } from './layout.css';
import { legendStyles } from './legend';
import { type Notice, noticeStyles } from './notices';
import { Panels } from './panels';
import { KNOB_ATTRIBUTES, readKnob, readPanel, readSettings, readStart } from './settings';
import { StageView, stageStyles } from './stage-view';
import { Surroundings } from './surroundings';
import { tabStyles } from './tabs';
import { transportStyles } from './transport';
import { type ViewActions, view, viewStyles, waiting } from './view';

const NOTICES_MAX = 3;

export class ActoriumSim extends LitElement {
  static override properties = {
    scenario: {},
    variant: {},
    seed: {},
    loss: {},
    delay: {},
    load: {},
    start: {},
    panel: {},
    autoplay: { type: Boolean },
    theme: { reflect: true },
  };

  static override styles = [theme, layout, viewStyles, transportStyles, stageStyles, knobStyles, legendStyles, tabStyles, noticeStyles];

  /** The name of a scenario that ships, or a scenario of one's own. */
  declare scenario: string | object | null | undefined;
  /** The name of one of the scenario's variants, or a variant of one's own. If absent, the scenario is as it is. */
  declare variant: string | object | null | undefined;
  declare seed: string | number | null | undefined;
  declare loss: string | number | null | undefined;
  declare delay: string | number | null | undefined;
  declare load: string | number | null | undefined;
  /** The minute to begin at. If absent, the scenario's own. */
  declare start: string | number | null | undefined;
  /** The panel that is open at first. If absent, none. */
  declare panel: string | null | undefined;
  declare autoplay: boolean;
  /** `light` or `dark`. If absent, as the reader's system. */
  declare theme: string | null | undefined;

  /** Resolves when the first run is ready. */
  readonly ready: Promise<void>;

  #begun!: () => void;
  #loaded: Loaded | undefined;
  #failure = '';
  #session: Session | undefined;
  /** The scenario, the seed and the variant that the attributes asked for when the run was built. */
  #builtFrom: readonly unknown[] = [];
  #castIsNew = false;
  /** The minute at which a run is first shown. */
  #opening = 0;
  #notices: readonly Notice[] = [];
  #copied = '';

  readonly #asked = new Latest();
  readonly #surroundings = new Surroundings(this, {
    seen: () => this.#seen(),
    recoloured: () => this.#recolour(),
    addressChanged: () => void this.#addressChanged(),
  });
  readonly #actions: ViewActions = {
    again: () => this.again(),
    newSeed: () => this.newSeed(),
    select: (selection) => this.#select(selection),
    flights: (session) => this.#stage.flights(session),
    doing: (session, actor) => this.#stage.doing(session, actor),
    aboutToShare: () => void fetchSharing().catch(() => {}),
    dismiss: (notice) => {
      this.#notices = this.#notices.filter((other) => other !== notice);
      this.requestUpdate();
    },
    copyLink: () => void this.#copyLink(),
    lookClosely: () => {
      this.#panels.show('inspect');
      void this.updateComplete.then(() => this.renderRoot.querySelector('.tabpanel')?.scrollIntoView({ block: 'center' }));
    },
  };
  readonly #panels = new Panels({ element: this, actions: this.#actions, changed: () => this.requestUpdate() });
  readonly #stage: StageView = new StageView(this, {
    select: (selection) => this.#select(selection),
    moved: () => this.#display.wake(),
    changed: () => this.#display.changed(),
  });
  readonly #display: Display = new Display(this.#stage, this.#panels, {
    session: () => this.#session,
    reducedMotion: () => this.#surroundings.reducedMotion,
    refreshed: (session) => {
      this.#tell('moment', { minutes: session.nowMinutes, metrics: session.metrics });
      this.requestUpdate();
    },
  });

  constructor() {
    super();
    this.autoplay = false;
    this.ready = new Promise((resolve) => {
      this.#begun = resolve;
    });
  }

  // The methods for a script on the page. Before the element is ready, they do nothing.

  play(): void {
    this.#session?.play();
  }

  pause(): void {
    this.#session?.pause();
  }

  /** Advances by exactly one event. */
  step(): void {
    this.#session?.step();
  }

  /**
   * Goes to a minute of this run, backward or forward. A far one takes a while, which the figure shows; resolves to whether it was reached,
   * or stopped on the way.
   */
  async seek(minutes: number): Promise<boolean> {
    return (await this.#session?.seek(minutes)) ?? false;
  }

  /** Restarts with the same seed and the knobs as they are set. */
  again(): void {
    this.#restart(this.#session?.seed);
  }

  /** Restarts with a random seed. */
  newSeed(): void {
    if (this.#session) this.#restart(freshSeed());
  }

  /** The digest of the run at this moment: 16 hexadecimal digits. */
  digest(): string | undefined {
    return this.#ask((session) => session.digest);
  }

  /** All metrics of the run so far. */
  metrics(): Metrics | undefined {
    return this.#ask((session) => {
      session.refresh();
      return session.metrics;
    });
  }

  /** The shared link: an address that restores exactly what is on screen. */
  async link(): Promise<string | undefined> {
    const run = this.#ask((session) => ({
      scenario: session.origin.asked,
      variant: session.origin.variant,
      seed: session.seed,
      journal: session.journal,
      moment: session.moment,
      speed: session.player.speed.id,
      positions: this.#stage.positions,
    }));
    return run && linkTo(this, run);
  }

  /** What the attributes ask a run to be built from. */
  get #wanted(): readonly unknown[] {
    return [this.scenario, this.seed, this.variant];
  }

  #ask<T>(question: (session: Session) => T): T | undefined {
    const session = this.#session;
    if (!session || session.crashed) return undefined;
    session.flush();
    return question(session);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#surroundings.connect();
    this.#stage.connect();
    this.#display.wake();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#surroundings.disconnect();
    this.#stage.disconnect();
    this.#display.stop();
  }

  protected override firstUpdated(): void {
    this.#begin().then(this.#begun, (error: unknown) => {
      this.#failure = error instanceof Error ? error.message : String(error);
      this.requestUpdate();
    });
  }

  /** Loads the core, and builds the first run from a shared link or from the attributes. */
  async #begin(): Promise<void> {
    this.#openAsAsked();
    const { scenario, variant } = this;
    const reading = readSharedLink(this);
    const linked = reading.then((link) => this.#bring(...askedBy(link)));
    const [loaded, own, link, brought] = await Promise.all([load(), this.#bring(scenario, variant), reading, linked]);
    this.#loaded = loaded;
    if (link) return this.#openLink(link, brought);
    // The page may have set another scenario or variant meanwhile.
    if (this.scenario === scenario && this.variant === variant) this.#build(own, this.autoplay);
    else await this.#buildSoon(this.autoplay);
  }

  /** Resolves when the page shows what was asked for, also if a run had to be fetched for it. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    if (!this.#asked.pending) return complete;
    await this.#asked.pending;
    return super.getUpdateComplete();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('panel') && this.hasUpdated) this.#openAsAsked();
    const session = this.#session;
    if (!session) return;
    if (this.#wanted.some((wanted, at) => wanted !== this.#builtFrom[at])) {
      void this.#buildSoon(session.player.playing);
      return;
    }
    this.#setKnobs(
      session,
      (['loss', 'delay', 'load'] as const).filter((attribute) => changed.has(attribute)),
    );
  }

  protected override render(): TemplateResult {
    if (!this.#session) return waiting(this.#failure, this.#panels);
    const state = { notices: this.#notices, words: this.#display.words, copied: this.#copied };
    return view(this.#session, state, this.#stage, this.#panels, this.#actions);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.#session) return;
    if (changed.has('theme') && changed.get('theme') !== undefined) this.#recolour();
    this.#stage.attach(this.#session, this.#castIsNew);
    this.#castIsNew = false;
    this.#panels.rendered(this.#session);
  }

  /** Builds a run from the attributes, after fetching or compiling the scenario if necessary. */
  #buildSoon(playing: boolean, because: readonly string[] = []): Promise<void> | void {
    const { scenario, variant } = this;
    if (!isElsewhere(scenario) && variant == null) return this.#build(undefined, playing, because);
    this.#builtFrom = this.#wanted;
    return this.#asked.wait(this.#bring(scenario, variant), (brought) =>
      this.#build(brought, this.#session?.player.playing ?? playing, because),
    );
  }

  /** Builds a run from the attributes. `brought` is the scenario if it was fetched or compiled; `because` are further notices. */
  #build(brought: Brought, playing: boolean, because: readonly string[] = []): void {
    // Notices about attributes such as `panel` came before the first run, and stay.
    if (this.#session) this.#notices = [];
    const settings = readSettings(this, LIBRARY, DEFAULT_SCENARIO, brought, this.#session !== undefined);
    this.#builtFrom = this.#wanted;
    if (this.#session && settings.refused) {
      this.#say([...settings.sentences, ...because]);
      return;
    }
    const session = this.#start(settings.runnable, settings.seed ?? freshSeed());
    const sentences = [...settings.sentences];
    this.#setKnobs(session, ['loss', 'delay', 'load']);
    this.#opening = readStart(this.start, sentences) ?? session.cast.opens_at_minutes;
    void session.seek(this.#opening);
    this.#say(sentences);
    this.#say(because);
    if (playing) session.play();
  }

  #restart(seed: number | undefined): void {
    this.#session?.restart(seed);
    void this.#session?.seek(this.#opening);
  }

  #start(runnable: Runnable, seed: number): Session {
    this.#asked.forget();
    const session = new Session(
      this.#loaded!,
      { ...runnable, seed },
      {
        changed: () => this.#display.changed(),
        commanded: (command) => this.#tell('command', { command }),
        problems: (problems) => {
          this.#tell('problem', { crashed: false, seed, problems });
          this.#say(problems.map(({ message }) => message));
        },
        crashed: (error, crashedSeed) => {
          console.error(`Actorium broke with seed ${crashedSeed}.`, error);
          this.#tell('problem', { crashed: true, seed: crashedSeed, problems: [] });
          // An error during a render can only be shown by the next render.
          void this.updateComplete.then(() => this.requestUpdate());
        },
      },
    );
    if (this.#session) {
      session.setSpeed(this.#session.player.speed);
      this.#session.free();
    }
    this.#session = session;
    this.#castIsNew = true;
    this.#seen();
    this.requestUpdate();
    void this.updateComplete.then(() => this.#tell('ready', { scenario: nameOf(session.origin) ?? null, seed: session.seed }));
    return session;
  }

  /** Sets knobs to what attributes ask for. */
  #setKnobs(session: Session, attributes: readonly (keyof typeof KNOB_ATTRIBUTES)[]): void {
    const sentences: string[] = [];
    for (const attribute of attributes) {
      const knob = session.knobs.find((candidate) => candidate.knob === KNOB_ATTRIBUTES[attribute])!;
      const value = readKnob(attribute, this[attribute], knob, sentences);
      if (value !== undefined && value !== knob.value) session.dispatch({ set_knob: { knob: knob.knob, value } });
    }
    this.#say(sentences);
  }

  /** Fetches what is asked for together with the chunks that draw it, so that its first picture is complete. */
  async #bring(asked?: unknown, variant?: unknown): Promise<Brought> {
    const brought = await bring(asked, variant);
    if (brought && 'plan' in brought) await this.#stage.prepare(brought);
    return brought;
  }

  /** Opens the panel that is asked for. */
  #openAsAsked(): void {
    const sentences: string[] = [];
    this.#panels.show(readPanel(this.panel, PANELS, sentences));
    this.#say(sentences);
  }

  /** The page's address has another fragment, which may be a shared link. */
  async #addressChanged(): Promise<void> {
    const link = await readSharedLink(this);
    if (!link || !this.#loaded) return;
    await this.#asked.wait(this.#bring(...askedBy(link)), (brought) =>
      this.#openLink(link, brought).then(() => this.scrollIntoView({ block: 'nearest' })),
    );
  }

  /** Restores the run of a shared link; or says why it cannot, and begins as the attributes say. */
  async #openLink(link: SharedLink, brought: Brought): Promise<void> {
    const problem = 'problem' in link ? link.problem : this.#restore(link.shared, brought);
    if (problem !== undefined) await this.#buildSoon(this.autoplay, [problem, sayOfLinks.instead]);
  }

  /** Restores a shared run, at rest; or says why that cannot be. */
  #restore(shared: SharedRun, brought: Brought): string | undefined {
    const runnable = broughtFor(shared, brought);
    if (typeof runnable === 'string') return runnable;
    const session = this.#start(runnable, shared.seed);
    this.#opening = session.cast.opens_at_minutes;
    try {
      session.replay(shared.journal, shared.moment, () => this.#buildSoon(this.autoplay, [sayOfLinks.impossible, sayOfLinks.instead]));
    } catch {
      return sayOfLinks.impossible;
    }
    session.setSpeed(SPEEDS.find(({ id }) => id === shared.speed)!);
    if (typeof shared.scenario === 'string') {
      this.scenario = shared.scenario;
      this.variant = shared.variant;
    }
    this.#builtFrom = this.#wanted;
    void this.updateComplete.then(() => this.#stage.arrange(shared.positions));
    return undefined;
  }

  #select(selection: Selection | undefined): void {
    if (!this.#session) return;
    this.#session.selection = selection;
    if (selection) this.#panels.show('inspect');
    this.#display.changed();
  }

  #seen(): void {
    if (!this.#session) return;
    this.#session.player.hidden = this.#surroundings.hidden;
    this.#session.player.offScreen = this.#surroundings.offScreen;
    this.#display.wake();
  }

  #recolour(): void {
    this.#stage.recolour();
    this.#panels.recolour();
    this.#display.changed();
  }

  async #copyLink(): Promise<void> {
    const outcome = await copyLink(this.link());
    if (!outcome) return;
    if ('said' in outcome) this.#copied = outcome.said;
    else this.#say([outcome.problem]);
    this.requestUpdate();
  }

  #say(sentences: readonly string[]): void {
    if (sentences.length === 0) return;
    this.#notices = [...this.#notices.slice(1 - NOTICES_MAX), { sentences }];
    this.requestUpdate();
  }

  #tell(name: 'ready' | 'command' | 'moment' | 'problem', detail: object): void {
    this.dispatchEvent(new CustomEvent(`actorium-${name}`, { detail, bubbles: true, composed: true }));
  }
}

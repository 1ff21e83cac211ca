/** `<actorium-sim>`: a team in a page. Its attributes say how it starts; everything after that is up to the reader. */

import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { Metrics } from '../generated/core-types';
import { freshSeed, load, type Loaded } from './core';
import { knobStyles } from './knobs';
import { Latest } from './latest';
import { layout } from './layout.css';
import { legendStyles } from './legend';
import type { Shared } from './link';
import { arrivalFor, askedIn, copy, linkTo } from './links';
import { Loop } from './loop';
import { noticeStyles, type Notice } from './notices';
import { Panels, PANELS } from './panels';
import { PARTS } from './parts';
import { SPEEDS } from './player';
import { DEFAULT_SCENARIO, fetchScenario, isElsewhere, LIBRARY, nameOf, type Brought, type Runnable } from './scenarios';
import { Session, type Selection } from './session';
import { KNOB_ATTRIBUTES, readKnob, readPanel, readSettings, readStart } from './settings';
import type { Arrival } from './sharing';
import { StageView, stageStyles } from './stage-view';
import { Announcer, summaryWords } from './summary';
import { Surroundings } from './surroundings';
import { tabStyles } from './tabs';
import { theme } from './theme.css';
import { transportStyles } from './transport';
import { view, viewStyles, waiting, type ViewActions } from './view';

/** How often words and controls are read afresh while time goes on. */
const TEXT_MS = 250;
const NOTICES_MAX = 3;

export class ActoriumSim extends LitElement {
  static override properties = {
    scenario: {}, variant: {}, seed: {}, loss: {}, delay: {}, load: {}, start: {}, panel: {},
    autoplay: { type: Boolean },
    theme: { reflect: true },
  };

  static override styles = [
    theme, layout, viewStyles, transportStyles, stageStyles, knobStyles, legendStyles, tabStyles, noticeStyles,
  ];

  /** The name of a scenario that ships, or a scenario of one's own. */
  declare scenario: string | object | null | undefined;
  /** The name of a variant that the scenario has, or a variant of one's own; absent, the scenario is as it is. */
  declare variant: string | object | null | undefined;
  declare seed: string | number | null | undefined;
  declare loss: string | number | null | undefined;
  declare delay: string | number | null | undefined;
  declare load: string | number | null | undefined;
  /** The minute to begin at; absent, the scenario says. */
  declare start: string | number | null | undefined;
  /** The panel that is open at first; absent, none is. */
  declare panel: string | null | undefined;
  declare autoplay: boolean;
  /** `light` or `dark`; absent means as the reader's system. */
  declare theme: string | null | undefined;

  /** Resolves when there is a run to play with. */
  readonly ready: Promise<void>;

  #begun!: () => void;
  #loaded: Loaded | undefined;
  #failure = '';
  #session: Session | undefined;
  /** The scenario, the seed and the variant that were last asked for. */
  #builtFrom: readonly unknown[] = [];
  #castIsNew = false;
  /** The minute at which a run is first shown. */
  #opening = 0;
  #notices: readonly Notice[] = [];
  #copied = '';
  #dirty = false;
  #textMs = 0;

  readonly #asked = new Latest();
  readonly #loop = new Loop((timestampMs) => this.#frame(timestampMs));
  readonly #announcer = new Announcer();
  readonly #surroundings = new Surroundings(this, {
    seen: () => this.#seen(),
    recoloured: () => this.#recolour(),
    arrived: () => void this.#follow(),
  });
  readonly #actions: ViewActions = {
    again: () => this.again(),
    newSeed: () => this.newSeed(),
    select: (selection) => this.#select(selection),
    flights: (session) => this.#stage.flights(session),
    doing: (session, actor) => this.#stage.doing(session, actor),
    aboutToShare: () => void PARTS.sharing().catch(() => {}),
    dismiss: (notice) => { this.#notices = this.#notices.filter((other) => other !== notice); this.requestUpdate(); },
    copyLink: () => void this.#copyLink(),
    lookClosely: () => {
      this.#panels.show('inspect');
      void this.updateComplete.then(() => this.renderRoot.querySelector('.tabpanel')?.scrollIntoView({ block: 'center' }));
    },
  };
  readonly #panels = new Panels(this, this.#actions, () => this.requestUpdate());
  readonly #stage: StageView = new StageView(this, { select: (selection) => this.#select(selection), moved: () => this.#loop.wake(), changed: () => this.#changed() });

  constructor() {
    super();
    this.autoplay = false;
    this.ready = new Promise((resolve) => { this.#begun = resolve; });
  }

  // What a page can ask of it. Before it is ready, nothing happens.

  play(): void { this.#session?.play(); }

  pause(): void { this.#session?.pause(); }

  /** Exactly one event. */
  step(): void { this.#session?.step(); }

  /** Goes to a minute of this run, back or forth. */
  seek(minutes: number): void { this.#session?.seek(minutes); }

  /** As it began, with the same seed and the knobs where they are. */
  again(): void { this.#restart(this.#session?.seed); }

  /** As it began, with a seed that nobody chose. */
  newSeed(): void { if (this.#session) this.#restart(freshSeed()); }

  /** 16 hexadecimal digits that stand for everything in the run at this moment. */
  digest(): string | undefined { return this.#ask((session) => session.digest); }

  /** Everything that is measured. */
  metrics(): Metrics | undefined { return this.#ask((session) => (session.refresh(), session.metrics)); }

  /** An address that brings back exactly what is on screen. */
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

  /** What a run is made from. */
  get #wanted(): readonly unknown[] { return [this.scenario, this.seed, this.variant]; }

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
    this.#loop.wake();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#surroundings.disconnect();
    this.#stage.disconnect();
    this.#loop.stop();
  }

  protected override firstUpdated(): void {
    this.#begin().then(this.#begun, (error: unknown) => {
      this.#failure = error instanceof Error ? error.message : String(error);
      this.requestUpdate();
    });
  }

  /** The first run. */
  async #begin(): Promise<void> {
    this.#openAsAsked();
    const { scenario, variant } = this;
    const arrival = arrivalFor(this);
    const shared = arrival.then((arrived) => this.#bring(...askedIn(arrived)));
    const [loaded, own, arrived, brought] = await Promise.all([load(), this.#bring(scenario, variant), arrival, shared]);
    this.#loaded = loaded;
    if (arrived) return this.#arrive(arrived, brought);
    // Another one may have been asked for meanwhile.
    if (this.scenario === scenario && this.variant === variant) this.#build(own, this.autoplay);
    else await this.#buildSoon(this.autoplay);
  }

  /** Over when what was asked for is on the page, a run that had to be waited for included. */
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
    this.#turn(session, (['loss', 'delay', 'load'] as const).filter((attribute) => changed.has(attribute)));
  }

  protected override render(): TemplateResult {
    if (!this.#session) return waiting(this.#failure, this.#panels);
    const state = { notices: this.#notices, words: this.#announcer.words, copied: this.#copied };
    return view(this.#session, state, this.#stage, this.#panels, this.#actions);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.#session) return;
    if (changed.has('theme') && changed.get('theme') !== undefined) this.#recolour();
    this.#stage.attach(this.#session, this.#castIsNew);
    this.#castIsNew = false;
    this.#panels.rendered(this.#session);
  }

  /** A new run from the attributes, once what they ask for is here. */
  #buildSoon(playing: boolean, because: readonly string[] = []): Promise<void> | void {
    const { scenario, variant } = this;
    if (!isElsewhere(scenario) && variant == null) return this.#build(undefined, playing, because);
    this.#builtFrom = this.#wanted;
    return this.#asked.wait(this.#bring(scenario, variant), (brought) => this.#build(brought, this.#session?.player.playing ?? playing, because));
  }

  /** A new run from the attributes; `brought` is what came of a scenario of one's own, `because` is to be said, too. */
  #build(brought: Brought, playing: boolean, because: readonly string[] = []): void {
    // What was said of how it should look stays when the first run is made.
    if (this.#session) this.#notices = [];
    const settings = readSettings(this, LIBRARY, DEFAULT_SCENARIO, brought, this.#session !== undefined);
    this.#builtFrom = this.#wanted;
    if (this.#session && settings.refused) return this.#say([...settings.sentences, ...because]);
    const session = this.#start(settings.runnable, settings.seed ?? freshSeed());
    const sentences = [...settings.sentences];
    this.#turn(session, ['loss', 'delay', 'load']);
    this.#opening = readStart(this.start, sentences) ?? session.cast.opens_at_minutes;
    session.seek(this.#opening);
    this.#say(sentences);
    this.#say(because);
    if (playing) session.play();
  }

  #restart(seed: number | undefined): void {
    this.#session?.restart(seed);
    this.#session?.seek(this.#opening);
  }

  #start(runnable: Runnable, seed: number): Session {
    this.#asked.forget();
    const session = new Session(this.#loaded!, { ...runnable, seed }, {
      changed: () => this.#changed(),
      commanded: (command) => this.#tell('command', { command }),
      problems: (problems) => {
        this.#tell('problem', { crashed: false, seed, problems });
        this.#say(problems.map(({ message }) => message));
      },
      crashed: (error, crashedSeed) => {
        console.error(`Actorium broke with seed ${crashedSeed}.`, error);
        this.#tell('problem', { crashed: true, seed: crashedSeed, problems: [] });
        // What breaks while a panel is rendered is shown by the next render, not by that one.
        void this.updateComplete.then(() => this.requestUpdate());
      },
    });
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

  /** Turns knobs to where attributes want them. */
  #turn(session: Session, attributes: readonly (keyof typeof KNOB_ATTRIBUTES)[]): void {
    const sentences: string[] = [];
    for (const attribute of attributes) {
      const knob = session.knobs.find((candidate) => candidate.knob === KNOB_ATTRIBUTES[attribute])!;
      const value = readKnob(attribute, this[attribute], knob, sentences);
      if (value !== undefined && value !== knob.value) session.dispatch({ set_knob: { knob: knob.knob, value } });
    }
    this.#say(sentences);
  }

  /** Brings what is asked for, and what draws it: its first picture is whole. */
  async #bring(asked?: unknown, variant?: unknown): Promise<Brought> {
    const brought = await (variant == null ? fetchScenario(asked) : PARTS.variants().then(({ fetchVariant }) => fetchVariant(asked, variant), () => undefined));
    if (brought && 'scenario' in brought) await this.#stage.prepare(brought.scenario);
    return brought;
  }

  /** Opens the panel that is asked for. */
  #openAsAsked(): void {
    const sentences: string[] = [];
    this.#panels.show(readPanel(this.panel, PANELS, sentences));
    this.#say(sentences);
  }

  /** Takes up what the page's address has come to be. */
  async #follow(): Promise<void> {
    const arrived = await arrivalFor(this);
    if (!arrived || !this.#loaded) return;
    await this.#asked.wait(this.#bring(...askedIn(arrived)), (brought) => this.#arrive(arrived, brought).then(() => this.scrollIntoView({ block: 'nearest' })));
  }

  /** Takes up what the page's address brings. */
  async #arrive(arrived: NonNullable<Arrival>, brought: Brought): Promise<void> {
    const problem = 'problem' in arrived ? arrived.problem : this.#restore(arrived.shared, brought);
    if (problem !== undefined) await this.#buildSoon(this.autoplay, [problem, 'Here is where this figure starts instead.']);
  }

  /** Brings back a shared run, at rest; or says why that cannot be. */
  #restore(shared: Shared, brought: Brought): string | undefined {
    if (!brought && typeof shared.scenario === 'string') return `This link shows a scenario called “${shared.scenario}”, which there is not.`;
    if (!brought) return 'This link carries a scenario of its own, and what reads one could not be loaded.';
    if ('problems' in brought) return 'This link carries a scenario with mistakes in it.';
    if (brought.sentences) return 'This link shows a variant that cannot be had.';
    const session = this.#start(brought, shared.seed);
    this.#opening = session.cast.opens_at_minutes;
    try {
      session.replay(shared.journal, shared.moment);
    } catch {
      return 'This link is damaged: a run like this cannot have happened.';
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

  /** Whatever breaks in a frame ends this run, and not the page around it. */
  #frame(timestampMs: number): boolean {
    const session = this.#session;
    if (!session) return false;
    try {
      return this.#show(session, timestampMs);
    } catch (error) {
      session.crash(error);
      return false;
    }
  }

  /** One frame; says whether there should be another. */
  #show(session: Session, timestampMs: number): boolean {
    session.frame(timestampMs);
    const { running } = session.player;
    const moving = this.#stage.draw(session, this.#surroundings.reducedMotion);
    const wordsAreDue = running ? timestampMs - this.#textMs >= TEXT_MS : this.#announcer.isDue(timestampMs, running);
    if (this.#dirty || wordsAreDue) this.#read(session, timestampMs);
    const waits = this.#panels.draw(session, timestampMs, this.#dirty || running);
    this.#dirty = false;
    return running || moving || waits || this.#announcer.holding;
  }

  #read(session: Session, timestampMs: number): void {
    this.#textMs = timestampMs;
    session.refresh();
    this.#announcer.update(summaryWords(session, this.#stage.crowded(session), this.#stage.standings(session)), timestampMs, session.player.running);
    this.#tell('moment', { minutes: session.nowMinutes, metrics: session.metrics });
    this.requestUpdate();
  }

  #changed(): void {
    this.#dirty = true;
    this.#loop.wake();
  }

  #select(selection: Selection | undefined): void {
    if (!this.#session) return;
    this.#session.selection = selection;
    if (selection) this.#panels.show('inspect');
    this.#changed();
  }

  #seen(): void {
    if (!this.#session) return;
    this.#session.player.hidden = this.#surroundings.hidden;
    this.#session.player.offScreen = this.#surroundings.offScreen;
    this.#loop.wake();
  }

  #recolour(): void {
    this.#stage.recolour();
    this.#panels.recolour();
    this.#changed();
  }

  async #copyLink(): Promise<void> {
    const outcome = await copy(this.link());
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
